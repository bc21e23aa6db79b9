package fr.trophees.jury;

import fr.trophees.jury.LiensPossibles.Rapprochement;
import java.util.List;

/**
 * A tie that the system proposes: people confirm or dismiss it (JURY-3).
 *
 * @param membre name of the juror
 * @param structure name of the structure
 * @param lieu where it has its seat, empty when unknown
 * @param rapprochements the facts that matched, two by two; never empty
 */
public record Proposition(
        String jure, String membre, String siren, String structure, String lieu, List<Rapprochement> rapprochements) {

    public Proposition {
        rapprochements = List.copyOf(rapprochements);
    }
}
