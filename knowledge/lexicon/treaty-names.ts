import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Entry, TreatyEntry } from '../entry.ts';
import type { CompiledTreaties } from '../recognise/compiled-lexicon.ts';
import { evenly } from '../recognise/find-treaties.ts';

/** Names of countries, by code, then by language or language and "-adj". */
export interface Countries {
  [code: string]: { [language: string]: string[] };
}

/** Reads countries.yaml. @param folder knowledge/lexicon */
export function readCountries(folder: string): Countries {
  return parse(readFileSync(join(folder, 'countries.yaml'), 'utf8'), { strict: true }) as Countries;
}

/**
 * What the recogniser needs to tell which treaty a description means.
 * @param entryIndex gives an entry its index in the compiled lexicon
 * @throws Error naming the treaty whose partner countries.yaml does not know
 */
export function compileTreaties(
  countries: Countries,
  entries: { [id: string]: Entry },
  entryIndex: (id: string) => number,
): CompiledTreaties {
  const names = new Map<string, Set<string>>();
  const pairs = new Map<string, Set<string>>();
  for (const [code, byLanguage] of Object.entries(countries))
    for (const [language, list] of Object.entries(byLanguage))
      for (const name of list) {
        const into = language.endsWith('-adj') ? pairs : names;
        const even = evenly(name);
        into.set(even, (into.get(even) ?? new Set()).add(code));
      }
  const treaties = Object.values(entries).filter((entry): entry is TreatyEntry => entry.kind === 'treaty');
  for (const { id, partner } of treaties)
    if (!countries[partner.code]) throw new Error(`countries.yaml: no "${partner.code}", partner of ${id}`);
  const byName = (map: Map<string, Set<string>>): [string, string[]][] =>
    [...map].map(([name, codes]) => [name, [...codes].sort()]);
  return {
    names: byName(names),
    pairs: byName(pairs),
    held: treaties
      // Where there was a treaty, the entry that says there is none is the lesser.
      .toSorted((a, b) => Number(a.status !== 'none') - Number(b.status !== 'none'))
      .map((entry) => [
        `${entry.with} ${entry.type} ${entry.partner.code}`,
        entryIndex(entry.id),
        entry.signed === ''
          ? []
          : [entry.signed, entry.in_force].map((date) => date.slice(0, 4)).filter((year) => year !== ''),
      ]),
    hub: entries['treaty-content'] ? entryIndex('treaty-content') : -1,
  };
}
