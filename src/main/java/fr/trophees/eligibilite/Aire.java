package fr.trophees.eligibilite;

import java.util.List;

/**
 * Where the facilitateur works (ELIG-4).
 *
 * @param communes Insee codes of communes, SIREN of EPCI or EPT; may be empty
 * @param departement code of a whole département, or null
 */
public record Aire(List<String> communes, String departement) {

    public static final Aire ABSENTE = new Aire(List.of(), null);

    public Aire {
        communes = communes == null
                ? List.of()
                : communes.stream()
                        .filter(code -> code != null && !code.isBlank())
                        .toList();
        departement = departement == null || departement.isBlank() ? null : departement;
    }

    boolean absente() {
        return communes.isEmpty() && departement == null;
    }
}
