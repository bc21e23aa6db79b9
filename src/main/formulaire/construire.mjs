// Builds the candidates' form for the browser: node construire.mjs <output folder> [--sans-installer]
// Installs what package-lock.json says first, only when it has changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const sources = dirname(fileURLToPath(import.meta.url));
const projet = resolve(sources, '../../..');
const sortie = resolve(process.argv[2]);

if (!process.argv.includes('--sans-installer')) {
  installer();
}
const { build } = await import('esbuild');
rmSync(sortie, { recursive: true, force: true });
await build({
  entryPoints: [join(sources, 'formulaire.js'), join(sources, 'formulaire.css'), join(sources, 'visionneuse.css')],
  bundle: true,
  splitting: true, // the viewer loads apart: chunks bear the hash of their content
  format: 'esm',
  target: 'es2020',
  minify: true,
  charset: 'utf8',
  legalComments: 'eof',
  outdir: sortie,
  chunkNames: '[name]-[hash]',
  logLevel: 'warning',
});

function installer() {
  const empreinte = createHash('sha256').update(readFileSync(join(projet, 'package-lock.json'))).digest('hex');
  const temoin = join(projet, 'node_modules', '.empreinte');
  if (existsSync(temoin) && readFileSync(temoin, 'utf8') === empreinte) {
    return;
  }
  const { status } = spawnSync('npm', ['ci'], { cwd: projet, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
  writeFileSync(temoin, empreinte);
}
