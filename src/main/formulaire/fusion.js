/** Whether a field holds nothing: an unticked box and an empty list hold nothing either. */
export function vide(valeur) {
  return valeur === undefined || valeur === null || valeur === '' || valeur === false
    || (Array.isArray(valeur) && valeur.length === 0);
}

export function egales(a, b) {
  return vide(a) || vide(b) ? vide(a) && vide(b) : JSON.stringify(a) === JSON.stringify(b);
}

/** The fields that differ between two states, by key. */
export function differences(cles, avant, apres) {
  return cles.filter((cle) => !egales(avant[cle], apres[cle]));
}

/**
 * What to do when a dossier was saved by somebody else since it was read. A field that only one side changed goes without
 * saying; one that both changed differently is a conflict, which only a person settles.
 *
 * @param cles the form's fields
 * @param base as it was when both began
 * @param mien as it is on this page
 * @param leur as it was saved meanwhile
 * @returns {reprises: fields to take from them, conflits: fields to ask about}
 */
export function fusionner(cles, base, mien, leur) {
  const reprises = {};
  const conflits = [];
  for (const cle of differences(cles, base, leur)) {
    if (egales(mien[cle], base[cle])) {
      reprises[cle] = leur[cle];
    } else if (!egales(mien[cle], leur[cle])) {
      conflits.push(cle);
    }
  }
  return { reprises, conflits };
}
