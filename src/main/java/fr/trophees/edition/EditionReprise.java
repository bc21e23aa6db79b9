package fr.trophees.edition;

import java.time.Instant;

/** Published, in the transaction, when a suspended edition resumes: what has its own dates moves by the pause (ORG-1). */
public record EditionReprise(String edition, Instant suspendueLe, Instant repriseLe) {}
