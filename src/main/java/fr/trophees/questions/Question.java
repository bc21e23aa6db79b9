package fr.trophees.questions;

import java.time.Instant;
import java.util.UUID;

/**
 * A question about a call and the answer published for all.
 *
 * @param courriel who asked, for staff alone; null where staff added it, and once it is answered or set aside
 * @param texte as it was asked; null where staff added it, once it is published, and after the contest
 * @param question as published, in staff's words; null before
 * @param modifieeLe when the published words changed last, or null
 * @param ecarteeLe when staff set it aside, or null
 * @param version what a change is made on: somebody else's change in between is not overwritten
 */
public record Question(
        UUID id,
        String edition,
        String courriel,
        String texte,
        Instant poseeLe,
        String question,
        String reponse,
        Instant publieeLe,
        Instant modifieeLe,
        Instant ecarteeLe,
        int version) {

    public boolean publiee() {
        return publieeLe != null;
    }

    public boolean enAttente() {
        return publieeLe == null && ecarteeLe == null;
    }
}
