/*
 * French months and days in Tasklist's two calendars: flatpickr in the forms, Angular's in the due and
 * follow-up dates. Neither has a setting in config.js. Tasklist loads this before it starts, so both read
 * the French names from the first calendar on.
 */

const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const MOIS_COURTS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const JOURS = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const JOURS_COURTS = ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'];

window.flatpickr?.localize({
  months: { longhand: MOIS, shorthand: MOIS_COURTS },
  weekdays: { longhand: JOURS, shorthand: JOURS_COURTS },
  firstDayOfWeek: 1,
  yearAriaLabel: 'Année',
  monthAriaLabel: 'Mois'
});
window.flatpickr?.setDefaults({ ariaDateFormat: 'l j F Y' });

window.angular.module('cam.tasklist.custom').run([
  '$locale',
  ($locale) =>
    Object.assign($locale.DATETIME_FORMATS, {
      MONTH: MOIS,
      STANDALONEMONTH: MOIS,
      SHORTMONTH: MOIS_COURTS,
      DAY: JOURS,
      SHORTDAY: JOURS_COURTS,
      FIRSTDAYOFWEEK: 0 // Angular counts from Monday
    })
]);
