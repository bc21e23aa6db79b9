package fr.trophees.candidature;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Jalon;
import fr.trophees.edition.Ponctualite;
import java.time.Instant;
import java.util.Optional;

/**
 * The dates of an edition as they bear on a dossier (D-1), and what a suspension does to them: while it lasts, no deadline passes
 * that had not passed when it began (ORG-1).
 *
 * @param suspendueLe when the running suspension began, null when there is none
 */
record Delais(Calendrier calendrier, Instant suspendueLe) {

    /** The last instant on time, its whole second included. */
    Instant cloture() {
        return calendrier.instant(Jalon.CLOTURE);
    }

    /** The first instant when nothing is accepted any more. */
    Instant limite() {
        return calendrier.instant(Jalon.LIMITE);
    }

    boolean avantLancement(Instant instant) {
        return Ponctualite.de(calendrier, arrete(instant)) == Ponctualite.AVANT_LANCEMENT;
    }

    /** A candidature completed then is late. */
    boolean apresCloture(Instant instant) {
        Ponctualite ponctualite = Ponctualite.de(calendrier, arrete(instant));
        return ponctualite == Ponctualite.HORS_DELAI || ponctualite == Ponctualite.TROP_TARD;
    }

    /** From when on a completion is late; empty when none is, because a suspension began before that. */
    Optional<Instant> premierRetard() {
        return Optional.of(cloture().plusSeconds(1)).filter(this::apresCloture);
    }

    /** What arrives then is refused. */
    boolean apresLimite(Instant instant) {
        return Ponctualite.de(calendrier, arrete(instant)) == Ponctualite.TROP_TARD;
    }

    /**
     * An attestation that arrives then has no effect.
     *
     * @param avant exclusive: the date that staff gave for a better one (D-5), null without one
     */
    boolean attestationTropTard(Instant instant, Instant avant) {
        return apresLimite(instant) && (avant == null || !arrete(instant).isBefore(avant));
    }

    private Instant arrete(Instant instant) {
        return suspendueLe != null && instant.isAfter(suspendueLe) ? suspendueLe : instant;
    }
}
