package fr.trophees.candidature;

/** A deposited dossier was withdrawn; published within the transaction. A tie with it no longer recuses (JURY-3). */
public record DossierRetire(String edition, String numero, String siren, String categorie) {}
