const MINUTE = 60_000;
const HEURE = 60 * MINUTE;
const JOUR = 24 * HEURE;

/** The server's clock, followed from this browser: whatever its own says. */
export class Horloge {
  constructor() {
    this.decalage = 0;
  }

  regler(maintenant) {
    this.decalage = Date.parse(maintenant) - Date.now();
  }

  maintenant() {
    return Date.now() + this.decalage;
  }
}

/** « 2 jours et 3 heures », « 1 heure et 5 minutes », « 4 minutes et 30 secondes »; two units at most. */
export function duree(millisecondes) {
  const jours = Math.floor(millisecondes / JOUR);
  const heures = Math.floor((millisecondes % JOUR) / HEURE);
  const minutes = Math.floor((millisecondes % HEURE) / MINUTE);
  const secondes = Math.floor((millisecondes % MINUTE) / 1000);
  if (jours > 0) {
    return ensemble(nombre(jours, 'jour'), nombre(heures, 'heure'));
  }
  if (heures > 0) {
    return ensemble(nombre(heures, 'heure'), nombre(minutes, 'minute'));
  }
  return minutes >= 10 ? nombre(minutes, 'minute') : ensemble(nombre(minutes, 'minute'), nombre(secondes, 'seconde'));
}

function ensemble(...parties) {
  return parties.filter((partie) => partie !== null).join(' et ') || 'moins d’une seconde';
}

function nombre(n, unite) {
  return n === 0 ? null : `${n}\u00a0${unite}${n > 1 ? 's' : ''}`;
}

/** When the remaining time is worth saying aloud: once a threshold, from a day before to the end. */
export function palier(millisecondes) {
  return [MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HEURE, 3 * HEURE, JOUR].find((seuil) => millisecondes <= seuil) ?? null;
}

/** The same instant on this computer's clock, in words, when it isn't that of Paris: overseas, abroad. Null when it is. */
export function heureLocale(instant, fuseau = undefined) {
  const date = new Date(instant);
  const ecrire = (timeZone) => new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(date);
  if (ecrire(fuseau) === ecrire('Europe/Paris')) {
    return null;
  }
  const parties = new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'long', timeZone: fuseau,
  }).formatToParts(date);
  const valeur = (type) => parties.find((partie) => partie.type === type)?.value ?? '';
  const minutes = valeur('minute') === '00' ? '' : `\u00a0${valeur('minute')}`;
  return `${valeur('weekday')} ${valeur('day')} ${valeur('month')} à ${Number(valeur('hour'))}\u00a0h${minutes} (${valeur('timeZoneName')})`;
}

/** « 14 h 32 », on this computer's clock: when something was saved. */
export function heureDite(date) {
  return `${date.getHours()}\u00a0h\u00a0${String(date.getMinutes()).padStart(2, '0')}`;
}
