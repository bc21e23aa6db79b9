package fr.trophees.rgpd;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time allowed to answer a request, on the Paris calendar (GDPR 12.3). */
final class EcheanceDeDemande {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final Pattern PHRASE = Pattern.compile(
            "(?:(\\d{1,2})[ \\u00a0]jours? avant|(le jour de)) l['’]échéance,[ \\u00a0](\\d{1,2})[ \\u00a0]h(?:[ \\u00a0](\\d{2}))?");

    private EcheanceDeDemande() {}

    /** The end of the day, one month after the day of the reception; the last day of the month when that day doesn't exist. */
    static Instant pour(Instant recueLe) {
        return finDuJour(recueLe, 1);
    }

    /** The same with the two more months of a complex request. */
    static Instant prolongee(Instant recueLe) {
        return finDuJour(recueLe, 3);
    }

    private static Instant finDuJour(Instant recueLe, int mois) {
        LocalDate jour = recueLe.atZone(PARIS).toLocalDate().plusMonths(mois);
        return jour.plusDays(1).atStartOfDay(PARIS).toInstant();
    }

    /** The last day to answer. */
    static LocalDate dernierJour(Instant echeance) {
        return echeance.atZone(PARIS).toLocalDate().minusDays(1);
    }

    /**
     * What a timer's phrase means for one request.
     *
     * @param phrase « 7 jours avant l’échéance, 9 h » or « le jour de l’échéance, 9 h »
     * @throws IllegalArgumentException in French when it isn't understood
     */
    static Instant lire(String phrase, Instant echeance) {
        Matcher lecture = PHRASE.matcher(phrase.strip());
        if (!lecture.matches()) {
            throw new IllegalArgumentException(
                    "Échéance non comprise : écrivez par exemple « 7 jours avant l’échéance, 9 h »");
        }
        int jours = lecture.group(1) == null ? 0 : Integer.parseInt(lecture.group(1));
        int minutes = lecture.group(4) == null ? 0 : Integer.parseInt(lecture.group(4));
        return dernierJour(echeance)
                .minusDays(jours)
                .atTime(Integer.parseInt(lecture.group(3)), minutes)
                .atZone(PARIS)
                .toInstant();
    }
}
