package fr.trophees.conservation;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Definition;
import java.time.Instant;
import java.time.Period;
import java.util.function.Function;

/** Until when an edition's data are kept, counted from its ceremony; the periods are the edition's own (usage, ORG-2). */
public enum Terme {
    /** What has served with the ceremony: drafts never deposited, questions left without an answer, answers to the invitation. */
    BROUILLONS("Brouillons non déposés", Definition.Conservation::brouillons),
    /** Deposited dossiers but the laureates', their mails, the members of the jury. */
    DOSSIERS("Dossiers déposés", Definition.Conservation::dossiers),
    /** The dossiers of laureates. */
    LAUREATS("Dossiers lauréats", Definition.Conservation::laureats);

    private final String libelle;
    private final Function<Definition.Conservation, Period> duree;

    Terme(String libelle, Function<Definition.Conservation, Period> duree) {
        this.libelle = libelle;
        this.duree = duree;
    }

    public String libelle() {
        return libelle;
    }

    public Period duree(Definition.Conservation durees) {
        return duree.apply(durees);
    }

    /** From when on nothing is kept any more: the same day and hour on the wall of Paris, months or years later. */
    public Instant le(Instant ceremonie, Definition.Conservation durees) {
        return ceremonie.atZone(Calendrier.PARIS).plus(duree(durees)).toInstant();
    }
}
