import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Injoignable, Refus } from '../../main/formulaire/api.js';
import { champsDe, enTexte, erreurLocale } from '../../main/formulaire/champs.js';
import { Enregistrement } from '../../main/formulaire/enregistrement.js';
import { egales, fusionner } from '../../main/formulaire/fusion.js';
import { duree, heureLocale, palier } from '../../main/formulaire/horloge.js';
import { Memoire } from '../../main/formulaire/memoire.js';

describe('fusion', () => {
  it('reprend ce qu’un seul côté a changé et ne demande que le reste', () => {
    const base = { titre: 'A', resume: 'R', ville: '34172' };
    assert.deepEqual(
      fusionner(['titre', 'resume', 'ville'], base, { titre: 'B', resume: 'R', ville: '48095' }, { titre: 'A', resume: 'S', ville: '75056' }),
      { reprises: { resume: 'S' }, conflits: ['ville'] },
    );
  });

  it('ne voit pas de conflit quand les deux ont écrit la même chose', () => {
    assert.deepEqual(fusionner(['titre'], { titre: 'A' }, { titre: 'B' }, { titre: 'B' }), { reprises: {}, conflits: [] });
  });

  it('tient pour égaux tous les vides, et rien d’autre', () => {
    assert.ok([undefined, null, '', false, []].every((vide) => egales(vide, null)));
    assert.ok(!egales('0', null));
    assert.ok(egales(['a', 'b'], ['a', 'b']));
    assert.ok(!egales(['a', 'b'], ['b', 'a']));
  });
});

describe('horloge', () => {
  it('dit la durée en deux unités', () => {
    assert.equal(duree((2 * 24 + 3) * 3_600_000 + 59_000), '2\u00a0jours et 3\u00a0heures');
    assert.equal(duree(3_600_000), '1\u00a0heure');
    assert.equal(duree(59 * 60_000 + 59_000), '59\u00a0minutes');
    assert.equal(duree(4 * 60_000 + 30_000), '4\u00a0minutes et 30\u00a0secondes');
    assert.equal(duree(400), 'moins d’une seconde');
  });

  it('n’annonce qu’à quelques paliers', () => {
    assert.deepEqual([25, 24, 2, 0.5, 0.01].map((heures) => palier(heures * 3_600_000)), [null, 86_400_000, 10_800_000, 1_800_000, 60_000]);
  });

  it('dit l’heure locale outre-mer, et se tait à Paris', () => {
    assert.equal(heureLocale('2024-11-08T16:00:00+01:00', 'Europe/Paris'), null);
    assert.match(heureLocale('2024-11-08T16:00:00+01:00', 'America/Guadeloupe'), /^vendredi 8 novembre à 11\u00a0h \(.+\)$/);
    assert.match(heureLocale('2024-11-08T16:00:00+01:00', 'Pacific/Noumea'), /^samedi 9 novembre à 2\u00a0h \(.+\)$/);
  });
});

describe('champs', () => {
  const schema = {
    components: [
      { type: 'text', text: '### Votre projet' },
      { type: 'textfield', key: 'titre', label: 'Titre', validate: { maxLength: 5 } },
      { type: 'group', components: [{ type: 'radio', key: 'categorie', label: 'Catégorie', values: [{ value: 'it1', label: 'Une' }] }] },
      { type: 'textfield', key: 'siret', label: 'SIRET', validate: { pattern: '^[0-9]{14}$' }, properties: { sansEspaces: 'oui', messageFormat: '14 chiffres.' } },
      { type: 'textfield', key: 'montre', disabled: true },
    ],
  };
  const champs = champsDe(schema);

  it('trouve les champs, dans les groupes aussi, sans ceux qui ne s’envoient pas', () => {
    assert.deepEqual([...champs.keys()], ['titre', 'categorie', 'siret']);
    assert.equal(champs.get('categorie').section, 'Votre projet');
  });

  it('contrôle longueurs et formes en attendant le serveur', () => {
    assert.match(erreurLocale(champs.get('titre'), 'éééééé'), /5 caractères au plus \(6 saisis\)/);
    assert.equal(erreurLocale(champs.get('siret'), '123 456 789 00012'), null);
    assert.equal(erreurLocale(champs.get('siret'), '12'), 'SIRET : 14 chiffres.');
  });

  it('rend tout en texte', () => {
    assert.equal(enTexte('Dossier', champs, { titre: 'T', categorie: 'it1' }, {}), 'Dossier\n\n== Votre projet ==\n\nTitre\nT\n\nCatégorie\nUne\n\nSIRET\n(vide)\n');
  });
});

