package fr.trophees.edition;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** French public holidays of mainland France (Code du travail, L3133-1), and weekends. */
final class JoursOuvres {

    private static final Set<MonthDay> FIXES = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 8),
            MonthDay.of(7, 14),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25));

    private JoursOuvres() {}

    /** What to tell staff of a day: empty on a working day. */
    static String alerte(LocalDate jour) {
        if (estFerie(jour)) {
            return "jour férié";
        }
        return jour.getDayOfWeek() == DayOfWeek.SATURDAY || jour.getDayOfWeek() == DayOfWeek.SUNDAY ? "week-end" : "";
    }

    static boolean estFerie(LocalDate jour) {
        LocalDate paques = paques(jour.getYear());
        return FIXES.contains(MonthDay.from(jour))
                || jour.equals(paques.plusDays(1))
                || jour.equals(paques.plusDays(39))
                || jour.equals(paques.plusDays(50));
    }

    /** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
    static LocalDate paques(int annee) {
        int a = annee % 19;
        int b = annee / 100;
        int c = annee % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(annee, n / 31, n % 31 + 1);
    }
}
