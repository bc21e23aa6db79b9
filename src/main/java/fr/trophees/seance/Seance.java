package fr.trophees.seance;

import java.time.Instant;
import java.util.Map;

/**
 * The jury's session (JURY-9).
 *
 * @param debut the calendar's
 * @param lieu null when it meets by video only
 * @param visio link of the video conference, null for none
 * @param minutes how long it should last
 * @param convoqueeLe when members were first called, null until then
 * @param sequence of the notice last sent
 * @param presences attendance, by account of the member; those of whom nothing is recorded are not in it
 */
public record Seance(
        String edition,
        Instant debut,
        String lieu,
        String visio,
        int minutes,
        Instant convoqueeLe,
        int sequence,
        Map<String, Presence> presences) {

    public Seance {
        presences = Map.copyOf(presences);
    }

    /** @param remplacePar account of the member who sits instead, with {@link Statut#REMPLACE} only */
    public record Presence(Statut statut, String remplacePar) {}

    /** Where a member was during the session. */
    public enum Statut {
        PRESENT("present", "présent"),
        A_DISTANCE("a-distance", "présent à distance"),
        EXCUSE("excuse", "excusé"),
        ABSENT("absent", "absent"),
        REMPLACE("remplace", "remplacé");

        private final String code;
        private final String libelle;

        Statut(String code, String libelle) {
            this.code = code;
            this.libelle = libelle;
        }

        /** In the database and in forms. */
        public String code() {
            return code;
        }

        public String libelle() {
            return libelle;
        }

        public boolean siege() {
            return this == PRESENT || this == A_DISTANCE;
        }
    }
}
