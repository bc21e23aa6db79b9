package fr.trophees.moteur;

/** Every name that diagrams and code share: process ids, variables, messages. Declared once. */
public final class Nom {

    public static final String PROCESSUS_EDITION = "edition";
    public static final String PROCESSUS_CANDIDATURE = "candidature";
    public static final String PROCESSUS_VOTE = "vote";
    public static final String PROCESSUS_DEMANDE = "demande-rgpd";

    public static final String VARIABLE_EDITION = "edition";
    public static final String VARIABLE_NUMERO = "numero";
    public static final String VARIABLE_CATEGORIE = "categorie";
    public static final String VARIABLE_JURE = "jure";

    public static final String MESSAGE_CANDIDATURE_DEPOSEE = "candidature.deposee";
    public static final String MESSAGE_CANDIDATURE_MODIFIEE = "candidature.modifiee";
    public static final String MESSAGE_CANDIDATURE_DEPLACEE = "candidature.deplacee";
    public static final String MESSAGE_CANDIDATURE_RETIREE = "candidature.retiree";
    public static final String MESSAGE_ATTESTATION_RECUE = "attestation.recue";
    public static final String MESSAGE_CALENDRIER_MODIFIE = "calendrier.modifie";
    public static final String MESSAGE_ECHEANCES_CHANGEES = "echeances.changees";
    public static final String MESSAGE_EDITION_SUSPENDUE = "edition.suspendue";
    public static final String MESSAGE_EDITION_REPRISE = "edition.reprise";
    public static final String MESSAGE_EDITION_ANNULEE = "edition.annulee";
    public static final String MESSAGE_DOSSIERS_INSTRUITS = "dossiers.instruits";
    public static final String MESSAGE_CATEGORIE_POURVUE = "categorie.pourvue";
    public static final String MESSAGE_RECUSATION_TARDIVE = "recusation.tardive";
    public static final String MESSAGE_SCRUTIN_RECOMPOSE = "scrutin.recompose";
    public static final String MESSAGE_VOTANTS_CHANGES = "votants.changes";
    public static final String MESSAGE_DOSSIER_PARTI = "dossier.parti";
    public static final String MESSAGE_PALMARES_PROCLAME = "palmares.proclame";

    private Nom() {}
}
