package fr.trophees.vote;

import java.util.Map;

/** What is recorded of the jury's session (JURY-9); kept in seance. */
public interface SessionDuJury {

    /** Member's account → whether they sat, in the room or at a distance; those of whom nothing is recorded are absent. */
    Map<String, Boolean> presences(String edition);

    /** A place or a video conference is recorded. */
    boolean situee(String edition);
}