/** A page with two fields, and a server that may be away, or changed by somebody else. */
function banc(donnees = { titre: 'Un', resume: 'Bref' }, boite = stockage()) {
  const serveur = { version: 1, donnees: { ...donnees }, absent: false, recus: [] };
  const vue = () => ({ corps: { numero: null, donnees: { ...serveur.donnees } }, etiquette: `"${serveur.version}-0123456789abcdef"` });
  const api = {
    async lire() {
      if (serveur.absent) throw new Injoignable();
      return vue();
    },
    async enregistrer(lot, etiquette) {
      serveur.recus.push(lot);
      if (serveur.absent) throw new Injoignable();
      if (serveur.refus) throw serveur.refus;
      if (etiquette !== vue().etiquette) throw new Refus(412, {});
      ailleurs(lot);
      return vue();
    },
  };
  function ailleurs(lot) {
    Object.assign(serveur.donnees, lot);
    serveur.version++;
  }
  const valeurs = { ...donnees };
  const formulaire = { cles: ['titre', 'resume'], valeurs: () => valeurs, poser: (v) => Object.assign(valeurs, v) };
  const etats = [];
  const reprises = [];
  const memoire = new Memoire('dossier', boite);
  const saisie = new Enregistrement(api, memoire, formulaire, {
    etat: ({ nom }) => etats.push(nom), conflits() {}, reprises: (cles) => reprises.push(...cles), ferme() {}, refuses() {}, enregistre() {},
  });
  saisie.partirDe(vue());
  const taper = (v) => {
    Object.assign(valeurs, v);
    saisie.noter();
  };
  return { serveur, saisie, valeurs, taper, ailleurs, etats, reprises, memoire, boite };
}

function stockage() {
  const contenu = new Map();
  return { getItem: (c) => contenu.get(c) ?? null, setItem: (c, v) => contenu.set(c, v), removeItem: (c) => contenu.delete(c), contenu };
}

