import { Injoignable } from './api.js';
import { el } from './dom.js';

const NATURES = { illustration: 'Illustration', mandat: 'Mandat', autre: 'Autre document' };
const TAILLE_MAXIMALE = 10 * 1024 * 1024;

/** What is joined to the dossier: pictures with their credit (DEP-4), a mandate, other documents. */
export async function afficherPieces(zone, { api, annoncer }) {
  let liste = [];
  let situation = null;
  const inventaire = el('ul', { class: 'pieces' });
  const vide = el('p', { class: 'doux' }, 'Rien n’est joint pour l’instant : c’est facultatif.');
  const erreur = el('p', { class: 'erreur', role: 'alert', id: 'piece-erreur' });
  const nature = el('select', { id: 'piece-nature', class: 'liste', onchange: demanderLesMentions },
    Object.entries(NATURES).map(([valeur, nom]) => el('option', { value: valeur }, nom)));
  const fichier = el('input', {
    type: 'file', id: 'piece-fichier', accept: '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png', 'aria-describedby': 'piece-aide piece-erreur',
  });
  const mentions = champsDeMention('piece');
  const envoyer = el('button', { type: 'submit' }, 'Joindre ce document');
  const ajout = el('form', { class: 'carte', novalidate: true, onsubmit: joindre },
    el('h3', {}, 'Joindre un document'),
    el('div', { class: 'champ' }, el('label', { for: 'piece-nature' }, 'Nature du document'), nature),
    el('div', { class: 'champ' },
      el('label', { for: 'piece-fichier' }, 'Fichier'),
      el('span', { class: 'aide', id: 'piece-aide' }, 'PDF, JPEG ou PNG, 10 Mio au plus ; 20 documents au plus.'),
      fichier),
    mentions.element,
    erreur,
    envoyer);
  zone.append(el('section', { 'aria-labelledby': 't-pieces' },
    el('h2', { id: 't-pieces' }, 'Illustrations et autres documents'),
    el('p', {}, 'Les images des lauréats peuvent être publiées : dites de qui est chacune, et n’envoyez que celles dont les personnes reconnaissables sont d’accord.'),
    vide, inventaire, ajout));
  await rafraichir();

  async function rafraichir() {
    try {
      liste = await api.pieces();
      montrer();
    } catch (echec) {
      erreur.textContent = `La liste des documents n’a pas pu être lue. ${dire(echec)}`;
    }
  }

  function montrer() {
    vide.hidden = liste.length > 0;
    inventaire.replaceChildren(...liste.map(ligne));
  }

  function ligne(piece) {
    const incomplete = piece.nature === 'illustration' && (!piece.credit || !piece.accord);
    const edition = el('div', { hidden: true });
    const libre = situation?.modifiable ?? false;
    return el('li', {},
      el('a', { href: `${api.dossier}/pieces/${piece.id}`, download: true }, piece.nom),
      ` (${NATURES[piece.nature]}, ${taille(piece.octets)})`,
      piece.credit && el('span', {}, `, crédit : ${piece.credit}`),
      incomplete && el('p', { class: 'proposition a-verifier' },
        !piece.credit ? 'Le crédit de cette image manque. ' : '',
        !piece.accord ? 'L’accord des personnes reconnaissables n’est pas confirmé.' : ''),
      libre && el('p', { class: 'boutons' },
        piece.nature === 'illustration' && el('button', { type: 'button', class: 'second', onclick: () => modifier(piece, edition) },
          piece.credit ? 'Modifier le crédit' : 'Donner le crédit', el('span', { class: 'invisible' }, ` de ${piece.nom}`)),
        el('button', { type: 'button', class: 'second', onclick: ({ currentTarget }) => confirmer(piece, edition, currentTarget) }, 'Retirer', el('span', { class: 'invisible' }, ` ${piece.nom}`))),
      edition);
  }

  function modifier(piece, edition) {
    const champs = champsDeMention(`piece-${piece.id}`, piece);
    const faute = el('p', { class: 'erreur', role: 'alert' });
    edition.replaceChildren(champs.element, faute, el('button', {
      type: 'button',
      onclick: () => agir(faute, async () => {
        await api.crediter(piece.id, champs.lire());
        annoncer('Crédit enregistré');
        await rafraichir();
      }),
    }, 'Enregistrer le crédit'));
    edition.hidden = false;
    edition.querySelector('input').focus();
  }

  /** A document that is taken away can't be brought back: one tap isn't enough. */
  function confirmer(piece, edition, bouton) {
    const oui = el('button', { type: 'button', class: 'danger', onclick: () => retirer(piece) }, 'Oui, le retirer');
    edition.replaceChildren(
      el('p', {}, `Retirer « ${piece.nom} » ? Le fichier sera effacé.`),
      el('p', { class: 'boutons' }, oui, el('button', { type: 'button', class: 'second', onclick: () => {
        edition.hidden = true;
        bouton.focus();
      } }, 'Le garder')));
    edition.hidden = false;
    oui.focus();
  }

  function retirer(piece) {
    return agir(erreur, async () => {
      await api.retirer(piece.id);
      annoncer(`${piece.nom} est retiré`);
      await rafraichir();
      zone.querySelector('h2').setAttribute('tabindex', '-1');
      zone.querySelector('h2').focus();
    });
  }

  function demanderLesMentions() {
    mentions.element.hidden = nature.value !== 'illustration';
  }

  async function joindre(evenement) {
    evenement.preventDefault();
    const choisi = fichier.files[0];
    const mention = mentions.lire();
    const image = nature.value === 'illustration';
    const faute = !choisi ? ['Choisissez un fichier.', fichier]
      : choisi.size > TAILLE_MAXIMALE ? ['Ce fichier dépasse 10 Mio : réduisez-le, puis choisissez-le de nouveau.', fichier]
        : image && !mention.credit ? ['Dites de qui est cette image : c’est son crédit.', mentions.credit]
          : image && !mention.accord ? ['Confirmez l’accord des personnes reconnaissables, ou qu’il n’y en a aucune.', mentions.accord] : null;
    [fichier, mentions.credit, mentions.accord].forEach((champ) => champ.removeAttribute('aria-invalid'));
    if (faute) {
      erreur.textContent = faute[0];
      faute[1].setAttribute('aria-invalid', 'true');
      faute[1].focus();
      return;
    }
    const partie = new FormData();
    partie.set('fichier', choisi);
    partie.set('nature', nature.value);
    if (image) {
      partie.set('credit', mention.credit);
      partie.set('accord', String(mention.accord));
    }
    envoyer.disabled = true;
    envoyer.textContent = 'Envoi en cours…';
    await agir(erreur, async () => {
      const piece = await api.joindre(partie);
      annoncer(`${piece.nom} est joint`);
      ajout.reset();
      demanderLesMentions();
      await rafraichir();
    });
    envoyer.disabled = false;
    envoyer.textContent = 'Joindre ce document';
    if (document.activeElement === document.body) {
      // a button that is disabled loses the keyboard: given back where the next thing is to be done
      const refuse = erreur.textContent !== '';
      if (refuse) {
        fichier.setAttribute('aria-invalid', 'true');
      }
      (refuse ? fichier : envoyer).focus();
    }
  }

  return {
    liste: () => liste,
    situer(nouvelle) {
      const change = situation?.modifiable !== nouvelle.modifiable;
      situation = nouvelle;
      ajout.hidden = !nouvelle.pieces;
      if (change) {
        montrer();
      }
    },
  };
}

