import { Injoignable } from './api.js';
import { bloque, enClair, libelle } from './champs.js';
import { el, viser } from './dom.js';

/** The whole dossier to read through, what is missing, what a deposit accepts (DEP-3, DEP-4), and the deposit. */
export function afficherDepot(zone, page) {
  const { api, champs, formulaire, visionneuse, saisie, presentation, suivi, annoncer } = page;
  let doublon = false;
  let echec = null;
  let fait = null;
  let montre = false;
  let lue = null; // where things stood when it was last read: past the closing, a deposit is asked for anew

  function montrer() {
    montre = true;
    echec = null;
    fait = null;
    lue = page.avis().situation.titre;
    dessiner();
  }

  /** As the server's opinion changes; what the keyboard is on stays. */
  function rafraichir() {
    if (montre && !zone.hidden && !zone.contains(document.activeElement)) {
      dessiner();
    } else if (montre && !zone.hidden) {
      zone.querySelector('[data-manque]')?.replaceWith(manques());
    }
  }

  function dessiner() {
    zone.replaceChildren(...(fait ? depotFait() : relecture()));
  }

  function relecture() {
    const { situation } = page.avis();
    const deposable = situation.deposable && !situation.depose;
    return [
      el('h2', {}, deposable ? 'Relire et déposer' : 'Relire'),
      el('p', { class: 'boutons' }, retour()),
      deposable && el('p', { class: 'avis' }, el('strong', {}, 'Votre dossier est enregistré, il n’est pas encore déposé. '), situation.attestee ? 'L’attestation signée est arrivée ; il ne comptera qu’une fois déposé par le bouton en bas de cette page.' : 'Il ne comptera qu’une fois déposé par le bouton en bas de cette page, et l’attestation renvoyée signée.'),
      !deposable && !situation.depose && el('p', { class: 'avis alerte' }, situation.consignes[0]),
      manques(),
      reponses(),
      documents(),
      ...(deposable ? [engagements(), doublon && entiteDistincte(), confirmation()] : []),
    ].filter(Boolean);
  }

  function retour() {
    return el('button', { type: 'button', class: 'second', onclick: () => {
      montre = false;
      page.fermer();
      document.getElementById('zone-saisie').scrollIntoView();
      viser(document.getElementById('zone-saisie'));
    } }, 'Revenir au formulaire');
  }

  function manquants() {
    const deposes = page.avis().situation.depose;
    return page.avis().manque.filter(({ champ }) => deposes || !presentation.engagements.some((engagement) => engagement.champ === champ));
  }

  function manques() {
    const liste = manquants();
    if (liste.length === 0) {
      return el('div', { 'data-manque': '' }, el('p', { class: 'avis reussite' }, 'Toutes les réponses demandées sont là.'));
    }
    return el('section', { 'data-manque': '', class: 'avis alerte', 'aria-labelledby': 't-manque' },
      el('h3', { id: 't-manque' }, liste.length === 1 ? 'Une réponse est à compléter ou à corriger' : `${liste.length} réponses sont à compléter ou à corriger`),
      el('ul', {}, liste.map(({ champ, message }) => el('li', {}, champs.has(champ)
        ? el('a', { href: `#${champ}`, onclick: (clic) => {
          clic.preventDefault();
          page.allerAuChamp(champ);
        } }, message)
        : message))));
  }

  function reponses() {
    const visibles = visionneuse.visibles();
    const valeurs = formulaire.valeurs();
    const { lieux, propositions } = page.avis();
    const sections = new Map();
    for (const composant of champs.values()) {
      const engagement = presentation.engagements.some(({ champ }) => champ === composant.key);
      if (visibles.has(composant.key.split('.')[0]) && !engagement) {
        const section = composant.section ?? 'Votre dossier';
        sections.set(section, [...(sections.get(section) ?? []), composant]);
      }
    }
    return el('div', { class: 'relecture' }, [...sections].map(([section, composants]) => el('section', {},
      el('h3', {}, section),
      el('dl', { class: 'fiche' }, composants.flatMap((composant) => [
        el('dt', {}, libelle(composant)),
        el('dd', {},
          el('span', { class: 'texte' }, enClair(composant, valeurs[composant.key], lieux) || 'Sans réponse'),
          propositions.filter(({ champ, issue }) => champ === composant.key && issue !== 'favorable').map((proposition) =>
            el('p', { class: `proposition ${proposition.issue}` }, `${proposition.motif} (${proposition.article}) ${suite(proposition)}`))),
      ])))));
  }

  function suite(proposition) {
    return bloque(proposition)
      ? 'Tel quel, le dossier ne pourra pas être déposé.'
      : 'L’équipe décide ; cela n’empêche pas de déposer.';
  }

  function documents() {
    const liste = page.pieces();
    return el('section', {}, el('h3', {}, 'Documents joints'),
      liste.length === 0 ? el('p', {}, 'Aucun.') : el('ul', {}, liste.map((piece) => el('li', {}, piece.nom))));
  }

  function engagements() {
    return el('section', { 'aria-labelledby': 't-engagements' },
      el('h3', { id: 't-engagements' }, 'Ce que vous acceptez en déposant'),
      presentation.engagements.filter(({ champ }) => champs.has(champ)).map((engagement) => {
        const composant = champs.get(engagement.champ);
        const identifiant = `accord-${engagement.champ}`;
        return el('div', { class: 'engagement' },
          el('blockquote', { id: `${identifiant}-texte` }, engagement.texte),
          el('p', { class: 'doux' }, `Règlement, article ${engagement.article}, version ${presentation.reglement}`),
          el('div', { class: 'champ case' },
            el('input', {
              type: 'checkbox',
              id: identifiant,
              checked: formulaire.valeurs()[engagement.champ] === true,
              'aria-describedby': `${identifiant}-texte`,
              onchange: ({ target }) => formulaire.poser({ [engagement.champ]: target.checked }),
            }),
            el('label', { for: identifiant }, composant.label)));
      }));
  }

  function entiteDistincte() {
    const composant = champs.get('entiteDistincte');
    const explication = 'Votre structure (même SIREN) a déjà déposé un projet dans cette catégorie. Un candidat n’y présente qu’un projet : choisissez une autre catégorie';
    if (!composant) {
      return el('p', { class: 'avis alerte', role: 'alert' }, `${explication}.`);
    }
    return el('section', { class: 'avis alerte', 'aria-labelledby': 't-doublon' },
      el('h3', { id: 't-doublon' }, 'Un projet est déjà déposé dans cette catégorie'),
      el('p', {}, `${explication}, ou, si vous êtes une autre entité portée par le même organisme (par exemple un PLIE et une Maison de l’emploi), expliquez-le ici : Alliance Villes Emploi décidera.`),
      el('div', { class: 'champ' },
        el('label', { for: 'entite-distincte' }, composant.label),
        el('textarea', {
          id: 'entite-distincte',
          rows: 4,
          maxlength: composant.validate?.maxLength,
          oninput: ({ target }) => formulaire.poser({ entiteDistincte: target.value }),
        }, formulaire.valeurs().entiteDistincte ?? '')),
      el('p', {}, el('button', { type: 'button', class: 'second', onclick: () => page.allerAuChamp('categorie') }, 'Changer de catégorie')));
  }

  function confirmation() {
    const { situation } = page.avis();
    return el('section', { class: 'carte', 'aria-labelledby': 't-deposer' },
      el('h3', { id: 't-deposer' }, 'Déposer'),
      situation.consignes.map((consigne) => el('p', {}, consigne)),
      el('p', { class: 'erreur', role: 'alert', id: 'depot-erreur' }, echec ?? ''),
      el('p', { class: 'boutons' }, el('button', { type: 'button', id: 'deposer', 'aria-describedby': 'depot-erreur', onclick: deposer }, 'Déposer mon dossier'), retour()));
  }

  async function deposer({ target }) {
    target.disabled = true;
    echec = null;
    try {
      await tenter();
    } finally {
      target.disabled = false;
    }
  }

  async function tenter() {
    const enregistre = await saisie.envoyer();
    await page.demanderAvis();
    if (!enregistre) {
      refuser(saisie.conflits.size > 0
        ? 'Le dossier a été modifié ailleurs : choisissez d’abord, en haut de la page, la version à garder.'
        : 'Vos dernières modifications ne sont pas encore enregistrées : rien n’est déposé. Réessayez quand elles le seront.');
      return;
    }
    if (page.avis().situation.titre !== lue) {
      lue = page.avis().situation.titre;
      dessiner();
      refuser(`Rien n’est déposé : la situation vient de changer. ${page.avis().situation.titre}. Lisez ce que cela veut dire, puis déposez quand même si vous le voulez.`, zone.querySelector('#deposer'));
      return;
    }
    const accords = presentation.engagements.filter(({ champ }) => champs.has(champ) && formulaire.valeurs()[champ] !== true);
    if (manquants().length > 0) {
      refuser('Des réponses manquent ou sont à corriger : rien n’est déposé. Elles sont listées en haut de cette page.', zone.querySelector('[data-manque] a'));
      return;
    }
    if (accords.length > 0) {
      refuser('Pour déposer, cochez ce que vous acceptez.', document.getElementById(`accord-${accords[0].champ}`));
      return;
    }
    try {
      fait = await api.deposer(saisie.etiquette);
      await saisie.reconcilier();
      await page.demanderAvis();
      dessiner();
      viser(zone.querySelector('h2'));
      annoncer(`Dossier déposé sous le numéro ${fait.numero}`);
    } catch (erreur) {
      await expliquer(erreur);
    }
  }

  async function expliquer(erreur) {
    if (erreur instanceof Injoignable) {
      refuser('Le service ne répond pas : nous ne savons pas encore si le dépôt est arrivé. Réessayez : un dossier ne se dépose qu’une fois, et vous recevrez un accusé de réception.');
      return;
    }
    if (erreur.statut === 412) {
      await saisie.reconcilier();
      await page.demanderAvis();
      refuser('Le dossier vient d’être modifié ailleurs : rien n’est déposé. Relisez-le, puis déposez-le de nouveau.');
      return;
    }
    if (erreur.erreurs?.some(({ champ }) => champ === 'entiteDistincte') && erreur.statut === 409) {
      doublon = true;
      dessiner();
      refuser(erreur.message, document.getElementById('entite-distincte') ?? zone.querySelector('#deposer'));
      return;
    }
    await page.demanderAvis();
    refuser(erreur.message, zone.querySelector('[data-manque] a'));
  }

  function refuser(message, ou = null) {
    echec = message;
    const place = document.getElementById('depot-erreur');
    if (place) {
      place.textContent = message;
    }
    zone.querySelector('[data-manque]')?.replaceWith(manques());
    (ou?.isConnected ? ou : zone.querySelector('[data-manque] a') ?? zone.querySelector('#deposer') ?? zone.querySelector('h2')).focus();
  }

  function depotFait() {
    const { situation } = page.avis();
    return [
      el('h2', {}, `Dossier déposé sous le numéro ${fait.numero}`),
      el('p', { class: 'avis reussite' }, 'Un accusé de réception vous est envoyé par courriel.'),
      situation.etat === 'hors-delai' && el('p', { class: 'avis alerte' }, 'La clôture était passée : votre dossier est marqué « hors délai ». L’équipe décidera s’il peut concourir, et vous l’écrira.'),
      ...(situation.attestee
        ? [el('p', { class: 'avis' }, 'Votre attestation signée est déjà arrivée : l’équipe va la vérifier. Vous n’avez rien d’autre à faire.')]
        : [
          el('p', { class: 'avis' }, el('strong', {}, 'Il reste une chose à faire : '), 'votre candidature prendra effet quand l’attestation de validation de dépôt, signée, nous sera parvenue. Téléchargez-la, faites-la signer, puis renvoyez-la depuis la page de votre dossier.'),
          situation.attestation && el('p', {}, situation.attestation),
        ]),
      el('p', { class: 'boutons' },
        !situation.attestee && el('a', { class: 'bouton', href: `${api.dossier}/attestation.pdf`, download: true }, 'Télécharger l’attestation à signer (PDF)'),
        el('a', { class: 'bouton', href: suivi }, 'Aller à la page de mon dossier')),
    ].filter(Boolean);
  }

  return { montrer, rafraichir };
}
