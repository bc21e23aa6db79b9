import { el, typographie } from './dom.js';
import { duree, heureDite } from './horloge.js';

const REDITE = 60_000;

/** The bar that stays in sight: whether everything is saved, and the way on to the deposit. */
export class Barre {
  constructor({ annoncer, envoyer, comparer }) {
    this.annoncer = annoncer;
    this.texte = el('p', { class: 'etat-saisie' });
    this.reessayer = el('button', { type: 'button', class: 'second', onclick: envoyer, hidden: true }, 'Réessayer maintenant');
    this.enregistrer = el('button', { type: 'button', onclick: envoyer, hidden: true }, 'Enregistrer mes changements');
    this.comparer = el('button', { type: 'button', class: 'second', onclick: comparer, hidden: true }, 'Voir les deux versions');
    this.relire = el('button', { type: 'button', onclick: () => this.relecture() }, 'Vérifier et déposer');
    this.avertissement = el('p', { class: 'avertissement', hidden: true });
    this.element = el('section', { class: 'barre', 'aria-label': 'Enregistrement et dépôt' },
      el('div', { class: 'cadre' }, el('div', {}, this.texte, this.avertissement), el('div', { class: 'boutons' }, this.comparer, this.reessayer, this.enregistrer, this.relire)));
    this.annonces = new Map();
  }

  surRelecture(fonction) {
    this.relecture = fonction;
  }

  /** @param revue whether the dossier is being read through */
  revue(revue) {
    this.relire.hidden = revue;
  }

  /** Where the dossier stands decides what the buttons say. */
  situer(situation, nomDe) {
    this.situation = situation;
    this.nomDe = nomDe;
    this.relire.textContent = situation.deposable && !situation.depose ? 'Vérifier et déposer' : 'Relire mon dossier';
  }

  dire(etat, saisie) {
    clearInterval(this.compte);
    const phrase = this.phrase(etat, saisie);
    this.texte.textContent = typographie(phrase);
    this.element.dataset.etat = etat.nom;
    this.reessayer.hidden = !['hors-connexion', 'injoignable'].includes(etat.nom);
    this.enregistrer.hidden = etat.nom !== 'en-attente' || !saisie.possible;
    this.comparer.hidden = saisie.conflits.size === 0;
    this.avertir(etat, saisie);
    if (etat.attente) {
      const fin = Date.now() + etat.attente;
      this.compte = setInterval(() => {
        const reste = fin - Date.now();
        this.texte.textContent = typographie(this.phrase({ ...etat, attente: reste > 1000 ? reste : 0 }, saisie));
      }, 1000);
    }
    this.prononcer(etat.nom, phrase);
  }

  /** Each kind of news once, then again from time to time: a save at every word would only be noise. */
  prononcer(nom, phrase) {
    if (nom === 'modifie' || nom === 'enregistrement' || (nom === 'a-jour' && this.nom === undefined)) {
      this.nom ??= nom;
      return;
    }
    const depuis = Date.now() - (this.annonces.get(nom) ?? 0);
    if (nom !== this.nom || depuis > REDITE) {
      this.annoncer(phrase);
      this.annonces.set(nom, Date.now());
      this.nom = nom;
    }
  }

  /** What a change of the attestation's fields asks for, before it is done and as long as it holds (DEP-2). */
  avertir(etat, saisie) {
    const texte = this.situation ? this.avertissementSur(etat, saisie) : '';
    this.avertissement.hidden = texte === '';
    if (this.avertissement.textContent !== typographie(texte)) {
      this.avertissement.textContent = typographie(texte);
    }
  }

  avertissementSur(etat, saisie) {
    const { depose, attestee, attestation, imprimes } = this.situation;
    const changes = saisie.modifies().filter((cle) => imprimes.includes(cle)).map(this.nomDe).join(', ');
    if (depose) {
      return changes !== '' && etat.nom === 'en-attente'
        ? `Vous changez ce qui est imprimé sur l’attestation (${changes}) : une nouvelle attestation signée vous sera demandée.`
        : '';
    }
    if (attestee && changes !== '') {
      return `Vous changez ce qui est imprimé sur l’attestation déjà signée (${changes}) : elle ne vaudra que si vous remettez ce qui a été signé.`;
    }
    return attestation ? 'L’attestation signée ne vaut plus : ce qui y est imprimé a changé. Le haut de cette page dit que faire.' : '';
  }

  phrase(etat, saisie) {
    const garde = etat.garde === false
      ? 'Ce navigateur refuse de garder vos modifications : ne fermez pas cette page, et copiez votre texte.'
      : 'Vos modifications sont gardées dans ce navigateur';
    const essai = etat.garde === false ? '' : etat.attente > 0 ? `, nouvel essai dans ${duree(Math.max(1000, etat.attente))}.` : ', nouvel essai…';
    switch (etat.nom) {
      case 'a-jour': {
        const brouillon = this.situation && !this.situation.depose && this.situation.deposable ? ' Pas encore déposé.' : '';
        return `${saisie.dernier ? `Enregistré à ${heureDite(saisie.dernier)}.` : 'Tout est enregistré.'}${brouillon}`;
      }
      case 'modifie':
        return etat.garde === false ? garde : 'Modifications à enregistrer…';
      case 'enregistrement':
        return 'Enregistrement…';
      case 'hors-connexion':
        return `Hors connexion. ${garde}${essai}`;
      case 'injoignable':
        return `Le service ne répond pas. ${garde}${essai}`;
      case 'a-trancher':
        return saisie.conflits.size > 0
          ? 'Ce dossier a été modifié ailleurs : choisissez la version à garder. Le reste est enregistré.'
          : 'Un champ ne peut pas être enregistré tel quel : il est signalé. Le reste est enregistré.';
      case 'en-attente':
        return saisie.possible
          ? `Changements pas encore enregistrés : ${saisie.modifies().length}.`
          : 'Vos dernières modifications n’ont pas été enregistrées : elles restent sur cette page, à copier.';
      case 'refuse':
        return `Pas enregistré : ${etat.message}`;
      default:
        return '';
    }
  }
}
