package fr.trophees.vote;

/** A dossier that the jury votes on, as a juror sees it in the list: nothing of the contact (ORG-4). */
public record EnLice(String numero, String structure, String titre) {}
