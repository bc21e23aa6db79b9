package fr.trophees.edition;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A date said in the words of a diagram: « 7 jours avant la clôture, 9 h », « jour du lancement, 9 h », « veille de la
 * fermeture des votes, 9 h », « 2 heures avant la clôture », « minuit le jour de la cérémonie », « la limite ».
 *
 * <p>Days and weeks move the date on the wall clock of Paris, and keep the milestone's hour unless one is said; hours and
 * minutes are real durations. An hour that a change of clock skips is the next one that exists; one that comes twice is the
 * first.
 */
public final class Echeance {

    private static final Pattern DECALAGE =
            Pattern.compile("(\\d{1,4}) (semaine|jour|heure|minute)s? (avant|apres) (.+)");
    private static final Pattern JOUR = Pattern.compile("(?:le )?jour (?:de |du )(.+)");
    private static final Pattern VEILLE = Pattern.compile("(?:la )?veille (?:de |du )(.+)");
    private static final Pattern LENDEMAIN = Pattern.compile("(?:le )?lendemain (?:de |du )(.+)");
    private static final Pattern MINUIT = Pattern.compile("minuit le jour (?:de |du )(.+)");
    private static final Pattern HEURE = Pattern.compile("(.+?), (\\d{1,2}) h(?: (\\d{2}))?");

    private final Jalon jalon;
    private final int jours;
    private final long minutes;
    private final LocalTime heure;

    private Echeance(Jalon jalon, int jours, long minutes, LocalTime heure) {
        this.jalon = jalon;
        this.jours = jours;
        this.minutes = minutes;
        this.heure = heure;
    }

    /** @throws IllegalArgumentException with a French sentence that says what is understood */
    public static Echeance lire(String phrase) {
        String texte = simplifier(phrase);
        Matcher minuit = MINUIT.matcher(texte);
        if (minuit.matches()) {
            return new Echeance(jalon(minuit.group(1), phrase), 1, 0, LocalTime.MIDNIGHT);
        }
        LocalTime heure = null;
        Matcher avecHeure = HEURE.matcher(texte);
        if (avecHeure.matches()) {
            texte = avecHeure.group(1);
            heure = heure(avecHeure.group(2), avecHeure.group(3), phrase);
        }
        Matcher decalage = DECALAGE.matcher(texte);
        if (decalage.matches()) {
            int nombre =
                    Integer.parseInt(decalage.group(1)) * (decalage.group(3).equals("avant") ? -1 : 1);
            Jalon jalon = jalon(decalage.group(4), phrase);
            return switch (decalage.group(2)) {
                case "semaine" -> new Echeance(jalon, 7 * nombre, 0, heure);
                case "jour" -> new Echeance(jalon, nombre, 0, heure);
                case "heure" -> sansHeure(heure, phrase, new Echeance(jalon, 0, 60L * nombre, null));
                default -> sansHeure(heure, phrase, new Echeance(jalon, 0, nombre, null));
            };
        }
        for (var forme : new Object[][] {{JOUR, 0}, {VEILLE, -1}, {LENDEMAIN, 1}}) {
            Matcher lecture = ((Pattern) forme[0]).matcher(texte);
            if (lecture.matches()) {
                return new Echeance(jalon(lecture.group(1), phrase), (int) forme[1], 0, heure);
            }
        }
        return new Echeance(jalon(texte, phrase), 0, 0, heure);
    }

    /** The date it means in this calendar. */
    public ZonedDateTime instant(Calendrier calendrier) {
        ZonedDateTime depart = calendrier.aParis(jalon);
        if (minutes != 0) {
            return depart.plusMinutes(minutes);
        }
        LocalDate jour = depart.toLocalDate().plusDays(jours);
        return jour.atTime(heure == null ? depart.toLocalTime() : heure).atZone(Calendrier.PARIS);
    }

    /** A number of days from an instant, at the same hour on the wall of Paris. */
    public static Instant dansJours(Instant depart, int jours) {
        return depart.atZone(Calendrier.PARIS).plusDays(jours).toInstant();
    }

    private static Echeance sansHeure(LocalTime heure, String phrase, Echeance echeance) {
        if (heure != null) {
            throw illisible(phrase, "un décalage en heures ou en minutes ne prend pas d'heure en plus");
        }
        return echeance;
    }

    private static LocalTime heure(String heures, String minutes, String phrase) {
        int h = Integer.parseInt(heures);
        int m = minutes == null ? 0 : Integer.parseInt(minutes);
        if (h > 23 || m > 59) {
            throw illisible(phrase, "cette heure n'existe pas");
        }
        return LocalTime.of(h, m);
    }

    private static Jalon jalon(String nom, String phrase) {
        Optional<Jalon> jalon = Arrays.stream(Jalon.values())
                .filter(j -> sansArticle(simplifier(j.libelle())).equals(sansArticle(nom)))
                .findFirst();
        return jalon.orElseThrow(() -> illisible(phrase, "ce jalon n'existe pas"));
    }

    private static String sansArticle(String nom) {
        return nom.replaceFirst("^(le |la |l')", "");
    }

    private static String simplifier(String phrase) {
        return Normalizer.normalize(phrase, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replaceAll("[\\s\\h]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException illisible(String phrase, String cause) {
        return new IllegalArgumentException("« " + phrase + " » ne se lit pas comme une échéance : " + cause
                + ". Exemples : « 7 jours avant la clôture, 9 h », « jour du lancement, 9 h », « veille de la clôture, 17 h 30 »,"
                + " « 2 heures avant la clôture », « la limite ». Jalons : "
                + Arrays.stream(Jalon.values()).map(Jalon::libelle).collect(Collectors.joining(", ")) + ".");
    }
}
