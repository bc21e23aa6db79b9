package fr.trophees.jury;

import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What members are written about their way in, and their way out. */
@Component
class MessagesDuJury {

    private final CourrielService courriels;

    MessagesDuJury(CourrielService courriels) {
        this.courriels = courriels;
    }

    /**
     * @param remplace the former links stopped working
     * @param cle null when it may be repeated
     */
    void lien(Edition edition, Jure membre, boolean remplace, String cle) {
        courriels.envoyer(new Courriel(
                membre.courriel(),
                Concours.de(edition),
                new Contenu.JuryLien(membre.nom(), edition.calendrier().instant(Jalon.FERMETURE_VOTES), remplace),
                null,
                null,
                membre.id(),
                cle,
                null));
    }

    /** Once, whatever is proclaimed again. */
    void remercier(Edition edition, Jure membre) {
        courriels.envoyer(
                Courriel.a(membre.courriel(), Concours.de(edition), new Contenu.JuryRemerciement(membre.nom()))
                        .jure(membre.id())
                        .cle("jury-remerciement/" + edition.id() + "/" + membre.id()));
    }

    void depart(Edition edition, Jure parti) {
        courriels.envoyer(Courriel.a(parti.courriel(), Concours.de(edition), new Contenu.JuryDepart(parti.nom())));
    }

    /** The former address learns that the link left for another one, and the president with it. */
    void adresse(Edition edition, Jure avant, Jure apres, Optional<Jure> president, Instant le) {
        String nouvelle = masquer(apres.courriel());
        courriels.envoyer(Courriel.a(
                avant.courriel(), Concours.de(edition), new Contenu.JuryAdresse(avant.nom(), null, le, nouvelle)));
        president
                .filter(membre -> !membre.id().equals(apres.id()))
                .ifPresent(membre -> courriels.envoyer(Courriel.a(
                        membre.courriel(),
                        Concours.de(edition),
                        new Contenu.JuryAdresse(membre.nom(), apres.nom(), le, nouvelle))));
    }

    /** {@code m…@exemple.fr}: enough to recognise an address that one knows. */
    private static String masquer(String courriel) {
        return courriel.charAt(0) + "…" + courriel.substring(courriel.lastIndexOf('@'));
    }
}
