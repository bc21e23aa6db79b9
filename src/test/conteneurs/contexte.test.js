// What the Dockerfile copies reaches the build: it exists, and .dockerignore keeps it in the context.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import dockerignore from '@balena/dockerignore';

const instructions = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ').split('\n');
const sources = instructions
  .filter((ligne) => /^COPY\s/.test(ligne) && !/\s--from=/.test(ligne))
  .flatMap((ligne) => ligne.split(/\s+/).slice(1, -1).filter((mot) => !mot.startsWith('--')));
const contexte = dockerignore().add(readFileSync('.dockerignore', 'utf8'));

test('chaque fichier copié par le Dockerfile est dans le contexte', () => {
  assert.ok(sources.includes('pom.xml'), 'le Dockerfile copie au moins pom.xml');
  for (const source of sources) {
    assert.ok(existsSync(source), `${source} n'existe pas`);
    assert.ok(!contexte.ignores(source), `${source} est écarté par .dockerignore`);
  }
});

test('rien d’autre du projet n’entre dans le contexte', () => {
  const attendus = new Set(sources.map((source) => source.split('/')[0]));
  const gardes = readdirSync('.').filter((nom) => !contexte.ignores(nom));
  assert.deepEqual(gardes.filter((nom) => !attendus.has(nom)), []);
});