async function agir(erreur, action) {
  erreur.textContent = '';
  try {
    await action();
  } catch (echec) {
    erreur.textContent = dire(echec);
  }
}

function dire(echec) {
  return echec instanceof Injoignable ? 'Le service ne répond pas, ou la connexion est coupée : réessayez dans un instant.' : echec.message;
}

function champsDeMention(prefixe, piece = {}) {
  const credit = el('input', { type: 'text', id: `${prefixe}-credit`, maxlength: 200, value: piece.credit ?? '', 'aria-describedby': `${prefixe}-credit-aide` });
  const accord = el('input', { type: 'checkbox', id: `${prefixe}-accord`, checked: piece.accord });
  return {
    credit,
    accord,
    lire: () => ({ credit: credit.value.trim(), accord: accord.checked }),
    element: el('div', {},
      el('div', { class: 'champ' },
        el('label', { for: `${prefixe}-credit` }, 'Crédit de l’image'),
        el('span', { class: 'aide', id: `${prefixe}-credit-aide` }, 'Son auteur, et à qui elle appartient. Exemple : Photo Claude Martin, Passerelle Emploi'),
        credit),
      el('div', { class: 'champ case' },
        accord,
        el('label', { for: `${prefixe}-accord` }, 'Les personnes que l’on reconnaît sur cette image sont d’accord pour qu’elle soit publiée, ou l’on n’y reconnaît personne'))),
  };
}

function taille(octets) {
  return octets < 1024 * 1024 ? `${Math.max(1, Math.round(octets / 1024))}\u00a0Kio` : `${(octets / 1024 / 1024).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mio`;
}
