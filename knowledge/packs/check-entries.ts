import * as v from 'valibot';
import type { Entry } from '../entry.ts';
import { describeIssue, pathOf } from '../schema/describe-issue.ts';
import { kinds } from '../schema/kinds.ts';
import { PackRefusal } from './refusal.ts';

/**
 * Entries of a compiled base, each held against the schema that its YAML file must fit.
 * @throws PackRefusal `bad-entry`, with the entry and what is wrong with it
 */
export function checkedEntries(listed: readonly [string, unknown][]): Record<string, Entry> {
  const checked = listed.map(([id, value]): [string, Entry] => {
    const { kind, ...fields } = (typeof value === 'object' && value ? value : {}) as { kind?: unknown };
    const schema = Object.values(kinds).find((known) => known.kind === kind)?.schema;
    if (!schema) throw new PackRefusal('bad-entry', `${named(id)}: kind`);
    const parsed = v.safeParse(schema, fields);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      throw new PackRefusal('bad-entry', `${named(id)}: ${describeIssue(pathOf(issue), issue)}`);
    }
    if (parsed.output.id !== id) throw new PackRefusal('bad-entry', `${named(id)}: id`);
    return [id, { kind, ...parsed.output } as Entry];
  });
  return Object.fromEntries(checked);
}

const named = (id: string) => id.slice(0, 120);
