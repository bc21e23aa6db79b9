package fr.trophees.territoire;

import java.util.List;

/**
 * A grouping of communes: an EPCI à fiscalité propre, or an EPT of Greater Paris.
 *
 * @param population sum of the populations municipales of its communes
 * @param communes by Insee code
 */
public record Epci(Siren siren, String nom, TypeEpci type, int population, List<Commune> communes) {

    @Override
    public String toString() {
        return "Epci[%s, %s]".formatted(siren, nom);
    }
}
