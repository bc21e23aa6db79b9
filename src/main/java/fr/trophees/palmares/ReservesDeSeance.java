package fr.trophees.palmares;

import java.util.List;

/** What the jury's session leaves to settle before the results are validated; implemented where the session is kept. */
public interface ReservesDeSeance {

    /** French sentences, none when nothing is left. */
    List<String> reserves(String edition);
}
