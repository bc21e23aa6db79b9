package fr.trophees.site;

import fr.trophees.edition.EtatAppel;

/** What the public can do about a call at an instant: its state, with the hours between the closing and midnight apart (D-1). */
enum Situation {
    A_VENIR("Appel à venir", "attente"),
    OUVERT("Candidatures ouvertes", "ouvert"),
    /** After the closing and before the limit: still received, marked late. */
    HORS_DELAI("Clôture passée, réception hors délai", "attente"),
    CLOS("Candidatures closes", "ferme"),
    SUSPENDU("Concours suspendu", "attente"),
    ANNULE("Concours annulé", "stop"),
    PROCLAME("Résultats proclamés", "laureat");

    private final String libelle;
    private final String ton;

    Situation(String libelle, String ton) {
        this.libelle = libelle;
        this.ton = ton;
    }

    public String libelle() {
        return libelle;
    }

    /** Class of the label in the style sheet. */
    public String ton() {
        return ton;
    }

    /** @param recoit whether a new dossier can still be begun */
    static Situation de(EtatAppel etat, boolean recoit) {
        return switch (etat) {
            case A_VENIR -> A_VENIR;
            case OUVERT -> OUVERT;
            case CLOS -> recoit ? HORS_DELAI : CLOS;
            case SUSPENDU -> SUSPENDU;
            case ANNULE -> ANNULE;
            case PROCLAME -> PROCLAME;
        };
    }
}
