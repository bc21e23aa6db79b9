import {
  Checkbox, Checklist, Datetime, Description, Errors, Label, Numberfield, Radio, Select, Taglist, Textarea, Textfield,
  useSingleLineTemplateEvaluation,
} from '@bpmn-io/form-js-viewer';
import { Fragment, h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { bloque } from './champs.js';

const PAUSE_DE_RECHERCHE = 180;
const COMPTEUR_A_PARTIR_DE = 500;

/**
 * The form's components, by form-js where it is accessible and by us where it isn't: groups of radios, lists, dates, and the search
 * of a commune. Each is followed by what the server thinks of it.
 *
 * @param contexte {categories: texts by id, avis: what the server said, abonner(fonction), chercherCommune(debut, groupements), annoncer(message)}
 */
export function composants(contexte) {
  const communes = (field) => field.properties?.regle === 'commune-insee';
  const tous = {
    textfield: [Textfield, (field) => communes(field) && Commune],
    taglist: [Taglist, (field) => communes(field) && Communes],
    textarea: [Textarea, () => null],
    checkbox: [Checkbox, () => null],
    number: [Numberfield, () => null],
    checklist: [Checklist, () => null],
    radio: [Radio, (field) => Array.isArray(field.values) && Choix],
    select: [Select, (field) => Array.isArray(field.values) && Liste],
    datetime: [Datetime, (field) => (field.subtype ?? 'date') === 'date' && Jour],
  };
  return Object.fromEntries(
    Object.entries(tous).map(([type, [origine, remplacant]]) => [type, suivi(origine, remplacant, contexte)]),
  );
}

/** The component of a type, with what we add around it. A value that the form no longer offers stays: the server says so. */
function suivi(origine, remplacant, contexte) {
  function Champ(props) {
    const Composant = remplacant(props.field) || origine;
    const cadre = useRef();
    useEffect(() => aiderLaSaisie(cadre.current, props.field));
    return h(
      'div',
      { class: 'champ-suivi', 'data-champ': props.field.key, ref: cadre },
      h(Composant, { ...props, contexte }),
      h(Compteur, { field: props.field, value: props.value }),
      h(Categorie, { field: props.field, value: props.value, contexte }),
      h(Propositions, { cle: props.field.key, contexte }),
    );
  }
  const sanitizeValue = ({ formField, value, ...autres }) => {
    if (remplacant(formField)) {
      return value;
    }
    return origine.config.sanitizeValue ? origine.config.sanitizeValue({ formField, value, ...autres }) : value;
  };
  Champ.config = { ...origine.config, sanitizeValue };
  return Champ;
}

/** What the browser may fill in by itself, by field; whose keyboard a phone shows, by rule. */
const REMPLISSAGE = { structureNom: 'organization', contactNom: 'name', contactEmail: 'email', contactTelephone: 'tel' };
const CLAVIERS = { siret: 'numeric', telephone: 'tel', email: 'email' };

function aiderLaSaisie(cadre, field) {
  const controle = cadre?.querySelector('input.fjs-input[type="text"], textarea');
  if (!controle || controle.getAttribute('role') === 'combobox') {
    return;
  }
  const remplissage = REMPLISSAGE[field.key];
  const clavier = CLAVIERS[field.properties?.regle ?? field.validate?.validationType];
  if (remplissage) {
    controle.setAttribute('autocomplete', remplissage);
  }
  if (clavier) {
    controle.setAttribute('inputmode', clavier);
    controle.setAttribute('autocapitalize', 'off');
    controle.setAttribute('spellcheck', 'false');
  }
}

function useAvis(contexte) {
  const [avis, noter] = useState(contexte.avis);
  useEffect(() => contexte.abonner(noter), [contexte]);
  return avis;
}

const ISSUES = {
  favorable: 'Conforme',
  'a-verifier': 'À vérifier par l’équipe',
  defavorable: 'Ne semble pas admissible : vous pouvez déposer quand même, l’équipe décide',
};

function Propositions({ cle, contexte }) {
  const avis = useAvis(contexte);
  const propositions = (avis?.propositions ?? []).filter(({ champ }) => champ === cle);
  return propositions.map(({ regle, issue, motif, article }) => h(
    'p',
    { key: regle, class: `proposition ${issue}` },
    h('strong', null, `${bloque({ regle, issue }) ? 'Ne pourra pas être déposé tel quel' : ISSUES[issue]}. `),
    `${motif} (${article})`,
  ));
}

function Compteur({ field, value }) {
  const maximum = Number(field.validate?.maxLength ?? 0);
  if (maximum < COMPTEUR_A_PARTIR_DE || typeof value !== 'string' || value === '') {
    return null;
  }
  const format = new Intl.NumberFormat('fr-FR');
  return h('p', { class: 'compteur' }, `${format.format([...value].length)} caractères sur ${format.format(maximum)}`);
}

/** The call's own text of the category that is chosen. */
function Categorie({ field, value, contexte }) {
  const texte = field.key === 'categorie' && contexte.categories[value];
  return texte ? h('p', { class: 'categorie-texte' }, texte) : null;
}

/** What every component shows below its control. */
function Dessous({ domId, field, errors }) {
  return h(
    Fragment,
    null,
    h(Description, { id: `${domId}-description`, description: field.description }),
    h(Errors, { id: `${domId}-error-message`, errors }),
  );
}

function decrit(domId, field, errors) {
  return [field.description && `${domId}-description`, errors.length > 0 && `${domId}-error-message`].filter(Boolean).join(' ') || null;
}

function classe(type, { errors, disabled, readonly }) {
  return ['fjs-form-field', `fjs-form-field-${type}`, errors.length > 0 && 'fjs-has-errors', disabled && 'fjs-disabled', readonly && 'fjs-readonly']
    .filter(Boolean)
    .join(' ');
}

function Legende({ label, required }) {
  const texte = useSingleLineTemplateEvaluation(label ?? '', { debug: true });
  return h('legend', { class: 'fjs-form-field-label' }, texte, required && h('span', { class: 'fjs-asterix', 'aria-hidden': true }, '*'));
}

function Choix(props) {
  const { domId, field, value, errors = [], disabled, readonly, onChange, onBlur, onFocus } = props;
  return h(
    'fieldset',
    {
      class: classe('radio', { errors, disabled, readonly }),
      role: 'radiogroup',
      'aria-describedby': decrit(domId, field, errors),
      'aria-invalid': errors.length > 0,
      'aria-required': Boolean(field.validate?.required),
      onFocusin: onFocus,
      onFocusout: onBlur,
    },
    h(Legende, { label: field.label, required: field.validate?.required }),
    field.values.map((option, rang) => h(
      'div',
      { class: 'fjs-inline-label', key: option.value },
      h('input', {
        type: 'radio',
        class: 'fjs-input',
        id: `${domId}-${rang}`,
        name: domId,
        checked: option.value === value,
        disabled: disabled || readonly,
        onChange: () => onChange({ value: option.value }),
      }),
      h(Label, { htmlFor: `${domId}-${rang}`, label: option.label }),
    )),
    h(Dessous, { domId, field, errors }),
  );
}

function Liste(props) {
  const { domId, field, value, errors = [], disabled, readonly, onChange, onBlur, onFocus } = props;
  const inconnue = value && !field.values.some((option) => option.value === value);
  return h(
    'div',
    { class: classe('select', { errors, disabled, readonly }) },
    h(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
    h(
      'select',
      {
        id: domId,
        class: 'liste',
        disabled: disabled || readonly,
        'aria-describedby': decrit(domId, field, errors),
        'aria-invalid': errors.length > 0,
        required: Boolean(field.validate?.required),
        onChange: ({ target }) => onChange({ value: target.value === '' ? null : target.value }),
        onBlur,
        onFocus,
      },
      h('option', { value: '', selected: !value }, 'Choisissez'),
      inconnue && h('option', { value, selected: true }, value),
      field.values.map((option) => h('option', { key: option.value, value: option.value, selected: option.value === value }, option.label)),
    ),
    h(Dessous, { domId, field, errors }),
  );
}

const PARTIES_D_UN_JOUR = [
  { nom: 'Jour', suffixe: 'jour', longueur: 2, rang: 2 },
  { nom: 'Mois', suffixe: 'mois', longueur: 2, rang: 1 },
  { nom: 'Année', suffixe: 'annee', longueur: 4, rang: 0 },
];

/** A day in three boxes: no calendar to fight with, and the same order whatever the browser's language. */
function Jour(props) {
  const { domId, field, value, errors = [], disabled, readonly, onChange, onBlur, onFocus } = props;
  const parties = (typeof value === 'string' ? value : '').split('-');
  const changer = (rang, texte) => {
    const nouvelles = [0, 1, 2].map((i) => (i === rang ? texte.trim() : parties[i] ?? ''));
    const vide = nouvelles.every((partie) => partie === '');
    onChange({ value: vide ? null : nouvelles.join('-') });
  };
  const completer = (rang, longueur) => {
    if (rang > 0 && /^\d$/.test(parties[rang] ?? '')) {
      changer(rang, parties[rang].padStart(longueur, '0'));
    }
  };
  return h(
    'fieldset',
    { class: classe('datetime', { errors, disabled, readonly }), 'aria-describedby': decrit(domId, field, errors), onFocusin: onFocus, onFocusout: onBlur },
    h(Legende, { label: field.dateLabel ?? field.label, required: field.validate?.required }),
    h(
      'div',
      { class: 'jour' },
      PARTIES_D_UN_JOUR.map(({ nom, suffixe, longueur, rang }) => h(
        'div',
        { key: suffixe },
        h('label', { htmlFor: `${domId}-${suffixe}` }, nom),
        h('input', {
          id: `${domId}-${suffixe}`,
          class: 'fjs-input',
          type: 'text',
          inputMode: 'numeric',
          autocomplete: 'off',
          maxLength: longueur,
          size: longueur,
          value: parties[rang] ?? '',
          disabled,
          readOnly: readonly,
          'aria-invalid': errors.length > 0,
          onInput: ({ target }) => changer(rang, target.value.replaceAll('-', '')),
          onBlur: () => completer(rang, longueur),
        }),
      )),
    ),
    h(Dessous, { domId, field, errors }),
  );
}

/** A box that suggests communes as their name or a code, postal or Insee, is typed (combobox of the ARIA practices). */
function Recherche({ domId, texte, decritPar, invalide, requis, readonly, disabled, groupements, contexte, onTexte, onChoix, onQuitter }) {
  const [options, proposer] = useState([]);
  const [actif, activer] = useState(-1);
  const demande = useRef(0);
  const minuterie = useRef();
  const ouvert = options.length > 0;
  useEffect(() => () => clearTimeout(minuterie.current), []);

  const fermer = () => {
    clearTimeout(minuterie.current);
    demande.current++;
    proposer([]);
    activer(-1);
  };
  const choisir = (option) => {
    fermer();
    onChoix(option);
  };
  const chercher = (debut) => {
    clearTimeout(minuterie.current);
    const numero = ++demande.current;
    if (debut.trim().length < 2) {
      proposer([]);
      return;
    }
    minuterie.current = setTimeout(async () => {
      const trouvees = await contexte.chercherCommune(debut, groupements).catch(() => []);
      if (numero === demande.current) {
        proposer(trouvees);
        activer(-1);
        contexte.annoncer(trouvees.length === 0
          ? 'Aucune commune trouvée.'
          : `${trouvees.length} ${trouvees.length > 1 ? 'réponses' : 'réponse'} : choisissez avec les flèches.`);
      }
    }, PAUSE_DE_RECHERCHE);
  };
  const clavier = (evenement) => {
    if (evenement.key === 'Enter') {
      evenement.preventDefault();
      if (ouvert && actif >= 0) {
        choisir(options[actif]);
      }
    } else if (evenement.key === 'Escape' && ouvert) {
      evenement.preventDefault();
      fermer();
    } else if ((evenement.key === 'ArrowDown' || evenement.key === 'ArrowUp') && ouvert) {
      evenement.preventDefault();
      const pas = evenement.key === 'ArrowDown' ? 1 : -1;
      activer((actif + pas + options.length) % options.length);
    }
  };
  return h(
    'div',
    { class: 'recherche' },
    h('input', {
      id: domId,
      class: 'fjs-input',
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: false,
      value: texte,
      disabled,
      readOnly: readonly,
      'aria-autocomplete': 'list',
      'aria-expanded': ouvert,
      'aria-controls': `${domId}-liste`,
      'aria-activedescendant': actif >= 0 ? `${domId}-option-${actif}` : null,
      'aria-describedby': decritPar,
      'aria-invalid': invalide,
      'aria-required': requis,
      onInput: ({ target }) => {
        onTexte(target.value);
        chercher(target.value);
      },
      onKeyDown: clavier,
      onBlur: () => {
        const evidente = seulePossible(options, texte);
        fermer();
        onQuitter(evidente);
      },
    }),
    h(
      'ul',
      { id: `${domId}-liste`, role: 'listbox', class: 'suggestions', hidden: !ouvert, 'aria-label': 'Communes proposées' },
      options.map((option, rang) => h(
        'li',
        {
          id: `${domId}-option-${rang}`,
          key: option.code,
          role: 'option',
          'aria-selected': rang === actif,
          onMouseDown: (evenement) => evenement.preventDefault(), // keeps the focus in the box
          onClick: () => choisir(option),
        },
        option.nom,
        h('span', { class: 'doux' }, ` ${option.region}`),
      )),
    ),
  );
}

/** The only suggestion, or the only one that bears exactly this name. */
function seulePossible(options, texte) {
  const simple = (nom) => nom.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase();
  const exactes = options.filter(({ nom }) => simple(nom.split(' (')[0]) === simple(texte));
  return options.length === 1 ? options[0] : exactes.length === 1 ? exactes[0] : null;
}

export function lieuEnClair({ nom, region, population, annee }) {
  const habitants = population === null ? '' : `, ${new Intl.NumberFormat('fr-FR').format(population)} habitants (population municipale ${annee})`;
  return `${nom}, ${region}${habitants}`;
}

/** The commune is found by its name; the form keeps its Insee code. */
function Commune(props) {
  const { domId, field, value, disabled, readonly, onChange, onBlur, onFocus, contexte } = props;
  const avis = useAvis(contexte);
  const [choisi, retenir] = useState(null);
  const [tape, taper] = useState(null);
  const lieu = value ? avis?.lieux?.[value] ?? (choisi?.code === value ? choisi : null) : null;
  const texte = tape ?? lieu?.nom ?? value ?? '';
  // a name being typed is no mistake yet, and a wrong one isn't about codes
  const nomme = value && !/^\d[\dAB]\d{3}$/.test(value);
  const errors = tape !== null ? [] : nomme && props.errors?.length > 0 ? [`${field.label} : choisissez-la parmi les communes proposées.`] : props.errors ?? [];
  const poser = (option) => {
    retenir(option);
    taper(null);
    onChange({ value: option.code });
  };
  return h(
    'div',
    { class: classe('textfield', { errors, disabled, readonly }), onFocusin: onFocus },
    h(Label, { htmlFor: domId, label: field.label, required: field.validate?.required }),
    h(Recherche, {
      domId,
      texte,
      decritPar: [`${domId}-mode`, decrit(domId, field, errors)].filter(Boolean).join(' '),
      invalide: errors.length > 0,
      requis: Boolean(field.validate?.required),
      readonly,
      disabled,
      groupements: false,
      contexte,
      onTexte: (saisi) => {
        taper(saisi);
        onChange({ value: saisi });
      },
      onChoix: poser,
      onQuitter: (seule) => {
        if (tape !== null && seule) {
          poser(seule);
        } else {
          taper(null);
        }
        onBlur();
      },
    }),
    h('p', { id: `${domId}-mode`, class: 'fjs-form-field-description' }, 'Tapez le début de son nom, ou son code postal, puis choisissez.'),
    lieu && h('p', { class: 'lieu' }, lieuEnClair(lieu)),
    h(Dessous, { domId, field, errors }),
  );
}

/** Several communes, or whole EPCI by their SIREN. */
function Communes(props) {
  const { domId, field, value, errors = [], disabled, readonly, onChange, onBlur, onFocus, contexte } = props;
  const avis = useAvis(contexte);
  const [choisis, retenir] = useState({});
  const [tape, taper] = useState('');
  const [laisse, laisser] = useState('');
  const codes = Array.isArray(value) ? value : [];
  const nom = (code) => (avis?.lieux?.[code] ?? choisis[code])?.nom ?? code;
  const erreurs = laisse === '' ? errors : [...errors, `« ${laisse} » n’est pas ajouté : choisissez parmi les communes proposées.`];
  const ajouter = (option) => {
    taper('');
    laisser('');
    retenir({ ...choisis, [option.code]: option });
    if (!codes.includes(option.code)) {
      onChange({ value: [...codes, option.code] });
      contexte.annoncer(`${option.nom} ajouté`);
    }
  };
  const retirer = (code) => {
    onChange({ value: codes.filter((autre) => autre !== code) });
    contexte.annoncer(`${nom(code)} retiré`);
    document.getElementById(domId)?.focus();
  };
  return h(
    'div',
    { class: classe('taglist', { errors: erreurs, disabled, readonly }), onFocusin: onFocus },
    h(Label, { htmlFor: domId, label: field.label, required: false }),
    h(
      'ul',
      { class: 'etiquettes', 'aria-label': 'Communes et EPCI retenus' },
      codes.map((code) => h(
        'li',
        { key: code },
        nom(code),
        !readonly && !disabled && h('button', { type: 'button', 'aria-label': `Retirer ${nom(code)}`, onClick: () => retirer(code) }, '×'),
      )),
    ),
    h(Recherche, {
      domId,
      texte: tape,
      decritPar: [`${domId}-mode`, decrit(domId, field, erreurs)].filter(Boolean).join(' '),
      invalide: erreurs.length > 0,
      requis: false,
      readonly,
      disabled,
      groupements: true,
      contexte,
      onTexte: (texte) => {
        laisser('');
        taper(texte);
      },
      onChoix: ajouter,
      onQuitter: (seule) => {
        if (tape !== '' && seule) {
          ajouter(seule);
        } else {
          laisser(tape.trim());
        }
        onBlur();
      },
    }),
    h('p', { id: `${domId}-mode`, class: 'fjs-form-field-description' }, 'Ajoutez chaque commune par son nom ou son code postal, ou un EPCI entier par son nom.'),
    h(Dessous, { domId, field, errors: erreurs }),
  );
}
