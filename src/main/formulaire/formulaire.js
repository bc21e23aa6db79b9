import { Api, Refus } from './api.js';
import { Barre } from './barre.js';
import { champsDe, enTexte, erreurLocale, libelle } from './champs.js';
import { afficherConflits, suivreConflits } from './conflit.js';
import { afficherDepot } from './depot.js';
import { annonceur, el, viser } from './dom.js';
import { Enregistrement } from './enregistrement.js';
import { egales } from './fusion.js';
import { Horloge } from './horloge.js';
import { Memoire } from './memoire.js';
import { afficherPieces } from './pieces.js';
import { Situation } from './situation.js';

const PAUSE_AVANT_AVIS = 700;
const RENDEZ_VOUS = 60_000;

const racine = document.getElementById('formulaire');
const annoncer = annonceur(racine);

ouvrir().catch((erreur) => {
  console.error(erreur);
  echouer(erreur);
});

/** Nothing could be shown: said plainly, with what to do. */
function echouer(erreur) {
  const message = erreur instanceof Refus ? erreur.message : 'Le service ne répond pas, ou la connexion est coupée.';
  racine.replaceChildren(
    el('div', { class: 'avis alerte', role: 'alert' },
      el('p', {}, `Le formulaire n’a pas pu s’ouvrir. ${message}`),
      el('p', {}, 'Rien de ce que vous avez enregistré n’est perdu. ', el('button', { type: 'button', onclick: () => location.reload() }, 'Réessayer'))),
  );
}

