import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFolder } from './browser/session.ts';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

interface Report {
  errors: Finding[];
  warnings: Finding[];
}

/** A warning of Mozilla's linter that we know and can answer for. */
interface Allowed {
  code: string;
  /** The beginning of the file's name in the build. */
  file: string;
  /** How often it may stand there: one more is news. */
  atMost: number;
  why: string;
}

const here = dirname(fileURLToPath(import.meta.url));

function lint(): Report {
  const bin = join(dirname(here), 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const args = [
    bin,
    'lint',
    '--source-dir',
    buildFolder('firefox'),
    '--output',
    'json',
    '--no-config-discovery',
  ];
  try {
    return JSON.parse(
      execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  } catch (error) {
    // It exits with 1 when it reports an error; the report stands on stdout all the same.
    const { stdout } = error as { stdout?: string };
    if (stdout?.trimStart().startsWith('{')) return JSON.parse(stdout);
    throw error;
  }
}

/** What the store's linter says of the Firefox build that is not on the list of known warnings, a line each. */
export function checkStoreLint(): string[] {
  const allowed: Allowed[] = JSON.parse(readFileSync(join(here, 'lint-allowed.json'), 'utf8'));
  const { errors, warnings } = lint();
  const left = new Map(allowed.map((entry) => [entry, entry.atMost]));
  const unexplained = warnings.filter(({ code, file }) => {
    const entry = allowed.find(
      (one) => one.code === code && (file ?? '').startsWith(one.file) && left.get(one)!,
    );
    if (entry) left.set(entry, left.get(entry)! - 1);
    return !entry;
  });
  return [
    ...errors.map((finding) => ({ ...finding, kind: 'error' })),
    ...unexplained.map((finding) => ({ ...finding, kind: 'warning' })),
  ].map(({ kind, code, message, file, line }) => `${kind} ${code} ${file ?? ''}:${line ?? ''} ${message}`);
}

if (import.meta.main) {
  const lines = checkStoreLint();
  for (const line of lines) console.error(line);
  process.exitCode = lines.length > 0 ? 1 : 0;
}
