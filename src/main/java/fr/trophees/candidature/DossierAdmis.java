package fr.trophees.candidature;

/** A dossier was admitted to the vote; published within the transaction. */
public record DossierAdmis(String edition, String numero, String siren, String categorie) {}
