package fr.trophees.courriel;

import java.net.URI;
import java.util.Optional;

/** Makes a juror's personal link anew for each mail that carries it: it is never stored in clear. */
public interface LiensDesJures {

    /**
     * The link that opens the juror's space now. Called within the delivering transaction, once per mail; must not change
     * anything.
     *
     * @return empty for who is not, or no longer, a member of the jury
     */
    Optional<URI> lien(String edition, String jure);
}