async function ouvrir() {
  const { jeton, edition, api: base, suivi, contact } = racine.dataset;
  document.getElementById('chargement').hidden = false;
  const api = new Api(base, jeton, edition);
  const [{ ouvrir: ouvrirVisionneuse }, presentation, dossier] = await Promise.all([
    import('./visionneuse.js'), api.formulaire(), api.lire(),
  ]);
  const champs = champsDe(presentation.schema);
  const cles = [...champs.keys()];
  const horloge = new Horloge();
  const memoire = new Memoire(presentation.dossier);

  // the page, from top to bottom
  const zones = Object.fromEntries(
    ['situation', 'nouvelles', 'conflits', 'saisie', 'pieces', 'depot', 'texte'].map((nom) => [nom, el('div', { id: `zone-${nom}` })]),
  );
  document.getElementById('chargement').remove();
  racine.append(...Object.values(zones));
  zones.depot.hidden = true;

  // what the server says of it all
  let avis = null;
  const abonnes = new Set();
  const erreursMontrees = new Map();
  let exigerTout = false;
  const contexte = {
    categories: presentation.categories,
    get avis() {
      return avis;
    },
    abonner(fonction) {
      abonnes.add(fonction);
      return () => abonnes.delete(fonction);
    },
    chercherCommune: (debut, groupements) => api.chercherCommune(debut, groupements),
    annoncer,
    erreurs(composant, valeur) {
      const refus = refusDeType.get(composant.key);
      if (refus && egales(refus.valeur, valeur)) {
        return [refus.message];
      }
      if (avis && egales(avis.saisie[composant.key], valeur)) {
        const source = exigerTout ? avis.manque : avis.erreurs;
        return source.filter(({ champ }) => champ === composant.key).map(({ message }) => message);
      }
      return [erreurLocale(composant, valeur)].filter(Boolean);
    },
  };
  const refusDeType = new Map(); // key → {valeur, message}
  const visionneuse = await ouvrirVisionneuse(zones.saisie, presentation.schema, dossier.corps.donnees, contexte);
  zones.saisie.prepend(el('p', { class: 'doux' }, 'Ce qui est marqué d’un astérisque (*) est à remplir pour déposer.'));
  zones.saisie.querySelector('.fjs-powered-by-link')?.setAttribute('lang', 'en');

  const formulaire = {
    cles,
    valeurs: () => visionneuse.valeurs(),
    poser: (valeurs) => visionneuse.poser(valeurs),
  };
  const nomDe = (cle) => (champs.has(cle) ? libelle(champs.get(cle)) : cle);
  const texteEntier = () => enTexte(document.querySelector('h1').textContent, champs, formulaire.valeurs(), avis?.lieux);
  const barre = new Barre({ annoncer, envoyer: () => saisie.envoyer(), comparer: () => viser(zones.conflits.querySelector('h2')) });
  const situation = new Situation(zones.situation, { horloge, annoncer, passee: () => demanderAvis() });

  const saisie = new Enregistrement(api, memoire, formulaire, {
    etat: (etat) => barre.dire(etat, saisie),
    conflits: () => afficherConflits(zones.conflits, { champs, saisie, formulaire, lieux: avis?.lieux, annoncer }),
    reprises: (reprises, remplacees) => nouvelle(
      `Modifié ailleurs entre-temps, et repris ici : ${reprises.map(nomDe).join(', ')}.`,
      ...remplacees.map(([cle, texte]) => el('details', {},
        el('summary', {}, `Ce qui était sur cette page : ${nomDe(cle)}`),
        el('pre', { class: 'texte' }, texte))),
    ),
    ferme: () => demanderAvis(),
    refuses(erreurs) {
      erreurs.forEach(({ champ, message }) => refusDeType.set(champ, { valeur: formulaire.valeurs()[champ], message }));
      if (erreurs.some(({ champ }) => !champs.has(champ))) {
        formulaireChange();
      }
      visionneuse.verifier();
    },
    enregistre: () => demanderAvis(),
  });
  saisie.partirDe(dossier);

  function nouvelle(message, ...actions) {
    annoncer(message);
    zones.nouvelles.replaceChildren(el('div', { class: 'avis' }, el('p', {}, message), actions.length > 0 && el('div', { class: 'boutons' }, actions)));
  }

  function formulaireChange() {
    nouvelle(
      'Le formulaire a changé depuis que vous avez ouvert cette page. Rechargez-la pour voir les questions d’aujourd’hui : ce que vous avez saisi est conservé.',
      el('button', { type: 'button', onclick: () => location.reload() }, 'Recharger la page'),
    );
  }

  // opinions, a little after each change; the last question asked is the one that counts
  let question = 0;
  let minuterieAvis;
  async function demanderAvis() {
    clearTimeout(minuterieAvis);
    const numero = ++question;
    const valeurs = Object.fromEntries(cles.map((cle) => [cle, formulaire.valeurs()[cle] ?? null]).filter(([cle]) => !refusDeType.has(cle)));
    let recu;
    try {
      recu = await api.avis(valeurs);
    } catch (erreur) {
      if (erreur instanceof Refus && erreur.statut === 404) {
        lienPerdu();
      } else if (erreur instanceof Refus && erreur.statut === 422) {
        saisie.prevenir.refuses(erreur.erreurs);
      }
      return false;
    }
    if (numero !== question) {
      return false;
    }
    horloge.regler(recu.maintenant);
    avis = { ...recu, saisie: valeurs };
    appliquerAvis();
    return true;
  }

  function appliquerAvis() {
    const { situation: dite } = avis;
    const automatique = !dite.depose;
    const change = saisie.automatique !== automatique || saisie.possible !== dite.modifiable;
    saisie.automatique = automatique;
    saisie.possible = dite.modifiable;
    visionneuse.figer(!dite.modifiable);
    situation.montrer(dite);
    barre.situer(dite, (cle) => nomDe(cle));
    zones.texte.querySelector('details').open ||= !dite.modifiable;
    visionneuse.verifier();
    abonnes.forEach((fonction) => fonction(avis));
    direLesNouvelles();
    panneauDeDepot.rafraichir();
    pieces.situer(dite);
    if (change) {
      saisie.noter();
    } else {
      barre.dire(saisie.etat, saisie);
    }
    if (avis.formulaire !== presentation.version) {
      formulaireChange();
    }
    if (avis.version > saisie.version() && !saisie.enCours) {
      saisie.enCours = saisie.reconcilier().finally(() => {
        saisie.enCours = null;
        saisie.noter();
      });
    }
  }

  /** Aloud, what is newly wrong; once. */
  function direLesNouvelles() {
    const lignes = [
      ...avis.erreurs.map(({ champ, message }) => [`erreur/${champ}`, message]),
      ...avis.propositions.filter(({ issue }) => issue === 'defavorable').map(({ champ, regle, motif }) => [`${regle}/${champ}`, motif]),
    ];
    const nouvelles = lignes.filter(([cle, message]) => erreursMontrees.get(cle) !== message).map(([, message]) => message);
    const premiere = erreursMontrees.size === 0 && !premierAvisRecu;
    premierAvisRecu = true;
    erreursMontrees.clear();
    lignes.forEach(([cle, message]) => erreursMontrees.set(cle, message));
    if (nouvelles.length > 0 && !premiere) {
      annoncer(nouvelles.join(' '));
    }
  }
  let premierAvisRecu = false;

  function lienPerdu() {
    saisie.possible = false;
    visionneuse.figer(true);
    nouvelle('Ce lien n’est plus valable : il a été remplacé par un plus récent, ou retiré. Ouvrez le dernier lien reçu par courriel dans ce même navigateur : ce qui n’est pas encore enregistré y sera retrouvé.');
    saisie.noter();
  }

  const panneauDeDepot = afficherDepot(zones.depot, {
    api,
    champs,
    formulaire,
    visionneuse,
    saisie,
    presentation,
    suivi,
    contact,
    annoncer,
    avis: () => avis,
    demanderAvis,
    pieces: () => pieces.liste(),
    allerAuChamp,
    fermer: montrerLeFormulaire,
  });
  const pieces = await afficherPieces(zones.pieces, { api, annoncer });

  function montrerLeFormulaire() {
    zones.depot.hidden = true;
    zones.saisie.hidden = zones.pieces.hidden = zones.texte.hidden = false;
    barre.revue(false);
  }

  function allerAuChamp(cle) {
    montrerLeFormulaire();
    const champ = zones.saisie.querySelector(`[data-champ="${CSS.escape(cle)}"]`);
    const controle = champ?.querySelector('input, textarea, select, button');
    (controle ?? zones.saisie).scrollIntoView({ block: 'center' });
    controle?.focus();
  }

  async function relire() {
    exigerTout = true;
    await saisie.envoyer();
    await demanderAvis();
    visionneuse.verifier();
    panneauDeDepot.montrer();
    zones.saisie.hidden = zones.pieces.hidden = zones.texte.hidden = true;
    zones.depot.hidden = false;
    barre.revue(true);
    viser(zones.depot.querySelector('h2'));
  }
  barre.surRelecture(relire);

  zones.texte.append(
    el('details', {},
      el('summary', {}, 'Garder une copie de mon texte'),
      el('p', {}, 'Tout ce qui est sur cette page, enregistré ou non.'),
      el('p', { class: 'boutons' },
        el('button', { type: 'button', class: 'second', onclick: () => telecharger('mon-dossier.txt', texteEntier()) }, 'Télécharger le texte'),
        el('button', { type: 'button', class: 'second', onclick: async () => {
          await navigator.clipboard.writeText(texteEntier());
          annoncer('Texte copié');
        } }, 'Copier le texte')),
      el('p', {}, 'Ce qui n’a pas pu être enregistré reste dans ce navigateur jusqu’à ce que ce le soit. Sur un ordinateur partagé, vous pouvez l’effacer : ce qui est déjà enregistré n’est pas touché.'),
      el('p', {}, el('button', { type: 'button', class: 'second', onclick: () => {
        saisie.abandonner();
        location.reload();
      } }, 'Effacer de ce navigateur ce qui n’est pas enregistré'))),
  );
  racine.append(barre.element);

  // from here on, every change is noted at once, sent and looked at a little later
  let vues = { ...formulaire.valeurs() };
  visionneuse.surChangement(() => {
    const valeurs = formulaire.valeurs();
    const changees = cles.filter((cle) => !egales(vues[cle], valeurs[cle]));
    if (changees.length === 0) {
      return;
    }
    vues = { ...valeurs };
    suivreConflits(zones.conflits, { champs, formulaire, lieux: avis?.lieux });
    changees.forEach((cle) => refusDeType.delete(cle));
    saisie.noter();
    clearTimeout(minuterieAvis);
    minuterieAvis = setTimeout(demanderAvis, PAUSE_AVANT_AVIS);
  });
  const retrouve = saisie.reprendre();
  if (retrouve.cles.length > 0) {
    const quand = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(retrouve.le));
    nouvelle(
      `Ce navigateur gardait des modifications qui n’étaient pas enregistrées (${quand}) : ${retrouve.cles.map(nomDe).join(', ')}. Elles sont remises dans le formulaire.`,
    );
  }
  saisie.noter();
  if (!(await demanderAvis())) {
    barre.dire({ nom: 'injoignable', garde: true }, saisie);
  }
  if (location.hash.startsWith('#champ-')) {
    allerAuChamp(location.hash.slice('#champ-'.length));
  }

  addEventListener('online', () => (saisie.automatique ? saisie.envoyer() : Promise.resolve()).then(demanderAvis));
  addEventListener('pagehide', () => saisie.partir());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      if (saisie.automatique) {
        saisie.envoyer();
      }
    } else {
      demanderAvis();
    }
  });
  setInterval(() => document.visibilityState === 'visible' && demanderAvis(), RENDEZ_VOUS);
}

function telecharger(nom, texte) {
  const adresse = URL.createObjectURL(new Blob([`\ufeff${texte}`], { type: 'text/plain;charset=utf-8' }));
  const lien = el('a', { href: adresse, download: nom });
  document.body.append(lien);
  lien.click();
  lien.remove();
  setTimeout(() => URL.revokeObjectURL(adresse), 10_000);
}
