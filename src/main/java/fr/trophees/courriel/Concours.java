package fr.trophees.courriel;

import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import java.util.Objects;

/**
 * What every mail says of the contest it is about: copied from the edition when the mail is written.
 *
 * @param edition edition id; null for a mail about none
 * @param titre plural, without article: "Trophées des Initiatives Territoriales 2024"
 * @param organisateur who signs; null for Alliance Villes Emploi
 * @param contact address for questions and {@code Reply-To}; null for the organiser's mailbox
 */
public record Concours(String edition, String titre, String organisateur, String contact) {

    private static final String ORGANISATEUR = "Alliance Villes Emploi";
    private static final String CONTACT = "ave@ville-emploi.asso.fr";

    public Concours {
        Objects.requireNonNull(titre, "titre");
        organisateur = organisateur == null ? ORGANISATEUR : organisateur;
        contact = contact == null ? CONTACT : contact;
    }

    /** The contest that an edition is. */
    public static Concours de(Edition edition) {
        Definition definition = edition.definition();
        return new Concours(
                edition.id(),
                edition.titre(),
                definition.organisateur(),
                definition.contact().courriel());
    }

    public Concours(String edition, String titre) {
        this(edition, titre, null, null);
    }
}
