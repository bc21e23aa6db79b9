package fr.trophees.candidature;

import java.util.Locale;

/** What became of a received attestation. Only the first two stand, one at most for a dossier. */
public enum StatutAttestation {
    A_VERIFIER,
    CONFORME,
    /** Not accepted by staff (D-5). */
    REFUSEE,
    /** The candidate sent another before it was looked at. */
    REMPLACEE,
    /** What it attests has changed since. */
    CADUQUE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StatutAttestation duCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
