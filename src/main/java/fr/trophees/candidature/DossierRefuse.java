package fr.trophees.candidature;

/** A dossier was refused; published within the transaction. A tie with it no longer recuses (JURY-3). */
public record DossierRefuse(String edition, String numero, String siren, String categorie) {}
