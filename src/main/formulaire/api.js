const DELAI = 20_000;

/** The network or the server is away: the same request may pass later. */
export class Injoignable extends Error {}

/** The server answered, and refused: a problem (RFC 9457), in French. */
export class Refus extends Error {
  constructor(statut, probleme) {
    super(probleme.detail ?? 'Le service a refusé cette demande.');
    this.statut = statut;
    this.titre = probleme.title ?? '';
    this.erreurs = probleme.erreurs ?? [];
  }
}

/** The product's own routes, and nothing else. */
export class Api {
  constructor(base, jeton, edition) {
    this.dossier = `${base}/dossiers/${encodeURIComponent(jeton)}`;
    this.communes = `${base}/appels/${encodeURIComponent(edition)}/communes`;
  }

  formulaire() {
    return appeler(`${this.dossier}/formulaire`).then(({ corps }) => corps);
  }

  lire() {
    return appeler(this.dossier);
  }

  /** @param options {brouillon: not if it has been deposited meanwhile, survivre: the page is going away} */
  enregistrer(donnees, etiquette, { brouillon = false, survivre = false } = {}) {
    return appeler(brouillon ? `${this.dossier}?brouillon=true` : this.dossier, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'If-Match': etiquette },
      body: JSON.stringify({ donnees }),
      keepalive: survivre,
    });
  }

  avis(donnees) {
    return appeler(`${this.dossier}/avis`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ donnees }),
    }).then(({ corps }) => corps);
  }

  deposer(etiquette) {
    return appeler(`${this.dossier}/depot`, { method: 'POST', headers: { 'If-Match': etiquette } }).then(({ corps }) => corps);
  }

  pieces() {
    return appeler(`${this.dossier}/pieces`).then(({ corps }) => corps);
  }

  joindre(partie) {
    return appeler(`${this.dossier}/pieces`, { method: 'POST', body: partie }, 10 * DELAI).then(({ corps }) => corps);
  }

  crediter(id, mention) {
    return appeler(`${this.dossier}/pieces/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mention),
    }).then(({ corps }) => corps);
  }

  retirer(id) {
    return appeler(`${this.dossier}/pieces/${id}`, { method: 'DELETE' });
  }

  chercherCommune(debut, groupements) {
    const parametres = new URLSearchParams({ debut, groupements });
    return appeler(`${this.communes}?${parametres}`).then(({ corps }) => corps);
  }
}

async function appeler(adresse, options = {}, delai = DELAI) {
  const arret = new AbortController();
  const minuterie = setTimeout(() => arret.abort(), delai);
  let reponse;
  let texte;
  try {
    reponse = await fetch(adresse, { ...options, signal: arret.signal, credentials: 'omit', redirect: 'error' });
    texte = await reponse.text();
  } catch {
    throw new Injoignable();
  } finally {
    clearTimeout(minuterie);
  }
  if (reponse.status >= 500 || reponse.status === 408 || reponse.status === 429) {
    throw new Injoignable();
  }
  const json = (reponse.headers.get('Content-Type') ?? '').includes('json');
  if (texte !== '' && !json) {
    throw new Injoignable(); // not our service: a proxy's page, a hotel's login
  }
  const corps = texte === '' ? null : JSON.parse(texte);
  if (!reponse.ok) {
    throw new Refus(reponse.status, corps ?? {});
  }
  return { corps, etiquette: reponse.headers.get('ETag') };
}
