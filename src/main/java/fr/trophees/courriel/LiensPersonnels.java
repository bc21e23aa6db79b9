package fr.trophees.courriel;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Makes a dossier's personal link anew for each mail that carries it: it is never stored in clear. */
public interface LiensPersonnels {

    /**
     * The link that opens the dossier now. Called within the delivering transaction, once per mail; must not change anything.
     *
     * @param destinataire whom the mail goes to: somebody who is no longer the contact gets no link
     * @return empty when the dossier is erased: a mail about nothing but its link is then not sent
     */
    Optional<URI> lien(UUID dossier, String destinataire);

    /**
     * The token of a link that somebody else than the contact holds, see {@link Contenu#porte()}.
     *
     * @return empty once it is revoked: the mail is then not sent
     */
    Optional<String> jeton(UUID acces);
}
