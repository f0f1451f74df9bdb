import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiles knowledge and lexicon if what they are made from is newer, so that a command on them starts at once. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const made = ['base.json', 'lexicon.json', 'prefilter.json'].map((name) =>
  join(root, 'knowledge', 'compiled', name),
);
const madeFrom = ['entries', 'schema', 'compile', 'lexicon', 'recognise'].map((name) =>
  join(root, 'knowledge', name),
);

const changedAt = (file: string) => statSync(file).mtimeMs;

/** The time of the latest change below a folder, in ms. A file taken away changes its folder's time. */
function latestChange(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (latest, name) => Math.max(latest, changedAt(join(folder, name))),
    changedAt(folder),
  );
}

const oldest = made.every(existsSync) ? Math.min(...made.map(changedAt)) : 0;
if (madeFrom.some((folder) => latestChange(folder) > oldest)) {
  const compiled = spawnSync('npm run -s compile', { cwd: root, shell: true, stdio: ['ignore', 2, 2] });
  process.exitCode = compiled.status ?? 1;
}
