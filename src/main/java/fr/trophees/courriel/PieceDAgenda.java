package fr.trophees.courriel;

/** A calendar file, as it is attached to a mail. */
record PieceDAgenda(String nom, byte[] contenu) {}
