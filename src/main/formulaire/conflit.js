import { enClair, libelle } from './champs.js';
import { el, viser } from './dom.js';

const CHOIX = [['mien', 'Votre version, sur cette page'], ['leur', 'L’autre version, enregistrée entre-temps']];

/** Fields that two people, or two tabs, changed differently: both versions side by side, and a choice. Nothing is overwritten. */
export function afficherConflits(zone, { champs, saisie, formulaire, lieux, annoncer }) {
  const signature = JSON.stringify([...saisie.conflits]);
  if (zone.dataset.signature === signature) {
    return;
  }
  const nouveau = (zone.dataset.signature ?? '[]') === '[]';
  zone.dataset.signature = signature;
  if (saisie.conflits.size === 0) {
    zone.replaceChildren();
    return;
  }
  const titre = el('h2', { id: 't-conflit' }, 'Ce dossier a été modifié ailleurs');
  const erreur = el('p', { class: 'erreur', role: 'alert' });
  const cles = [...saisie.conflits.keys()];
  zone.replaceChildren(
    el('section', { class: 'carte conflit', 'aria-labelledby': 't-conflit' },
      titre,
      el('p', {}, 'Dans un autre onglet, sur un autre appareil ou par une autre personne, pendant que vous l’écriviez. Rien n’est écrasé : choisissez pour chaque réponse la version à garder. Celle que vous ne gardez pas n’est plus montrée ensuite.'),
      cles.map((cle) => groupe(cle)),
      erreur,
      el('p', { class: 'boutons' }, el('button', { type: 'button', onclick: appliquer }, 'Garder les versions choisies'))),
  );
  if (nouveau) {
    // who is typing goes on typing: the bar leads here, and what is typed meanwhile is theirs
    annoncer('Ce dossier a été modifié ailleurs. Vous pouvez finir votre phrase : la barre du bas mène aux deux versions.');
    if (!zone.closest('#formulaire').querySelector(':is(input, textarea, select, [contenteditable]):focus')) {
      viser(titre);
    }
  }

  function groupe(cle) {
    const versions = { mien: formulaire.valeurs()[cle], leur: saisie.conflits.get(cle).leur };
    return el('fieldset', { 'data-cle': cle },
      el('legend', {}, libelle(champs.get(cle))),
      el('div', { class: 'versions' }, CHOIX.map(([nom, texte]) => el('div', { class: 'version' },
        el('label', {}, el('input', { type: 'radio', name: `conflit-${cle}`, value: nom }), ` ${texte}`),
        el('div', { class: 'texte', 'data-version': nom }, enClair(champs.get(cle), versions[nom], lieux) || '(vide)')))));
  }

  function appliquer() {
    const choix = {};
    for (const cle of cles) {
      choix[cle] = zone.querySelector(`[data-cle="${CSS.escape(cle)}"] input:checked`)?.value;
    }
    const oublies = cles.filter((cle) => !choix[cle]);
    if (oublies.length > 0) {
      erreur.textContent = `Choisissez une version pour : ${oublies.map((cle) => libelle(champs.get(cle))).join(', ')}.`;
      zone.querySelector(`[data-cle="${CSS.escape(oublies[0])}"] input`).focus();
      return;
    }
    annoncer('Versions choisies gardées');
    saisie.trancher(choix);
  }
}

/** The page's own version goes on being written while the other waits. */
export function suivreConflits(zone, { champs, formulaire, lieux }) {
  for (const groupe of zone.querySelectorAll('[data-cle]')) {
    const { cle } = groupe.dataset;
    groupe.querySelector('[data-version="mien"]').textContent = enClair(champs.get(cle), formulaire.valeurs()[cle], lieux) || '(vide)';
  }
}
