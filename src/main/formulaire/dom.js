/** French spaces: what follows them never begins a line. */
export function typographie(texte) {
  return texte.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}

/** An element; texts become text nodes, never markup. Attributes that are null or false are left out, `on…` are listeners. */
export function el(nom, attributs = {}, ...contenu) {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs)) {
    if (cle.startsWith('on')) {
      element.addEventListener(cle.slice(2), valeur);
    } else if (valeur !== null && valeur !== undefined && valeur !== false) {
      element.setAttribute(cle, valeur === true ? '' : valeur);
    }
  }
  const ecrire = nom === 'textarea' ? String : typographie;
  element.append(...contenu.flat()
    .filter((enfant) => enfant !== null && enfant !== undefined && enfant !== false)
    .map((enfant) => (typeof enfant === 'string' ? ecrire(enfant) : enfant)));
  return element;
}

/** What a screen reader says, once, without anything moving on the screen. */
export function annonceur(racine) {
  const zone = el('p', { class: 'invisible', role: 'status' });
  racine.append(zone);
  let dernier = '';
  let effacement;
  return (message) => {
    if (message === dernier) {
      return;
    }
    dernier = message;
    zone.textContent = message;
    clearTimeout(effacement);
    effacement = setTimeout(() => {
      dernier = '';
      zone.textContent = '';
    }, 10_000);
  };
}

/** Moves the keyboard to a title or a section that has just appeared. */
export function viser(element) {
  element.setAttribute('tabindex', '-1');
  element.focus();
}
