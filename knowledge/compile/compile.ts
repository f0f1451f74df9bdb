import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entry, KnowledgeBase } from '../entry.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { aboutSchema, type Folder, kinds } from '../schema/kinds.ts';
import { looseEntries } from './check-graph.ts';
import { referencesOf, referredBy } from './check-references.ts';
import { otherNames } from './other-names.ts';
import { type Fault, type LineOf, readYaml } from './read-entry.ts';
import { readRules, ruleFiles } from './read-rules.ts';

export interface Compiled {
  base: KnowledgeBase;
  /** Every fault of every file; the base must not be used if there is one. */
  faults: Fault[];
  /** Entries that no reader would come to by links. A base that ships must have none; a pack may. */
  loose: Fault[];
}

/**
 * Reads the entries under a folder and checks them: schema, ids, every reference, a source for each.
 * @param folder holds one folder a kind (`cases/`, `topics/`, …) and `about.yaml`
 * @param version of the base
 * @param onto entries of another base, to which these may refer and whose ids they may not take
 * @throws only if the folder cannot be read; faults of entries are returned, all of them
 */
export function compile(folder: string, version: string, onto: Record<string, Entry> = {}): Compiled {
  const faults: Fault[] = [];
  const entries: Record<string, Entry> = {};
  const places = new Map<string, { file: string; lineOf: LineOf }>();

  for (const [name, { kind, schema }] of Object.entries(kinds)) {
    for (const file of yamlFiles(join(folder, name))) {
      const shown = relative(process.cwd(), file);
      const { value, faults: own, lineOf } = readYaml(readFileSync(file, 'utf8'), shown, schema);
      faults.push(...own);
      if (!value) continue;
      const at = (path: string, message: string) =>
        faults.push({ file: shown, line: lineOf([path]), message });
      if (value.id !== basename(file, '.yaml')) at('id', `id ${value.id} is not the file's name`);
      if (Object.hasOwn(onto, value.id)) at('id', `id ${value.id} is that of an entry that ships`);
      const other = places.get(value.id);
      if (other) {
        at('id', `id ${value.id} is already that of ${other.file}`);
        continue;
      }
      places.set(value.id, { file: shown, lineOf });
      entries[value.id] = { kind, ...value } as Entry;
    }
  }
  faults.push(...unknownFolders(folder));
  for (const [id, entry] of Object.entries(entries)) {
    const { file, lineOf } = places.get(id)!;
    for (const { to, path, kinds: wanted, derived } of referencesOf(entry)) {
      if (derived) continue;
      const target = entries[to] ?? onto[to];
      const field = path.join('.');
      if (!target) faults.push({ file, line: lineOf(path), message: `${field}: there is no entry ${to}` });
      else if (wanted.length > 0 && !wanted.includes(target.kind))
        faults.push({
          file,
          line: lineOf(path),
          message: `${field}: ${to} is a ${target.kind}, not a ${wanted.join(' or ')}`,
        });
    }
  }
  const { forums, questions, faults: ofRules } = readRules(folder, entries);
  faults.push(...ofRules);
  const aboutFile = join(folder, 'about.yaml');
  const about = readYaml(readFileSync(aboutFile, 'utf8'), relative(process.cwd(), aboutFile), aboutSchema);
  faults.push(...about.faults);

  const loose = looseEntries(entries).map(({ id, why }) => ({
    file: places.get(id)!.file,
    line: 1,
    message: looseInWords[why],
  }));
  const base = {
    version,
    asOf: about.value?.as_of ?? '',
    entries: sorted(entries),
    referredBy: sorted(referredBy(entries)),
    questions,
    otherNames: {},
    forums,
  };
  return { base, faults: faults.sort(inOrder), loose: loose.sort(inOrder) };
}

const looseInWords = {
  orphan:
    'nothing leads to this entry: name it where it belongs, in a "see", an authority, or a notable case',
  unreached: 'no chain of links leads from a hub or a country to this entry',
};

/** A base that extends another need not have every kind. */
function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}

const known: ReadonlySet<string> = new Set(['about.yaml', ...ruleFiles]);

function unknownFolders(folder: string): Fault[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => (item.isDirectory() ? !((item.name as Folder) in kinds) : !known.has(item.name)))
    .map((item) => ({
      file: relative(process.cwd(), join(folder, item.name)),
      line: 1,
      message: 'is in no folder of a kind of entry, so that it would not be read',
    }));
}

const inOrder = (a: Fault, b: Fault) => a.file.localeCompare(b.file, 'en') || a.line - b.line;
const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The knowledge folder of this checkout. */
const here = join(fileURLToPath(new URL('.', import.meta.url)), '..');

/** Compiles this checkout's own entries, each of which a reader must be able to come to by links. */
export function compileOwn(): Compiled {
  const { version } = JSON.parse(readFileSync(join(here, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const compiled = compile(join(here, 'entries'), version);
  return { ...compiled, faults: [...compiled.faults, ...compiled.loose].sort(inOrder) };
}

/**
 * Compiles this checkout's entries into `knowledge/compiled/base.json`.
 * @returns false, with every fault on stderr, if an entry is broken; nothing is written then
 */
export function writeBase(): boolean {
  const { base: own, faults } = compileOwn();
  const base = { ...own, otherNames: otherNames(own.entries, readLexicon(join(here, 'lexicon'))) };
  for (const { file, line, message } of faults) console.error(`${file}:${line}: ${message}`);
  if (faults.length > 0) {
    console.error(
      `The knowledge base has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; it was not written.`,
    );
    return false;
  }
  mkdirSync(join(here, 'compiled'), { recursive: true });
  writeFileSync(join(here, 'compiled', 'base.json'), `${JSON.stringify(base)}\n`);
  const count = Object.keys(base.entries).length;
  console.log(`Knowledge base ${base.version}, as of ${base.asOf}: ${count} entries.`);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = writeBase() ? 0 : 1;
