package fr.trophees.vote;

/** A dossier as a ballot names it; nothing of the contact (ORG-4). */
public record EnLice(String numero, String structure, String titre) {}
