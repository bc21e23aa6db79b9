package fr.trophees.vote;

import java.time.Instant;

/**
 * What a juror is answered once their ballot is recorded, for that juror alone (JURY-8).
 *
 * @param choix as it enters the hash
 * @param empreinte hexadecimal
 */
public record Recepisse(Instant enregistreLe, int tour, String choix, String recu, String empreinte) {

    /** Without the ballot: a record's own text would tell it to a log. */
    @Override
    public String toString() {
        return "Recepisse";
    }
}
