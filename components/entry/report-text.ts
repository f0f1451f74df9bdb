import type { Entry, EntryKind, KnowledgeBase } from '../../knowledge/entry.ts';
import { packOf } from '../../knowledge/retrieve/from-pack.ts';
import type { Words } from '../words.ts';

/** Where the source files of each kind stand; a test holds it against the folders that are compiled. */
const folders: Record<EntryKind, string> = {
  argument: 'arguments',
  case: 'cases',
  instrument: 'instruments',
  jurisdiction: 'jurisdictions',
  remedy: 'remedies',
  resource: 'resources',
  topic: 'topics',
  treaty: 'treaties',
};

/** The file of an entry that ships, from the root of the source. */
export function entryFile({ kind, id }: Pick<Entry, 'kind' | 'id'>): string {
  return `knowledge/entries/${folders[kind]}/${id}.yaml`;
}

/** Something that an entry says, and where in its file it stands. */
export interface Statement {
  /** `holdings.0.proposition.en` */
  path: string;
  text: string;
}

const notStatements: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'category',
  'checked',
  'sources',
  'triggers',
]);

/** Everything that an entry says, in the order of its file. */
export function statementsOf(entry: Entry): Statement[] {
  const found: Statement[] = [];
  const gather = (value: unknown, path: string) => {
    if (typeof value === 'string' ? value !== '' : typeof value === 'boolean' || typeof value === 'number')
      found.push({ path, text: String(value) });
    else if (typeof value === 'object' && value)
      for (const [key, inner] of Object.entries(value)) gather(inner, `${path}.${key}`);
  };
  for (const [key, value] of Object.entries(entry)) if (!notStatements.has(key)) gather(value, key);
  return found;
}

/** What the reader fills in. */
export interface Report {
  /** The path of a statement; '' for the entry as a whole. */
  part: string;
  wrong: string;
  source: string;
}

/** The text that a reader copies to report a mistake: all that whoever corrects it needs. */
export function reportText(
  base: KnowledgeBase,
  entry: Entry,
  { part, wrong, source }: Report,
  words: Pick<Words, 'report' | 'entry'>,
): string {
  const { lines } = words.report;
  const pack = packOf(base, entry.id);
  const said = statementsOf(entry).filter(({ path }) => part === '' || path === part);
  return [
    lines.heading,
    '',
    `${lines.entry}: ${entry.id}`,
    pack
      ? `${lines.pack}: ${pack.name}, ${pack.signer}, ${pack.fingerprint}`
      : `${lines.file}: ${entryFile(entry)}`,
    `${lines.version}: ${pack?.version ?? base.version}`,
    `${lines.asOf}: ${pack?.asOf ?? base.asOf}`,
    `${lines.level}: ${words.entry.level[entry.checked]}`,
    ...(part === '' ? [] : [`${lines.part}: ${part}`]),
    '',
    `${lines.says}:`,
    ...said.map(({ path, text }) => (part === '' ? `${path}: ${text}` : text)),
    '',
    `${lines.sources}:`,
    ...entry.sources.map(({ title, url }) => [title, url].filter(Boolean).join(', ')),
    '',
    `${lines.wrong}:`,
    wrong.trim() || lines.blank,
    '',
    `${lines.source}:`,
    source.trim() || lines.blank,
    '',
  ].join('\n');
}
