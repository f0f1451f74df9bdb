import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { GenericSchema, InferOutput } from 'valibot';
import type { Entry, EntryKind } from '../entry.ts';
import { type Forums, forumsSchema } from '../schema/forums.ts';
import { type Question, questionsSchema } from '../schema/questions.ts';
import { type Fault, readYaml } from './read-entry.ts';

/** The files beside the folders of entries that say how entries are weighed and put together. */
export const ruleFiles = ['forums.yaml', 'questions.yaml'] as const;

interface Rules {
  forums: Forums;
  questions: Question[];
  faults: Fault[];
}

/** An id that a rule names, where it stands, and what kind of entry it must be. */
type Naming = [id: string, path: (string | number)[], ...kinds: EntryKind[]];

/**
 * Reads the rules beside the entries and checks every id that they name. A file that is not there gives no rules.
 * @param folder that holds the folders of entries
 */
export function readRules(folder: string, entries: Record<string, Entry>): Rules {
  const faults: Fault[] = [];
  const forums = read(folder, 'forums.yaml', forumsSchema, entries, faults, (value) =>
    value.international.flatMap(({ basis, reaches }, i): Naming[] => [
      ...(basis ? [[basis.id, ['international', i, 'basis', 'id'], 'instrument'] as Naming] : []),
      ...('remedy' in reaches
        ? [[reaches.remedy, ['international', i, 'reaches', 'remedy'], 'remedy'] as Naming]
        : []),
    ]),
  );
  const questions = read(folder, 'questions.yaml', questionsSchema, entries, faults, (value) =>
    value.flatMap(namedBy),
  );
  return {
    forums: forums ?? { international: [], own: { rule: '', levels: [] }, china: [] },
    questions: questions ?? [],
    faults,
  };
}

function namedBy(question: Question, q: number): Naming[] {
  const brief = question.brief.map((id, i): Naming => [id, [q, 'brief', i]]);
  const named = question.sections.flatMap((section, s): Naming[] => {
    const at = (key: string, i: number) => [q, 'sections', s, key, i];
    switch (section.show) {
      case 'entries':
        return section.ids.map((id, i): Naming => [id, at('ids', i)]);
      case 'provisions':
        return section.of.map((id, i): Naming => [id, at('of', i), 'instrument']);
      case 'arguments':
        return (section.ids ?? []).map((id, i): Naming => [id, at('ids', i), 'argument']);
      default:
        return [];
    }
  });
  return [...brief, ...named];
}

function read<S extends GenericSchema>(
  folder: string,
  name: (typeof ruleFiles)[number],
  schema: S,
  entries: Record<string, Entry>,
  faults: Fault[],
  named: (value: InferOutput<S>) => Naming[],
): InferOutput<S> | undefined {
  const path = join(folder, name);
  if (!existsSync(path)) return undefined;
  const file = relative(process.cwd(), path);
  const { value, faults: own, lineOf } = readYaml(readFileSync(path, 'utf8'), file, schema);
  faults.push(...own);
  if (value === undefined) return undefined;
  for (const [id, where, ...kinds] of named(value)) {
    const target = entries[id];
    const field = where.join('.');
    if (!target) faults.push({ file, line: lineOf(where), message: `${field}: there is no entry ${id}` });
    else if (kinds.length > 0 && !kinds.includes(target.kind))
      faults.push({
        file,
        line: lineOf(where),
        message: `${field}: ${id} is a ${target.kind}, not a ${kinds.join(' or ')}`,
      });
  }
  return value;
}
