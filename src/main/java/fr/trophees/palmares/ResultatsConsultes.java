package fr.trophees.palmares;

/** Somebody looked at results; before the proclamation it is written down (JURY-7). @param quoi in words, for the register */
public record ResultatsConsultes(String edition, String quoi, String compte) {}
