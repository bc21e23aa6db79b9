// Writes the official figures that the product ships (src/main/resources/territoire/<version>/) from one
// version of the npm package @etalab/decoupage-administratif. Run by hand, once a year:
//
//   npm pack @etalab/decoupage-administratif@4.0.0 && tar xzf etalab-decoupage-administratif-4.0.0.tgz
//   node src/main/territoire/extraire.mjs package --vigueur 2024 --populations 2021 \
//        --exception 976=2017 --exception 986=2013 --exception 987=2017 --exception 988=2019
//
// --vigueur      year on whose 1 January the figures come into force
// --populations  census year of the figures
// --exception    a département or collectivité whose figures are of another census (the package does not say: see
//                its README and Insee)
// --source       epci (default) or communes: the file whose populations are taken, see below
// --sortie       parent folder of the result, default src/main/resources/territoire
//
// Which population? `communes.json` carries the figures of the communes as they stood a year before, so a commune
// merged or split on 1 January has the wrong figure there, or none (4.0.0: Oullins-Pierre-Bénite lacks
// Pierre-Bénite). The members in `epci.json` carry the population municipale of the communes as they are: those win,
// and every difference is printed. Communes outside any EPCI keep the figure of `communes.json`. In some versions
// (6.0.0) the two files are of different censuses: the script then stops, and whoever runs it looks up in the
// package's README which one is meant and says so with --source.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    vigueur: { type: 'string' },
    populations: { type: 'string' },
    exception: { type: 'string', multiple: true, default: [] },
    source: { type: 'string' },
    sortie: { type: 'string', default: 'src/main/resources/territoire' },
  },
})
const annee = /^20\d\d$/
const exceptions = options.exception.map((e) => e.split('='))
if (
  positionals.length !== 1 ||
  !annee.test(options.vigueur ?? '') ||
  !annee.test(options.populations ?? '') ||
  !['epci', 'communes', undefined].includes(options.source) ||
  !exceptions.every(([departement, an]) => departement && annee.test(an ?? ''))
) {
  console.error(
    'Usage: node extraire.mjs <package folder> --vigueur <year> --populations <year> [--exception <département>=<year>]… [--source epci|communes] [--sortie <folder>]',
  )
  process.exit(2)
}

const paquet = positionals[0]
const lire = (nom) => JSON.parse(readFileSync(join(paquet, nom), 'utf8'))
const { version } = lire('package.json')
const [communes, departements, regions, epci, ept] = ['communes', 'departements', 'regions', 'epci', 'ept'].map((nom) =>
  lire(`data/${nom}.json`),
)

const refuser = (raison) => {
  throw new Error(`@etalab/decoupage-administratif ${version}: ${raison}`)
}

const actuelles = new Map(communes.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c]))
const membres = new Map(epci.flatMap((e) => e.membres.map((m) => [m.code, { ...m, epci: e.code }])))
const eptDe = new Map(ept.flatMap((e) => e.membres.map((m) => [m.code, e.code])))

// the two sources must agree on which communes exist and on the population of every EPCI and EPT
for (const code of [...membres.keys(), ...eptDe.keys()]) {
  if (!actuelles.has(code)) refuser(`commune ${code}, member of an EPCI, is unknown`)
}
for (const groupement of [...epci, ...ept]) {
  const somme = groupement.membres.reduce((total, m) => total + m.populationMunicipale, 0)
  if (somme !== groupement.populationMunicipale) refuser(`members of ${groupement.code} do not add up`)
}

const selonEpci = (commune) => membres.get(commune.code)?.populationMunicipale
const population = (commune) =>
  options.source === 'communes'
    ? (commune.population ?? selonEpci(commune))
    : (selonEpci(commune) ?? commune.population)
const divergentes = [...actuelles.values()].filter((c) => membres.has(c.code) && selonEpci(c) !== c.population)
if (divergentes.length > 100 && !options.source) {
  refuser(`${divergentes.length} populations differ between communes.json and epci.json: name the right one by --source`)
}
for (const commune of divergentes) {
  console.log(
    `${commune.code} ${commune.nom}: ${commune.population ?? 'none'} in communes.json, ${selonEpci(commune)} in epci.json`,
  )
}

// code of what is no commune (any more): municipal arrondissements, communes déléguées and associées, changed codes
// -> the commune that it belongs to today
const rattachements = new Map()
for (const commune of actuelles.values()) {
  for (const code of commune.anciensCodes ?? []) {
    if (!actuelles.has(code)) rattachements.set(code, [commune.code])
  }
}
for (const c of communes) {
  const chef = c.commune ?? c.chefLieu
  if (chef && !actuelles.has(chef)) refuser(`${c.code} belongs to the unknown commune ${chef}`)
  if (chef && !actuelles.has(c.code)) rattachements.set(c.code, [chef])
}

const ecrire = (nom, entetes, lignes) => {
  const triees = lignes
    .map((ligne) => ligne.map((valeur) => String(valeur ?? '').trim()))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (triees.flat().some((valeur) => /[;\n\r]/.test(valeur))) refuser(`${nom}: a value holds the separator`)
  if (new Set(triees.map(([code]) => code)).size !== triees.length) refuser(`${nom}: a code comes twice`)
  const texte = [entetes, ...triees].map((ligne) => `${ligne.join(';')}\n`).join('')
  writeFileSync(join(dossier, nom), texte)
  console.log(`${nom}: ${triees.length} lines, ${Buffer.byteLength(texte)} bytes`)
}

const dossier = join(options.sortie, version)
mkdirSync(dossier, { recursive: true })
ecrire(
  'communes.csv',
  ['insee', 'nom', 'departement', 'epci', 'ept', 'siren', 'population'],
  [...actuelles.values()].map((c) => [
    c.code,
    c.nom,
    c.departement,
    membres.get(c.code)?.epci,
    eptDe.get(c.code),
    c.siren,
    population(c),
  ]),
)
// one commune may have several postal codes and one postal code several communes: a line for each code
const postaux = new Map()
for (const commune of actuelles.values()) {
  for (const code of commune.codesPostaux ?? []) {
    postaux.set(code, [...(postaux.get(code) ?? []), commune.code])
  }
}
ecrire(
  'postaux.csv',
  ['code', 'communes'],
  [...postaux].map(([code, desservies]) => [code, desservies.sort().join(' ')]),
)
ecrire(
  'rattachements.csv',
  ['code', 'commune'],
  [...rattachements].map(([code, ligne]) => [code, ...ligne]),
)
ecrire(
  'epci.csv',
  ['siren', 'nom', 'type', 'population'],
  epci.map((e) => [e.code, e.nom, e.type, e.populationMunicipale]),
)
ecrire(
  'ept.csv',
  ['siren', 'nom', 'type', 'population'],
  ept.map((e) => [e.code, e.nom, e.type, e.populationMunicipale]),
)
const anneeDe = new Map(exceptions)
ecrire(
  'departements.csv',
  ['code', 'nom', 'region', 'annee'],
  departements.map((d) => [d.code, d.nom, d.region, anneeDe.get(d.code) ?? options.populations]),
)
ecrire(
  'regions.csv',
  ['code', 'nom'],
  regions.map((r) => [r.code, r.nom]),
)
writeFileSync(
  join(dossier, 'millesime.properties'),
  `# @etalab/decoupage-administratif ${version} (Licence Ouverte): Insee, DGCL, Banatic. Written by extraire.mjs.
version=${version}
vigueur=${options.vigueur}
populations=${options.populations}
`,
)
