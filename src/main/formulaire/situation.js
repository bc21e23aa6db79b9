import { el, typographie } from './dom.js';
import { duree, heureLocale, palier } from './horloge.js';

/** Where the dossier stands, what can still be done and until when, in the server's words and on its clock. */
export class Situation {
  constructor(zone, { horloge, annoncer, passee }) {
    Object.assign(this, { zone, horloge, annoncer, passee });
    this.titre = el('h2', { id: 't-situation' });
    this.consignes = el('div');
    this.reste = el('strong');
    this.compte = el('p', { class: 'compte-a-rebours' });
    zone.append(el('section', { class: 'situation', 'aria-labelledby': 't-situation' }, this.titre, this.consignes, this.compte));
    setInterval(() => this.battre(), 1000);
  }

  montrer(situation) {
    const cle = JSON.stringify([situation.titre, situation.consignes, situation.echeance]);
    if (cle === this.cle) {
      return;
    }
    const premiere = this.cle === undefined;
    this.cle = cle;
    this.echeance = situation.echeance;
    this.zone.firstElementChild.classList.toggle('urgente', situation.etat === 'brouillon' && /hors délai|n’a pas été/.test(situation.titre));
    this.titre.textContent = typographie(situation.titre);
    this.consignes.replaceChildren(...situation.consignes.map((consigne) => el('p', {}, consigne)));
    this.compte.hidden = !this.echeance;
    if (this.echeance) {
      const locale = heureLocale(this.echeance.instant);
      this.compte.replaceChildren(
        typographie(`${this.echeance.libelle}. Il reste `), this.reste, '.', ...(locale ? [typographie(` À l’heure de votre appareil : ${locale}.`)] : []),
      );
      this.palier = palier(Date.parse(this.echeance.instant) - this.horloge.maintenant());
    }
    this.battre();
    if (!premiere) {
      this.annoncer([situation.titre, ...situation.consignes].join('. '));
    }
  }

  battre() {
    if (!this.echeance) {
      return;
    }
    const reste = Date.parse(this.echeance.instant) - this.horloge.maintenant();
    if (reste <= -1000) {
      this.reste.textContent = 'plus rien';
      this.echeance = null;
      this.passee(); // the server says what follows
      return;
    }
    const texte = duree(Math.max(0, reste));
    if (texte !== this.reste.textContent) {
      this.reste.textContent = texte;
    }
    const atteint = palier(reste);
    if (atteint !== this.palier) {
      this.palier = atteint;
      this.annoncer(`${this.echeance.libelle}. Il reste ${texte}.`);
    }
  }
}
