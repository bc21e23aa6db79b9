import { Injoignable, Refus } from './api.js';
import { differences, egales, fusionner, vide } from './fusion.js';

const PAUSE = 900;
/** From that length on, a text that somebody else replaces is worth showing once more. */
const PHRASE = 20;
const ATTENTE_MAXIMALE = 60_000;
/** A request that outlives its page carries at most that much. */
const SURVIE_MAXIMALE = 60_000;

/**
 * Saves what is typed: all by itself while the dossier is a draft, on request once it is deposited. What can't be sent stays in
 * the browser and is tried again; what somebody else saved meanwhile is merged, or asked about.
 */
export class Enregistrement {
  /**
   * @param champs {cles, valeurs(), poser(valeurs)}: the form's fields
   * @param prevenir {etat(etat), conflits(), reprises(cles, [key, replaced text] pairs), ferme(refus), refuses(erreurs), enregistre()}
   */
  constructor(api, memoire, champs, prevenir) {
    Object.assign(this, { api, memoire, champs, prevenir });
    this.automatique = true;
    this.possible = true;
    this.conflits = new Map(); // key → {leur, base}
    this.refuses = new Map(); // key → value that the server can't keep at all
    this.essais = 0;
    this.enCours = null;
  }

  /** What the server holds, and what the form showed of it. */
  partirDe({ corps, etiquette }) {
    this.etiquette = etiquette;
    this.serveur = corps.donnees;
    this.automatique = corps.numero === null;
    this.affiche = { ...this.champs.valeurs() };
  }

