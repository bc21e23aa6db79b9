package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the jury decided, in session, on a category that the votes alone don't settle (JURY-4); staff only records it.
 *
 * @param laureats numbers of dossiers: one with {@link Decision#DEPARTAGER}, two or more, all different, with
 *     {@link Decision#EX_AEQUO}, none with {@link Decision#AUCUN_LAUREAT}
 */
public record Deliberation(Decision decision, List<String> laureats) {

    /** The three ends that article 4.5 leaves to the jury. */
    public enum Decision {
        DEPARTAGER("departager"),
        EX_AEQUO("ex-aequo"),
        AUCUN_LAUREAT("aucun-laureat");

        private final String code;

        Decision(String code) {
            this.code = code;
        }

        /** The value of the variable {@code decision} of {@code userTask_deliberer}. */
        public String code() {
            return code;
        }

        private static Optional<Decision> parCode(String code) {
            return Arrays.stream(values())
                    .filter(decision -> decision.code.equals(code))
                    .findFirst();
        }
    }

    public Deliberation {
        laureats = List.copyOf(laureats);
        refusDuNombre(decision, laureats).ifPresent(message -> {
            throw new IllegalArgumentException(message);
        });
        if (new HashSet<>(laureats).size() < laureats.size()) {
            throw new IllegalArgumentException("Un dossier est désigné deux fois.");
        }
    }

    /**
     * Reads what {@link #verifier} accepted.
     *
     * @throws IllegalArgumentException if it had not been accepted
     */
    public static Deliberation lire(String decision, String laureats) {
        Decision lue = Decision.parCode(decision)
                .orElseThrow(() -> new IllegalArgumentException("Décision de délibération inconnue."));
        return new Deliberation(lue, numeros(laureats));
    }

    /**
     * Checks what staff records in {@code userTask_deliberer} (JURY-4, JURY-5).
     *
     * @param decision one of the three codes
     * @param laureats numbers of dossiers separated by commas; may be {@code null}
     * @param structures the dossiers the jury may choose from, number → structure: those admitted in the category, less
     *     those struck because their structure is rewarded elsewhere
     * @return nothing when all is well
     */
    public static Optional<Erreur> verifier(String decision, String laureats, Map<String, String> structures) {
        Optional<Decision> lue = Decision.parCode(decision);
        if (lue.isEmpty()) {
            return Optional.of(new Erreur(
                    "decision", "Choisissez de départager, de désigner des ex-aequo ou de ne désigner aucun lauréat."));
        }
        List<String> numeros = numeros(laureats);
        return refusDuNombre(lue.get(), numeros)
                .or(() -> refusDesDossiers(numeros, structures))
                .map(message -> new Erreur("laureats", message));
    }

    private static Optional<String> refusDuNombre(Decision decision, List<String> numeros) {
        return switch (decision) {
            case DEPARTAGER ->
                numeros.size() == 1
                        ? Optional.empty()
                        : Optional.of("Pour départager, indiquez le numéro d’un seul dossier.");
            case EX_AEQUO ->
                numeros.size() >= 2
                        ? Optional.empty()
                        : Optional.of("Pour des ex-aequo, indiquez au moins deux numéros de dossiers, séparés par des"
                                + " virgules.");
            case AUCUN_LAUREAT ->
                numeros.isEmpty() ? Optional.empty() : Optional.of("Sans lauréat, n’indiquez aucun numéro de dossier.");
        };
    }

    private static Optional<String> refusDesDossiers(List<String> numeros, Map<String, String> structures) {
        Set<String> dossiersVus = new HashSet<>();
        Set<String> structuresVues = new HashSet<>();
        for (int i = 0; i < numeros.size(); i++) {
            String structure = structures.get(numeros.get(i));
            String rang = numeros.size() == 1 ? "Le numéro indiqué" : "Le numéro en position " + (i + 1);
            if (structure == null) {
                return Optional.of(rang + " n’est pas celui d’un dossier qui peut être désigné dans cette catégorie.");
            }
            if (!dossiersVus.add(numeros.get(i))) {
                return Optional.of(rang + " est indiqué deux fois.");
            }
            if (!structuresVues.add(structure)) {
                return Optional.of(rang + " est celui d’une structure déjà désignée. Une structure n’est récompensée"
                        + " que pour un seul projet.");
            }
        }
        return Optional.empty();
    }

    private static List<String> numeros(String laureats) {
        return laureats == null
                ? List.of()
                : Arrays.stream(laureats.split(","))
                        .map(String::strip)
                        .filter(numero -> !numero.isEmpty())
                        .toList();
    }
}