describe('enregistrement', () => {
  it('n’envoie que ce qui a changé, et n’en laisse rien dans le navigateur', async () => {
    const { serveur, saisie, taper, memoire } = banc();
    taper({ titre: 'Deux' });
    assert.deepEqual(memoire.lire().champs, { titre: { valeur: 'Deux', base: 'Un' } });
    assert.ok(await saisie.envoyer());
    assert.deepEqual(serveur.recus, [{ titre: 'Deux' }]);
    assert.equal(memoire.lire(), null);
    clearTimeout(saisie.minuterie);
  });

  it('garde ce qui ne part pas, et le remet dans la page suivante', async () => {
    const avant = banc();
    avant.serveur.absent = true;
    avant.taper({ titre: 'Deux' });
    assert.equal(await avant.saisie.envoyer(), false);
    clearTimeout(avant.saisie.minuterie);
    assert.ok(['injoignable', 'hors-connexion'].includes(avant.etats.at(-1)));

    const apres = banc(undefined, avant.boite);
    assert.deepEqual(apres.saisie.reprendre().cles, ['titre']);
    apres.saisie.noter();
    assert.ok(await apres.saisie.envoyer());
    assert.equal(apres.serveur.donnees.titre, 'Deux');
    assert.equal(apres.memoire.lire(), null);
    clearTimeout(apres.saisie.minuterie);
  });

  it('un envoi dont la réponse s’est perdue n’est pas un conflit', async () => {
    const { serveur, saisie, taper, ailleurs } = banc();
    taper({ titre: 'Deux' });
    ailleurs({ titre: 'Deux' });
    assert.ok(await saisie.envoyer());
    assert.equal(saisie.conflits.size, 0);
    assert.equal(serveur.donnees.titre, 'Deux');
    clearTimeout(saisie.minuterie);
  });

  it('demande quoi garder quand deux personnes ont changé le même champ, et n’écrase rien', async () => {
    const { serveur, saisie, taper, ailleurs, valeurs, reprises, memoire } = banc();
    taper({ titre: 'Le mien' });
    ailleurs({ titre: 'Le leur', resume: 'Plus long' });
    assert.equal(await saisie.envoyer(), false);
    assert.equal(serveur.donnees.titre, 'Le leur');
    assert.equal(valeurs.titre, 'Le mien');
    assert.equal(valeurs.resume, 'Plus long');
    assert.deepEqual(reprises, ['resume']);
    assert.deepEqual([...saisie.conflits.keys()], ['titre']);
    saisie.noter();
    assert.equal(memoire.lire().champs.titre.base, 'Un', 'reopening the page asks again');
    assert.ok(await saisie.trancher({ titre: 'mien' }));
    assert.equal(serveur.donnees.titre, 'Le mien');
    clearTimeout(saisie.minuterie);
  });

  it('garde l’autre version quand on la choisit', async () => {
    const { serveur, saisie, taper, ailleurs, valeurs, memoire } = banc();
    taper({ titre: 'Le mien' });
    ailleurs({ titre: 'Le leur' });
    await saisie.envoyer();
    assert.ok(await saisie.trancher({ titre: 'leur' }));
    assert.equal(valeurs.titre, 'Le leur');
    assert.equal(serveur.donnees.titre, 'Le leur');
    assert.equal(memoire.lire(), null);
    clearTimeout(saisie.minuterie);
  });

  it('une modification gardée ici n’écrase pas ce qui a été enregistré depuis', async () => {
    const avant = banc();
    avant.serveur.absent = true;
    avant.taper({ titre: 'Gardé' });
    clearTimeout(avant.saisie.minuterie);
    const apres = banc({ titre: 'Enregistré depuis', resume: 'Bref' }, avant.boite);
    apres.saisie.reprendre();
    assert.deepEqual([...apres.saisie.conflits.keys()], ['titre']);
    assert.equal(await apres.saisie.envoyer(), false);
    assert.equal(apres.serveur.donnees.titre, 'Enregistré depuis');
    clearTimeout(apres.saisie.minuterie);
  });

  it('un champ refusé n’empêche pas d’enregistrer les autres', async () => {
    const { serveur, saisie, taper } = banc();
    taper({ titre: 'T', resume: 'R' });
    serveur.refus = new Refus(422, { erreurs: [{ champ: 'titre', message: 'Non.' }] });
    const envoi = saisie.envoyer();
    await Promise.resolve();
    serveur.refus = null;
    assert.equal(await envoi, false);
    assert.deepEqual(serveur.recus, [{ titre: 'T', resume: 'R' }, { resume: 'R' }]);
    clearTimeout(saisie.minuterie);
  });

  it('n’envoie rien tout seul une fois le dossier déposé', async () => {
    const { serveur, saisie, taper, etats, memoire } = banc();
    taper({ titre: 'Un et demi' });
    saisie.automatique = false;
    taper({ titre: 'Deux' });
    assert.equal(etats.at(-1), 'en-attente');
    await new Promise((suite) => setTimeout(suite, 1100));
    assert.ok(memoire.lire());
    assert.deepEqual(serveur.recus, []);
  });

  it('le dit quand le navigateur refuse de garder', () => {
    const plein = { ...stockage(), setItem() { throw new Error('QuotaExceededError'); } };
    const { saisie, taper } = banc(undefined, plein);
    taper({ titre: 'Deux' });
    assert.equal(saisie.etat.garde, false);
    clearTimeout(saisie.minuterie);
  });
});