  version() {
    return Number(/^"(\d+)-/.exec(this.etiquette)?.[1] ?? 0);
  }

  /** Keys of the fields that the server doesn't have as they are on the page. */
  modifies() {
    return differences(this.champs.cles, this.affiche, this.champs.valeurs());
  }

  /** Keeps what changed in the browser at once, and sends it a little later. */
  noter() {
    const modifies = this.modifies();
    const valeurs = this.champs.valeurs();
    const gardes = Object.fromEntries(modifies.map((cle) => [cle, { valeur: valeurs[cle] ?? null, base: this.base(cle) }]));
    this.garde = modifies.length === 0 || this.memoire.garder(gardes);
    const revenus = Object.entries(this.gardes ?? {}).filter(([cle]) => !(cle in gardes));
    this.memoire.oublier(Object.fromEntries(revenus.map(([cle, { valeur }]) => [cle, valeur])));
    this.gardes = gardes;
    if (!this.automatique || !this.possible) {
      clearTimeout(this.minuterie);
    }
    if (modifies.length === 0) {
      this.dire({ nom: 'a-jour' });
    } else if (!this.automatique || !this.possible) {
      this.dire({ nom: 'en-attente', garde: this.garde });
    } else if (this.essais === 0) {
      this.dire({ nom: 'modifie', garde: this.garde });
      clearTimeout(this.minuterie);
      this.minuterie = setTimeout(() => this.envoyer(), PAUSE);
    } // else the next try is already due
  }

  /** The server's value that the page's own was made from. */
  base(cle) {
    return (this.conflits.has(cle) ? this.conflits.get(cle).base : this.serveur[cle]) ?? null;
  }

  /** Sends now what can be. @returns whether everything on the page is saved */
  async envoyer() {
    clearTimeout(this.minuterie);
    while (this.enCours) {
      await this.enCours;
    }
    this.enCours = this.envoyerVraiment();
    try {
      return await this.enCours;
    } finally {
      this.enCours = null;
    }
  }

  async envoyerVraiment() {
    for (let tour = 0; this.possible && tour < 5; tour++) {
      const lot = this.lot();
      if (Object.keys(lot).length === 0) {
        const propre = this.conflits.size === 0 && this.refuses.size === 0;
        this.dire({ nom: propre ? 'a-jour' : 'a-trancher' });
        return propre;
      }
      this.dire({ nom: 'enregistrement' });
      try {
        const reponse = await this.api.enregistrer(lot, this.etiquette, { brouillon: this.automatique });
        this.etiquette = reponse.etiquette;
        this.serveur = reponse.corps.donnees;
        Object.assign(this.affiche, lot);
        this.memoire.oublier(lot);
        this.essais = 0;
        this.dernier = new Date();
        this.prevenir.enregistre();
      } catch (erreur) {
        if (!(await this.surmonter(erreur, lot))) {
          return false;
        }
      }
    }
    if (this.possible && this.automatique) {
      this.minuterie = setTimeout(() => this.envoyer(), PAUSE);
    }
    return false;
  }

  lot() {
    const valeurs = this.champs.valeurs();
    const lot = {};
    for (const cle of this.modifies()) {
      const refusee = this.refuses.has(cle) && egales(this.refuses.get(cle), valeurs[cle]);
      if (!refusee) {
        this.refuses.delete(cle);
        if (!this.conflits.has(cle)) {
          lot[cle] = vide(valeurs[cle]) && valeurs[cle] !== false ? null : valeurs[cle];
        }
      }
    }
    return lot;
  }

  /** @returns whether to try again at once */
  async surmonter(erreur, lot) {
    if (erreur instanceof Injoignable) {
      this.essais++;
      const attente = this.attente();
      this.dire({ nom: globalThis.navigator?.onLine === false ? 'hors-connexion' : 'injoignable', attente, garde: this.garde });
      this.minuterie = setTimeout(() => this.envoyer(), attente);
      return false;
    }
    if (!(erreur instanceof Refus)) {
      throw erreur;
    }
    if (erreur.statut === 412) {
      return this.reconcilier();
    }
    const fautifs = erreur.erreurs.map(({ champ }) => champ).filter((champ) => champ in lot);
    if (erreur.statut === 422 && fautifs.length > 0) {
      fautifs.forEach((champ) => this.refuses.set(champ, this.champs.valeurs()[champ]));
      this.prevenir.refuses(erreur.erreurs);
      return true;
    }
    this.dire({ nom: 'refuse', message: erreur.message, garde: this.garde });
    this.prevenir.ferme(erreur);
    return false;
  }

  attente() {
    return Math.min(ATTENTE_MAXIMALE, 2000 * 2 ** Math.min(this.essais, 6) * (0.75 + Math.random() / 2));
  }

  /** Takes in what was saved elsewhere. @returns whether it could be read */
  async reconcilier() {
    let autre;
    try {
      autre = await this.api.lire();
    } catch (erreur) {
      return this.surmonter(erreur, {});
    }
    const { cles } = this.champs;
    const valeurs = this.champs.valeurs();
    // what the page shows may differ from what the server kept (a space at the end) though nobody changed it
    const mien = Object.fromEntries(cles.map((cle) => [cle, egales(valeurs[cle], this.affiche[cle]) ? this.serveur[cle] : valeurs[cle]]));
    const base = Object.fromEntries(cles.map((cle) => [cle, this.base(cle)]));
    const leur = autre.corps.donnees;
    const { reprises, conflits } = fusionner(cles, base, mien, leur);
    this.etiquette = autre.etiquette;
    this.serveur = leur;
    this.conflits = new Map(conflits.map((cle) => [cle, { leur: leur[cle] ?? null, base: base[cle] }]));
    if (Object.keys(reprises).length > 0) {
      const remplacees = Object.keys(reprises)
        .map((cle) => [cle, valeurs[cle]])
        .filter(([, valeur]) => typeof valeur === 'string' && valeur.length >= PHRASE);
      this.reprendreDuServeur(reprises);
      this.prevenir.reprises(Object.keys(reprises), remplacees);
    }
    for (const cle of cles) {
      if (egales(this.champs.valeurs()[cle], leur[cle])) {
        this.affiche[cle] = this.champs.valeurs()[cle];
      }
    }
    this.prevenir.conflits();
    return true;
  }

  reprendreDuServeur(valeurs) {
    Object.assign(this.affiche, valeurs); // first: setting the form must not look like typing
    this.champs.poser(valeurs);
    for (const cle of Object.keys(valeurs)) {
      this.affiche[cle] = this.champs.valeurs()[cle];
    }
  }

  /** @param choix key → 'mien' or 'leur' */
  async trancher(choix) {
    for (const [cle, gagnant] of Object.entries(choix)) {
      const { leur } = this.conflits.get(cle);
      this.conflits.delete(cle);
      if (gagnant === 'leur') {
        this.reprendreDuServeur({ [cle]: leur });
      } else {
        this.affiche[cle] = leur;
      }
    }
    this.prevenir.conflits();
    this.noter();
    return this.automatique && this.envoyer();
  }

  /** Takes back into the form what this browser had kept. @returns {cles: keys put back, le: since when} */
  reprendre() {
    const garde = this.memoire.lire();
    const reprises = {};
    for (const [cle, { valeur, base }] of Object.entries(garde?.champs ?? {})) {
      if (egales(valeur, this.serveur[cle])) {
        this.memoire.oublier({ [cle]: valeur });
      } else if (this.champs.cles.includes(cle)) {
        reprises[cle] = valeur;
        if (!egales(base, this.serveur[cle])) {
          this.conflits.set(cle, { leur: this.serveur[cle] ?? null, base });
        }
      }
    }
    this.champs.poser(reprises);
    this.prevenir.conflits();
    return { cles: Object.keys(reprises), le: garde?.le };
  }

  /** Gives up what isn't saved: this browser forgets it, and this page sends nothing more. */
  abandonner() {
    clearTimeout(this.minuterie);
    this.possible = false;
    this.noter = () => {};
    this.memoire.toutOublier();
  }

  /** The page is going away: what fits in a last request leaves with it, the browser keeps the rest. */
  partir() {
    const lot = this.lot();
    const court = JSON.stringify(lot).length < SURVIE_MAXIMALE;
    if (this.automatique && this.possible && court && Object.keys(lot).length > 0 && !this.enCours) {
      // without an answer it stays in the browser: the next try finds that it was saved
      this.api.enregistrer(lot, this.etiquette, { brouillon: true, survivre: true }).catch(() => {});
    }
  }

  dire(etat) {
    this.etat = etat;
    this.prevenir.etat(etat);
  }
}
