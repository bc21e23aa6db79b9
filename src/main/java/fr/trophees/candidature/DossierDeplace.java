package fr.trophees.candidature;

/**
 * AVE moved a dossier to another category (ELIG-7); published within the transaction. Ties in the new category recuse, even late
 * (JURY-3).
 */
public record DossierDeplace(String edition, String numero, String siren, String ancienne, String nouvelle) {}
