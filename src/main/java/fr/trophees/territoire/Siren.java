package fr.trophees.territoire;

import java.util.Optional;

/**
 * Number of a legal entity in the Sirene directory: nine digits, the last one a key. The applicant's identity in ELIG-5.
 *
 * @param valeur the nine digits; the constructor also takes them with spaces
 */
public record Siren(String valeur) implements Comparable<Siren> {

    /** @throws IllegalArgumentException if this is no SIREN; {@link #lire} and {@link #anomalie} are for what people type */
    public Siren {
        valeur = NumeroSirene.sansEspaces(valeur);
        if (anomalieDe(valeur).isPresent()) {
            throw new IllegalArgumentException("Numéro SIREN invalide");
        }
    }

    /** Reads a SIREN with any spaces (no-break ones included); empty if it is none. */
    public static Optional<Siren> lire(String texte) {
        String numero = NumeroSirene.sansEspaces(texte);
        return anomalieDe(numero).isPresent() ? Optional.empty() : Optional.of(new Siren(numero));
    }

    /** What is wrong with a typed SIREN, as a French sentence for its author (length, digits, key); empty if nothing is. */
    public static Optional<String> anomalie(String texte) {
        return anomalieDe(NumeroSirene.sansEspaces(texte));
    }

    private static Optional<String> anomalieDe(String numero) {
        return NumeroSirene.SIREN
                .anomalieDeForme(numero)
                .or(() -> NumeroSirene.cleExacte(numero)
                        ? Optional.empty()
                        : Optional.of("La clé du numéro SIREN est fausse\u00A0: un chiffre au moins est mal saisi."));
    }

    /** For people: {@code 217 500 016}, with no-break spaces. */
    public String enClair() {
        return valeur.substring(0, 3) + '\u00A0' + valeur.substring(3, 6) + '\u00A0' + valeur.substring(6);
    }

    @Override
    public int compareTo(Siren autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
