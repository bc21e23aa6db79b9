package fr.trophees.edition;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What people decided, kept for the minutes and for answers to candidates.
 *
 * @param numero order of recording, given by the register; 0 before
 * @param dossier the dossier concerned, or null
 * @param categorie the category concerned, or null
 * @param sujet what it is about, e.g. {@code deliberation}
 * @param issue the decision itself, as the form names it
 * @param motif the reason, or null
 * @param presents who was in session, as typed, or null
 * @param par user id of who recorded it
 */
public record Decision(
        long numero,
        String edition,
        UUID dossier,
        String categorie,
        String sujet,
        String issue,
        String motif,
        String presents,
        String par,
        Instant le,
        Map<String, String> details) {}
