package fr.trophees.jury;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a juror's password must be: long rather than contrived, and not what anybody would try first. */
public final class MotDePasse {

    static final int LONGUEUR_MINIMALE = 12;
    private static final int LONGUEUR_MAXIMALE = 128;
    private static final int SIGNES_DIFFERENTS = 6;

    private MotDePasse() {}

    /** Why it can't be taken: a French sentence that repeats nothing of it, or nothing when it can. */
    public static Optional<String> refus(String motDePasse, String compte, String nom) {
        if (motDePasse == null || motDePasse.codePointCount(0, motDePasse.length()) < LONGUEUR_MINIMALE) {
            return Optional.of("Choisissez un mot de passe de " + LONGUEUR_MINIMALE + " caractères au moins.");
        }
        if (motDePasse.length() > LONGUEUR_MAXIMALE) {
            return Optional.of("Choisissez un mot de passe de " + LONGUEUR_MAXIMALE + " caractères au plus.");
        }
        if (motDePasse.codePoints().distinct().count() < SIGNES_DIFFERENTS) {
            return Optional.of("Choisissez un mot de passe moins répétitif.");
        }
        String bas = motDePasse.toLowerCase(Locale.ROOT);
        boolean personnel = Arrays.stream(
                        (compte + " " + nom).toLowerCase(Locale.ROOT).split("[\\s.@_-]+"))
                .anyMatch(mot -> mot.length() >= 4 && bas.contains(mot));
        return personnel
                ? Optional.of("Choisissez un mot de passe qui ne contient ni votre identifiant ni votre nom.")
                : Optional.empty();
    }
}
