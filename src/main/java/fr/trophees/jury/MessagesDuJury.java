package fr.trophees.jury;

import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import org.springframework.stereotype.Component;

/** What members are written about their way in. */
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
                new Concours(
                        edition.id(),
                        edition.titre(),
                        null,
                        edition.definition().contact().courriel()),
                new Contenu.JuryLien(membre.nom(), edition.calendrier().instant(Jalon.FERMETURE_VOTES), remplace),
                null,
                null,
                membre.id(),
                cle,
                null));
    }
}
