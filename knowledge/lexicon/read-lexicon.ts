import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { LexiconFile, LexiconRecord, TargetRule } from './record.ts';
import { type Countries, readCountries } from './treaty-names.ts';

/** A record with its language, its context lists written out and the file that it stands in. */
export interface ReadRecord extends LexiconRecord {
  lang: string;
  file: string;
  needs_context?: string[];
  never_near?: string[];
}

export interface SubjectWord {
  id: string;
  lang: string;
  forms: string[];
  weight: number;
  needs_context?: string[];
}

export interface Lexicon {
  records: ReadRecord[];
  subject: SubjectWord[];
  targets: { [target: string]: TargetRule };
  stopWords: { [lang: string]: string };
  countries: Countries;
}

const special = new Set([
  'targets.yaml',
  'contexts.yaml',
  'languages.yaml',
  'subject.yaml',
  'countries.yaml',
]);

function readYaml(folder: string, name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'), { strict: true });
}

/**
 * Reads every file of the lexicon, in the order of the names.
 * @param folder knowledge/lexicon
 * @throws Error naming file and record where a field is missing or a context list is unknown
 */
export function readLexicon(folder: string): Lexicon {
  const contexts = readYaml(folder, 'contexts.yaml') as { [name: string]: string[] };
  const list = (value: string[] | string | undefined, where: string): string[] | undefined => {
    if (value === undefined || Array.isArray(value)) return value?.map(String);
    const found = contexts[value.slice(1)];
    if (!value.startsWith('@') || !found) throw new Error(`${where}: no list "${value}" in contexts.yaml`);
    return found.map(String);
  };
  const records: ReadRecord[] = [];
  const ids = new Set<string>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml') || special.has(name)) continue;
    const file = readYaml(folder, name) as LexiconFile;
    for (const record of file.records) {
      const where = `${name}: ${record.id}`;
      if (!record.id || !Array.isArray(record.forms) || record.forms.length === 0)
        throw new Error(`${where}: a record needs an id and forms`);
      if (!record.target && !record.targets) throw new Error(`${where}: no target`);
      if (!(record.tier >= 1 && record.tier <= 4)) throw new Error(`${where}: tier must be 1 to 4`);
      if (ids.has(record.id)) throw new Error(`${where}: a second record of this id`);
      ids.add(record.id);
      records.push({
        ...record,
        forms: record.forms.map(String),
        lang: file.lang,
        file: name,
        needs_context: list(record.needs_context, where),
        never_near: list(record.never_near, where),
      });
    }
  }
  const subjectFile = readYaml(folder, 'subject.yaml') as {
    lang: string;
    records: (Omit<SubjectWord, 'lang'> & { lang?: string })[];
  };
  return {
    records,
    subject: subjectFile.records.map((word) => ({
      ...word,
      lang: word.lang ?? subjectFile.lang,
      needs_context: list(word.needs_context, `subject.yaml: ${word.id}`),
    })),
    targets: readYaml(folder, 'targets.yaml') as Lexicon['targets'],
    countries: readCountries(folder),
    stopWords: readYaml(folder, 'languages.yaml') as Lexicon['stopWords'],
  };
}
