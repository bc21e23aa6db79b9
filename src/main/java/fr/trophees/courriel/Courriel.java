package fr.trophees.courriel;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A mail to write: {@code Courriel.a(adresse, concours, contenu).dossier(id, numero).cle("depot/" + id)}.
 *
 * @param destinataire one address
 * @param dossier whose personal link the mail carries; null for none
 * @param numero number of that dossier, null for a draft
 * @param jure id of the juror it goes to, null for others
 * @param cle what makes it unique, null when it may be repeated: a mail with the same key is written once, ever. By
 *     convention {@code <type>/<whom or what it is about>/<the fact told>}
 * @param leAuPlusTot not delivered before; null for at once
 */
public record Courriel(
        String destinataire,
        Concours concours,
        Contenu contenu,
        UUID dossier,
        String numero,
        String jure,
        String cle,
        Instant leAuPlusTot) {

    public Courriel {
        Objects.requireNonNull(destinataire, "destinataire");
        Objects.requireNonNull(concours, "concours");
        Objects.requireNonNull(contenu, "contenu");
    }

    public static Courriel a(String destinataire, Concours concours, Contenu contenu) {
        return new Courriel(destinataire, concours, contenu, null, null, null, null, null);
    }

    public Courriel dossier(UUID dossier, String numero) {
        return new Courriel(destinataire, concours, contenu, dossier, numero, jure, cle, leAuPlusTot);
    }

    public Courriel jure(String jure) {
        return new Courriel(destinataire, concours, contenu, dossier, numero, jure, cle, leAuPlusTot);
    }

    public Courriel cle(String cle) {
        return new Courriel(destinataire, concours, contenu, dossier, numero, jure, cle, leAuPlusTot);
    }

    public Courriel leAuPlusTot(Instant instant) {
        return new Courriel(destinataire, concours, contenu, dossier, numero, jure, cle, instant);
    }

    public TypeCourriel type() {
        return TypeCourriel.de(contenu);
    }
}
