package fr.trophees.courriel;

/** A mail in words: its subject, its text part and its HTML part. */
public record CourrielRendu(String sujet, String texte, String html) {}
