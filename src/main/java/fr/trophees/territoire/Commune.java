package fr.trophees.territoire;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A commune as it stands in one version of the official data.
 *
 * @param insee Insee code: {@code 29019}, {@code 2A004}
 * @param nom e.g. Brest
 * @param siren empty in the overseas collectivités
 * @param epci the EPCI à fiscalité propre that it belongs to, or empty
 * @param ept in Greater Paris, its établissement public territorial, or empty
 * @param population population municipale, of the département's {@link Departement#annee}; empty where nobody is counted
 */
public record Commune(
        String insee,
        String nom,
        Departement departement,
        Optional<Siren> siren,
        Optional<Siren> epci,
        Optional<Siren> ept,
        OptionalInt population) {

    public Region region() {
        return departement.region();
    }

    /** For lists and search boxes: {@code Saint-Denis (93, Seine-Saint-Denis)}. */
    public String enClair() {
        return "%s (%s, %s)".formatted(nom, departement.code(), departement.nom());
    }
}
