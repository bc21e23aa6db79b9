package fr.trophees.edition;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Optional;

/**
 * Days when nobody reads a reminder nor answers the phone: weekends and the public holidays of the whole of France (code du
 * travail, art. L3133-1); those of some territories only are left out.
 */
final class JoursChomes {

    private JoursChomes() {}

    /** « un samedi », « un jour férié (Toussaint) »; empty on a working day. */
    static Optional<String> motif(LocalDate jour) {
        Optional<String> ferie = ferie(jour).map(nom -> "un jour férié (" + nom + ")");
        if (ferie.isPresent()) {
            return ferie;
        }
        DayOfWeek semaine = jour.getDayOfWeek();
        return semaine == DayOfWeek.SATURDAY
                ? Optional.of("un samedi")
                : semaine == DayOfWeek.SUNDAY ? Optional.of("un dimanche") : Optional.empty();
    }

    /** The name of the public holiday that day is. */
    static Optional<String> ferie(LocalDate jour) {
        return France.JOURS.getHolidays(Year.of(jour.getYear())).stream()
                .filter(ferie -> ferie.getDate().equals(jour))
                .map(ferie -> nom(ferie))
                .findFirst();
    }

    private static String nom(Holiday ferie) {
        return ferie.getDescription(Locale.FRENCH);
    }

    /** Read when first asked for: a start that needs no calendar doesn't pay for it. */
    private static final class France {
        static final HolidayManager JOURS =
                HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));
    }
}
