package fr.trophees.vote;

import fr.trophees.edition.CalendrierDesDiagrammes;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.VisibleDesDiagrammes;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The dates of a vote: the edition's calendar, with the round's own closing when it has one. */
@Component("scrutins")
@VisibleDesDiagrammes
public class ScrutinsDesDiagrammes {

    private final EditionRepository editions;
    private final ScrutinRepository scrutins;

    ScrutinsDesDiagrammes(EditionRepository editions, ScrutinRepository scrutins) {
        this.editions = editions;
        this.scrutins = scrutins;
    }

    /**
     * @param phrase as written on the diagram, e.g. « veille de la fermeture des votes, 9 h »
     * @return the instant it means on the Paris wall clock; far ahead while the edition is suspended
     */
    public Date date(String edition, String categorie, String phrase) {
        Edition enCours = editions.charger(edition);
        return CalendrierDesDiagrammes.date(
                enCours,
                scrutins.dernier(edition, categorie)
                        .map(scrutin -> scrutin.calendrier(enCours))
                        .orElse(enCours.calendrier()),
                phrase);
    }
}
