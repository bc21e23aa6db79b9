package fr.trophees.territoire;

import java.util.Optional;

/**
 * Number of an establishment in the Sirene directory: the SIREN of its legal entity and five digits, the last one a key
 * of the whole.
 *
 * @param valeur the fourteen digits; the constructor also takes them with spaces
 */
public record Siret(String valeur) implements Comparable<Siret> {

    private static final String LA_POSTE = "356000000";

    /** @throws IllegalArgumentException if this is no SIRET; {@link #lire} and {@link #anomalie} are for what people type */
    public Siret {
        valeur = NumeroSirene.sansEspaces(valeur);
        if (anomalieDe(valeur).isPresent()) {
            throw new IllegalArgumentException("Numéro SIRET invalide");
        }
    }

    /** Reads a SIRET with any spaces (no-break ones included); empty if it is none. */
    public static Optional<Siret> lire(String texte) {
        String numero = NumeroSirene.sansEspaces(texte);
        return anomalieDe(numero).isPresent() ? Optional.empty() : Optional.of(new Siret(numero));
    }

    /** What is wrong with a typed SIRET, as a French sentence for its author (length, digits, key); empty if nothing is. */
    public static Optional<String> anomalie(String texte) {
        return anomalieDe(NumeroSirene.sansEspaces(texte));
    }

    private static Optional<String> anomalieDe(String numero) {
        Optional<String> forme = NumeroSirene.SIRET.anomalieDeForme(numero);
        if (forme.isPresent()) {
            return forme;
        }
        if (!NumeroSirene.cleExacte(numero.substring(0, 9))) {
            return Optional.of("Les neuf premiers chiffres du numéro SIRET ne forment pas un SIREN\u00A0: "
                    + "un chiffre au moins est mal saisi.");
        }
        if (!NumeroSirene.cleExacte(numero) && !etablissementDeLaPoste(numero)) {
            return Optional.of("La clé du numéro SIRET est fausse\u00A0: "
                    + "un chiffre au moins est mal saisi, sans doute parmi les cinq derniers.");
        }
        return Optional.empty();
    }

    /** La Poste has more establishments than the key allows: the digits of their SIRET add up to a multiple of five. */
    private static boolean etablissementDeLaPoste(String numero) {
        return numero.startsWith(LA_POSTE) && numero.chars().map(c -> c - '0').sum() % 5 == 0;
    }

    /** The legal entity that the establishment belongs to. */
    public Siren siren() {
        return new Siren(valeur.substring(0, 9));
    }

    /** For people: {@code 217 500 016 00019}, with no-break spaces. */
    public String enClair() {
        return siren().enClair() + '\u00A0' + valeur.substring(9);
    }

    @Override
    public int compareTo(Siret autre) {
        return valeur.compareTo(autre.valeur);
    }

    @Override
    public String toString() {
        return valeur;
    }
}
