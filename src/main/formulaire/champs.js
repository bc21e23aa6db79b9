/** The fields of a form as form-js reads it, by key: what the rest of the page needs to know of them. */
export function champsDe(schema) {
  const champs = new Map();
  const parcourir = (composants, section) => {
    let courante = section;
    for (const composant of composants) {
      const titre = composant.type === 'text' && /^###\s+(.+)$/m.exec(composant.text ?? '');
      if (titre) {
        courante = titre[1].trim();
      }
      if (composant.components) {
        parcourir(composant.components, courante);
      } else if (composant.key && !composant.disabled) {
        champs.set(composant.key, composant);
        composant.section = courante;
      }
    }
  };
  parcourir(schema.components, null);
  return champs;
}

export function libelle(composant) {
  return composant.properties?.nom ?? composant.label ?? composant.dateLabel ?? composant.timeLabel ?? composant.key;
}

/** A value as people read it. @param lieux what codes of communes stand for */
export function enClair(composant, valeur, lieux = {}) {
  if (valeur === undefined || valeur === null || valeur === '' || (Array.isArray(valeur) && valeur.length === 0)) {
    return composant.type === 'checkbox' ? 'Non' : '';
  }
  if (typeof valeur === 'boolean') {
    return valeur ? 'Oui' : 'Non';
  }
  if (Array.isArray(valeur)) {
    return valeur.map((element) => enClair(composant, element, lieux)).join(' ; ');
  }
  if (lieux[valeur]) {
    return lieux[valeur].nom;
  }
  const option = (composant.values ?? []).find(({ value }) => value === valeur);
  if (option) {
    return option.label;
  }
  const jour = composant.type === 'datetime' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(valeur);
  return jour ? `${jour[3]}/${jour[2]}/${jour[1]}` : String(valeur);
}

/** Everything on the page as a plain text, to be kept or pasted elsewhere. */
export function enTexte(titre, champs, valeurs, lieux) {
  const parties = [titre];
  let section = null;
  for (const composant of champs.values()) {
    if (composant.section && composant.section !== section) {
      section = composant.section;
      parties.push(`\n== ${section} ==`);
    }
    parties.push(`\n${libelle(composant)}\n${enClair(composant, valeurs[composant.key], lieux) || '(vide)'}`);
  }
  return `${parties.join('\n')}\n`;
}

/**
 * What can be said without the server, until it answers or when it can't be reached: lengths and patterns.
 *
 * @returns French sentence, or null
 */
export function erreurLocale(composant, valeur) {
  if (typeof valeur !== 'string' || valeur === '') {
    return null;
  }
  const { maxLength, pattern } = composant.validate ?? {};
  const texte = composant.properties?.sansEspaces === 'oui' ? valeur.replace(/\s/g, '') : valeur.trim();
  if (maxLength && [...texte].length > Number(maxLength)) {
    const format = new Intl.NumberFormat('fr-FR');
    return `${libelle(composant)} : ${format.format(maxLength)} caractères au plus (${format.format([...texte].length)} saisis).`;
  }
  if (pattern && texte !== '' && !correspond(pattern, texte)) {
    return `${libelle(composant)} : ${composant.properties?.messageFormat ?? 'ce texte n’a pas la forme attendue.'}`;
  }
  return null;
}

function correspond(motif, texte) {
  try {
    return new RegExp(motif).test(texte);
  } catch {
    return true; // the server reads patterns its own way
  }
}

/** Whether the server would refuse a deposit for what a rule says: a duplicate alone (ELIG-5); staff decides of the rest. */
export function bloque({ regle, issue }) {
  return regle === 'ELIG-5' && issue === 'defavorable';
}
