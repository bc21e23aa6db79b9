import { egales } from './fusion.js';

/**
 * What couldn't be sent yet, kept in this browser until it is: nothing else, since the computer may be shared. Two tabs on one
 * dossier share it, field by field.
 */
export class Memoire {
  constructor(dossier, stockage = globalThis.localStorage, horloge = () => new Date()) {
    this.cle = `trophees.saisie.${dossier}`;
    this.stockage = stockage;
    this.horloge = horloge;
  }

  /** @returns {le: ISO instant, champs: {key: {valeur, base}}} or null when nothing is kept */
  lire() {
    try {
      const garde = JSON.parse(this.stockage.getItem(this.cle));
      return garde && garde.champs && Object.keys(garde.champs).length > 0 ? garde : null;
    } catch {
      return null;
    }
  }

  /** @returns whether it could be kept */
  garder(champs) {
    const garde = this.lire() ?? { champs: {} };
    return this.ecrire({ ...garde.champs, ...champs });
  }

  /** Forgets values that are saved; another one of the same field, typed since, stays. */
  oublier(valeurs) {
    const garde = this.lire();
    if (!garde) {
      return;
    }
    const reste = Object.entries(garde.champs)
      .filter(([cle, { valeur }]) => !(cle in valeurs) || !egales(valeur, valeurs[cle]));
    this.ecrire(Object.fromEntries(reste));
  }

  toutOublier() {
    this.ecrire({});
  }

  ecrire(champs) {
    try {
      if (Object.keys(champs).length === 0) {
        this.stockage.removeItem(this.cle);
      } else {
        this.stockage.setItem(this.cle, JSON.stringify({ le: this.horloge().toISOString(), champs }));
      }
      return true;
    } catch {
      return false;
    }
  }
}
