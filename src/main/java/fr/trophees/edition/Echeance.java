package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A date said in the words of a diagram, relative to a milestone: « 7 jours avant la clôture, 9 h », « jour du lancement,
 * 9 h », « veille de la clôture, 17 h 30 », « 2 semaines avant la cérémonie, 10 h », « 1 heure avant la clôture », « minuit
 * le jour de la cérémonie », « la limite ».
 *
 * <p>Computed on the wall clock of Paris. Days and weeks move the date from {@link Calendrier#jour the milestone's day}, to
 * the hour that is said or else the milestone's own: « 14 jours avant la clôture, 9 h » is 09:00 on the wall whatever the
 * clock did in between. So « lendemain de la limite » of a call that closes on the 8th at midnight is the 9th. An hour that
 * the change of March skips is as much later as the clock jumps (02:30 → 03:30), one that comes twice in October is the
 * first. Hours and minutes are time that really passes, so they meet neither case. « Minuit le jour de » a milestone is the
 * end of that day.
 *
 * @param nombre how many units, negative before the milestone
 * @param heure with {@link Unite#JOUR} and {@link Unite#SEMAINE} only, to the minute; null for the milestone's own
 */
public record Echeance(Jalon jalon, int nombre, Unite unite, LocalTime heure) {

    /** What an échéance is counted in. */
    public enum Unite {
        MINUTE("minute"),
        HEURE("heure"),
        JOUR("jour"),
        SEMAINE("semaine"),
        /** The end of the milestone's day. */
        MINUIT(null);

        private final String nom;

        Unite(String nom) {
            this.nom = nom;
        }

        boolean duree() {
            return this == HEURE || this == MINUTE;
        }
    }

    private static final int MAXIMUM = 999;

    private static final Map<String, Jalon> JALONS = parNom(Jalon::libelle);
    private static final Map<String, Jalon> COMPLEMENTS = parNom(Jalon::complement);
    private static final Map<String, Unite> UNITES =
            Map.of("minute", Unite.MINUTE, "heure", Unite.HEURE, "jour", Unite.JOUR, "semaine", Unite.SEMAINE);

    private static final String UN_JALON = "(?<jalon>" + String.join("|", JALONS.keySet()) + ")";
    private static final String D_UN_JALON = "(?<complement>" + String.join("|", COMPLEMENTS.keySet()) + ")";
    private static final String A_UNE_HEURE = "(?:(?:, ?| a )(?<heure>\\d{1,2}) ?h(?: ?(?<minute>\\d{2}))?)?";

    private static final Pattern JALON_SEUL = Pattern.compile(UN_JALON);
    private static final Pattern MINUIT = Pattern.compile("minuit le jour " + D_UN_JALON);
    private static final Pattern JOUR =
            Pattern.compile("(?:le |la )?(?<jour>jour|veille|lendemain) " + D_UN_JALON + A_UNE_HEURE);
    private static final Pattern DECALAGE =
            Pattern.compile("(?<nombre>\\d{1,3}|une?) (?<unite>minute|heure|jour|semaine)s? (?<sens>avant|apres) "
                    + UN_JALON + A_UNE_HEURE);

    /** @throws IllegalArgumentException if the parts don't go together */
    public Echeance {
        boolean coherente = jalon != null
                && unite != null
                && Math.abs(nombre) <= MAXIMUM
                && (unite != Unite.MINUIT || nombre == 0)
                && (unite == Unite.JOUR || unite == Unite.MINUIT || nombre != 0)
                && (heure == null || (!unite.duree() && unite != Unite.MINUIT))
                && (heure == null || heure.truncatedTo(ChronoUnit.MINUTES).equals(heure));
        if (!coherente) {
            throw new IllegalArgumentException("Cette échéance n’a pas de sens.");
        }
    }

    /**
     * Reads a phrase. No-break spaces, either apostrophe, capitals and missing accents make no difference.
     *
     * @throws IllegalArgumentException with a French sentence that says what is understood and, where it can, what was
     *     probably meant
     */
    @JsonCreator
    public static Echeance lire(String phrase) {
        if (phrase == null) {
            throw illisible("");
        }
        String texte = simplifier(phrase);
        Matcher seul = JALON_SEUL.matcher(texte);
        if (seul.matches()) {
            return new Echeance(JALONS.get(seul.group("jalon")), 0, Unite.JOUR, null);
        }
        Matcher minuit = MINUIT.matcher(texte);
        if (minuit.matches()) {
            return new Echeance(COMPLEMENTS.get(minuit.group("complement")), 0, Unite.MINUIT, null);
        }
        Matcher jour = JOUR.matcher(texte);
        if (jour.matches()) {
            int nombre =
                    switch (jour.group("jour")) {
                        case "veille" -> -1;
                        case "lendemain" -> 1;
                        default -> 0;
                    };
            return new Echeance(COMPLEMENTS.get(jour.group("complement")), nombre, Unite.JOUR, heure(jour, texte));
        }
        Matcher decalage = DECALAGE.matcher(texte);
        if (decalage.matches()) {
            return decalage(decalage, texte);
        }
        throw illisible(texte);
    }

    private static Echeance decalage(Matcher lu, String texte) {
        String chiffres = lu.group("nombre");
        int nombre = chiffres.startsWith("un") ? 1 : Integer.parseInt(chiffres);
        Unite unite = UNITES.get(lu.group("unite"));
        LocalTime heure = heure(lu, texte);
        if (nombre == 0 || (unite.duree() && heure != null)) {
            throw illisible(texte);
        }
        int signe = lu.group("sens").equals("avant") ? -1 : 1;
        return new Echeance(JALONS.get(lu.group("jalon")), signe * nombre, unite, heure);
    }

    private static LocalTime heure(Matcher lu, String texte) {
        if (lu.group("heure") == null) {
            return null;
        }
        int heure = Integer.parseInt(lu.group("heure"));
        int minute = lu.group("minute") == null ? 0 : Integer.parseInt(lu.group("minute"));
        if (heure > 23 || minute > 59) {
            throw illisible(texte);
        }
        return LocalTime.of(heure, minute);
    }

    /** The date it means in this calendar, on the clock of Paris. */
    public ZonedDateTime instant(Calendrier calendrier) {
        ZonedDateTime date = calendrier.aParis(jalon);
        LocalDate jour = calendrier.jour(jalon);
        return switch (unite) {
            case MINUTE -> date.plusMinutes(nombre);
            case HEURE -> date.plusHours(nombre);
            case JOUR -> aLHeure(date, jour, nombre);
            case SEMAINE -> aLHeure(date, jour, 7L * nombre);
            case MINUIT -> jour.plusDays(1).atStartOfDay(Calendrier.PARIS);
        };
    }

    private ZonedDateTime aLHeure(ZonedDateTime date, LocalDate jour, long jours) {
        return heure == null
                ? date.plusDays(jours)
                : jour.plusDays(jours).atTime(heure).atZone(Calendrier.PARIS);
    }

    /** A number of days from an instant, at the same hour on the wall of Paris. */
    public static Instant dansJours(Instant depart, int jours) {
        return depart.atZone(Calendrier.PARIS).plusDays(jours).toInstant();
    }

    /** The phrase in its usual spelling; {@link #lire} reads it back. */
    @JsonValue
    public String libelle() {
        if (unite == Unite.MINUIT) {
            return "minuit le jour " + jalon.complement();
        }
        if (unite == Unite.JOUR && nombre == 0 && heure == null) {
            return jalon.libelle();
        }
        return position() + (heure == null ? "" : ", " + enLettres(heure));
    }

    private String position() {
        if (unite == Unite.JOUR && Math.abs(nombre) <= 1) {
            return List.of("veille ", "jour ", "lendemain ").get(nombre + 1) + jalon.complement();
        }
        int combien = Math.abs(nombre);
        return combien + " " + unite.nom + (combien > 1 ? "s" : "") + (nombre < 0 ? " avant " : " après ")
                + jalon.libelle();
    }

    private static String enLettres(LocalTime heure) {
        return heure.getHour() + " h" + (heure.getMinute() == 0 ? "" : " %02d".formatted(heure.getMinute()));
    }

    @Override
    public String toString() {
        return libelle();
    }

    private static Map<String, Jalon> parNom(Function<Jalon, String> nom) {
        return Arrays.stream(Jalon.values()).collect(Collectors.toMap(nom.andThen(Echeance::simplifier), j -> j));
    }

    private static String simplifier(String phrase) {
        return Normalizer.normalize(phrase, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replaceAll("[\\s\\h]+", " ")
                .replaceAll(" ,", ",")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException illisible(String texte) {
        String aide = proche(texte)
                .map(candidat -> "Vouliez-vous dire « " + candidat + " » ? ")
                .orElse("");
        return new IllegalArgumentException(Typographie.insecables("Cette échéance ne se lit pas. " + aide
                + "Exemples de ce qui se lit : « 7 jours avant la clôture, 9 h »,"
                + " « jour du lancement, 9 h », « veille de la clôture, 17 h 30 », « lendemain de la limite, 9 h »,"
                + " « 2 semaines avant la cérémonie, 10 h », « 1 heure avant la clôture »,"
                + " « minuit le jour de la cérémonie », « la limite ». Les repères : "
                + Arrays.stream(Jalon.values()).map(Jalon::libelle).collect(Collectors.joining(", "))
                + ". Les heures vont de 0 h à 23 h 59 ; on n’en ajoute pas à un nombre d’heures ou de minutes."));
    }

    /** The readable phrase nearest to what was typed, with its numbers. */
    private static Optional<String> proche(String texte) {
        List<Integer> nombres = Pattern.compile("\\d{1,3}")
                .matcher(texte)
                .results()
                .map(trouve -> Integer.parseInt(trouve.group()))
                .toList();
        boolean compte = texte.matches("\\d.*") && nombres.get(0) > 0;
        List<Integer> heures = compte ? nombres.subList(1, nombres.size()) : nombres;
        List<LocalTime> possibles = new ArrayList<>();
        possibles.add(null);
        if (!heures.isEmpty() && heures.get(0) < 24) {
            possibles.add(LocalTime.of(heures.get(0), heures.size() > 1 && heures.get(1) < 60 ? heures.get(1) : 0));
        }
        Map<String, String> candidats = possibles.stream()
                .flatMap(heure -> Arrays.stream(Jalon.values())
                        .flatMap(jalon -> variantes(jalon, compte ? nombres.get(0) : 0, heure)))
                .map(Echeance::libelle)
                .collect(Collectors.toMap(Echeance::simplifier, libelle -> libelle, (a, b) -> a));
        return Proximite.plusProche(texte, candidats.keySet()).map(candidats::get);
    }

    private static Stream<Echeance> variantes(Jalon jalon, int nombre, LocalTime heure) {
        Stream<Echeance> jours =
                Stream.of(-1, 0, 1, -nombre, nombre).map(n -> new Echeance(jalon, n, Unite.JOUR, heure));
        if (nombre == 0) {
            return heure == null ? Stream.concat(jours, Stream.of(new Echeance(jalon, 0, Unite.MINUIT, null))) : jours;
        }
        Stream<Echeance> semaines = Stream.of(-nombre, nombre).map(n -> new Echeance(jalon, n, Unite.SEMAINE, heure));
        Stream<Echeance> durees = heure != null
                ? Stream.empty()
                : Stream.of(-nombre, nombre)
                        .flatMap(n -> Stream.of(Unite.HEURE, Unite.MINUTE).map(u -> new Echeance(jalon, n, u, null)));
        return Stream.of(jours, semaines, durees).flatMap(flux -> flux);
    }
}
