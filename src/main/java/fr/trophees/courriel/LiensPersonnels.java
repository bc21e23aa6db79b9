package fr.trophees.courriel;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Makes a dossier's personal link anew for each mail that carries it: it is never stored in clear. */
public interface LiensPersonnels {

    /**
     * The link that opens the dossier now. Called within the delivering transaction, once per mail; must not change anything.
     *
     * @return empty when the dossier is erased: a mail about nothing but its link is then not sent
     */
    Optional<URI> lien(UUID dossier);
}
