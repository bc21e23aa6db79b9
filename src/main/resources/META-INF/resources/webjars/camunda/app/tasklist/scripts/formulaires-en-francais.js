/*
 * French for the words that form-js 1.8.7 writes by itself in Tasklist's forms: messages of validation,
 * placeholders, buttons, names for screen readers. They are hard-coded there, so they are replaced where
 * they appear in the page. What somebody typed or a form says itself is never touched: each translation
 * holds only inside the element in which form-js puts the English words.
 *
 * form-js rewrites a text or an attribute only when its own value changes, so a translation stays in place
 * until the next English one comes. The link "bpmn.io" stays as it is: its licence asks for that.
 */

const INSECABLE = '\u00a0';

/** French for an English text, or the text itself. The first entry whose pattern fits is used. */
function traduire(texte, traductions) {
  for (const [anglais, francais] of traductions) {
    if (typeof anglais === 'string' ? texte === anglais : anglais.test(texte)) {
      return texte.replace(anglais, francais);
    }
  }
  return texte;
}

const virgule = (nombre) => nombre.replace('.', ',');

const ERREURS = [
  ['Field is required.', 'Ce champ est obligatoire.'],
  [/^Field must match pattern [^]*\.$/, "Ce champ n'a pas le format attendu."],
  [/^Field must have minimum value of (.*)\.$/, (_, n) => `La valeur la plus petite est ${virgule(n)}.`],
  [/^Field must have maximum value of (.*)\.$/, (_, n) => `La valeur la plus grande est ${virgule(n)}.`],
  [/^Field must have minimum length of (.*)\.$/, 'Il faut au moins $1 caractère(s).'],
  [/^Field must have maximum length of (.*)\.$/, 'Il faut au plus $1 caractère(s).'],
  [
    /^Field must be a valid +international phone number\. \(e\.g\. \+4930664040900\)$/,
    `Ce numéro de téléphone n'est pas au format international (exemple${INSECABLE}: +33${INSECABLE}1${INSECABLE}23${INSECABLE}45${INSECABLE}67${INSECABLE}89).`
  ],
  ['Field must be a valid email.', "Cette adresse de courriel n'est pas valable."],
  ['Value is not a number.', "Cette valeur n'est pas un nombre."],
  [/^Value is expected to (be an integer)\.$/, 'Cette valeur doit être un nombre entier.'],
  [/^Value is expected to (?:have at most) (\d+) decimal digits?\.$/, 'Il faut au plus $1 chiffre(s) après la virgule.'],
  [
    /^Please select a valid value, the two nearest valid values are (.*) and (.*)\.$/,
    (_, avant, apres) => `Les valeurs permises les plus proches sont ${virgule(avant)} et ${virgule(apres)}.`
  ],
  ['Date and time must both be entered.', "Il faut la date et l'heure."]
];

/** Where form-js writes a text, and what it may say there. */
const TEXTES = [
  ['.fjs-form-field-error', ERREURS],
  ['.fjs-select-placeholder', [['Select', 'Choisir']]],
  [
    '.fjs-dropdownlist-empty',
    [
      ['No results', 'Aucun résultat'],
      ['All values selected', 'Tout est déjà choisi']
    ]
  ],
  ['.fjs-taglist-skip-link', [['Skip to search', 'Aller à la recherche']]],
  ['.fjs-table-empty, .fjs-table-td[colspan]', [['Nothing to show.', 'Rien à afficher.']]],
  ['.fjs-table-nav-label', [[' of ', ' sur ']]],
  ['.fjs-repeat-render-add', [['Add new', 'Ajouter']]],
  [
    '.fjs-repeat-render-collapse',
    [
      [/^Expand all \((\d+)\)$/, 'Tout afficher ($1)'],
      ['Collapse', 'Réduire']
    ]
  ],
  [
    '.fjs-iframe-placeholder-text',
    [
      ["External content couldn't be loaded.", "Ce contenu externe n'a pas pu être chargé."],
      ['No content to show.', 'Rien à afficher.']
    ]
  ]
];

/** The same for attributes. */
const ATTRIBUTS = [
  [
    'placeholder',
    '.fjs-input, .fjs-taglist-input',
    [
      ['Search', 'Chercher'],
      // the order of day, month and year is the browser's: only the letters change
      [/^(?=.*dd)(?=.*mm)(?=.*yy)[dmy\W]+$/, (format) => format.replaceAll('d', 'j').replaceAll('y', 'a')],
      ['hh:mm ?m', 'hh:mm AM ou PM']
    ]
  ],
  ['aria-label', '.fjs-number-arrow-up', [['Increment', 'Augmenter']]],
  ['aria-label', '.fjs-number-arrow-down', [['Decrement', 'Diminuer']]],
  [
    'aria-label',
    '.fjs-table-nav-button',
    [
      ['Previous page', 'Page précédente'],
      ['Next page', 'Page suivante']
    ]
  ],
  [
    'aria-label',
    '.fjs-table-th',
    [
      [/^Click to sort by ([^]*) descending$/, `Trier par ordre décroissant${INSECABLE}: $1`],
      [/^Click to sort by ([^]*) ascending$/, `Trier par ordre croissant${INSECABLE}: $1`],
      ['Click to remove sorting', 'Ne plus trier']
    ]
  ],
  ['aria-label', '.fjs-repeat-row-remove', [[/^Remove list item (\d+)$/, 'Retirer la ligne $1']]],
  ['title', '.fjs-taglist-tag-remove', [['Remove tag', 'Retirer']]]
];

function traduireTexte(noeud) {
  for (const [ou, traductions] of TEXTES) {
    if (noeud.parentElement?.closest(ou)) {
      const francais = traduire(noeud.data, traductions);
      if (francais !== noeud.data) noeud.data = francais;
    }
  }
}

function traduireAttributs(element) {
  for (const [attribut, ou, traductions] of ATTRIBUTS) {
    const anglais = element.getAttribute(attribut);
    if (anglais && element.matches(ou)) {
      const francais = traduire(anglais, traductions);
      if (francais !== anglais) element.setAttribute(attribut, francais);
    }
  }
}

/** Translates what a form shows under this node; nodes outside any form are left. */
function traduireSous(noeud) {
  if (noeud.nodeType === Node.TEXT_NODE) {
    traduireTexte(noeud);
  } else if (noeud.nodeType === Node.ELEMENT_NODE) {
    traduireAttributs(noeud);
    noeud.childNodes.forEach(traduireSous);
  }
}

const dansUnFormulaire = (noeud) => noeud.parentElement?.closest('.fjs-container');

new MutationObserver((changements) => {
  for (const { target, addedNodes } of changements) {
    if (addedNodes.length === 0) {
      if (dansUnFormulaire(target)) {
        target.nodeType === Node.TEXT_NODE ? traduireTexte(target) : traduireAttributs(target);
      }
    } else if (target.closest('.fjs-container')) {
      addedNodes.forEach(traduireSous);
    } else {
      // a whole form, shown at once
      addedNodes.forEach((ajoute) => ajoute.querySelectorAll?.('.fjs-container').forEach(traduireSous));
    }
  }
}).observe(document.body, {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: [...new Set(ATTRIBUTS.map(([attribut]) => attribut))]
});
