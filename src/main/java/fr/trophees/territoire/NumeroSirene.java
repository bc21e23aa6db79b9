package fr.trophees.territoire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.checkdigit.LuhnCheckDigit;

/** What SIREN and SIRET have in common: how they are typed, their length and their key. */
enum NumeroSirene {
    SIREN(9),
    SIRET(14);

    private static final Pattern CHIFFRES = Pattern.compile("[0-9]+");

    private final int longueur;

    NumeroSirene(int longueur) {
        this.longueur = longueur;
    }

    /** Drops every kind of space, and the invisible characters that come along when a number is pasted. */
    static String sansEspaces(String texte) {
        if (texte == null) {
            return "";
        }
        StringBuilder reste = new StringBuilder(texte.length());
        for (int i = 0; i < texte.length(); i++) {
            char c = texte.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                reste.append(c);
            }
        }
        return reste.toString();
    }

    /** A sum of zero has no key: 000 000 000 is not a number of the directory. */
    static boolean cleExacte(String chiffres) {
        return LuhnCheckDigit.LUHN_CHECK_DIGIT.isValid(chiffres);
    }

    /** What is wrong with the characters or the length of a number without spaces, in French, for the person who typed. */
    Optional<String> anomalieDeForme(String numero) {
        if (numero.isEmpty()) {
            return Optional.of("Le numéro %s est vide\u00A0; il compte %d chiffres.".formatted(this, longueur));
        }
        if (!CHIFFRES.matcher(numero).matches()) {
            return Optional.of(
                    "Le numéro %s ne comporte que des chiffres (%d), avec ou sans espaces.".formatted(this, longueur));
        }
        if (numero.length() != longueur) {
            return Optional.of("Le numéro %s compte %d chiffres, et non %d%s."
                    .formatted(this, longueur, numero.length(), confusion(numero.length())));
        }
        return Optional.empty();
    }

    private String confusion(int saisis) {
        if (this == SIREN && saisis == SIRET.longueur) {
            return "\u00A0; c’est peut-être un SIRET, dont les neuf premiers chiffres sont le SIREN";
        }
        if (this == SIRET && saisis == SIREN.longueur) {
            return "\u00A0; c’est peut-être un SIREN, auquel il manque les cinq chiffres de l’établissement";
        }
        return "";
    }
}
