import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entryFile, reportText, statementsOf } from '../../../components/entry/report-text.ts';
import { wordsIn } from '../../../components/words.ts';
import type { PackInUse } from '../../../knowledge/entry.ts';
import { base, caseOf, entries } from '../retrieve/own-base.ts';

const root = new URL('../../../', import.meta.url);
const words = wordsIn('en');
const liu = caseOf('liu-v-poland-2022');

it('names the file of every entry', () => {
  for (const entry of entries)
    expect(existsSync(new URL(entryFile(entry), root)), entryFile(entry)).toBe(true);
});

it('has at hand what every entry says', () => {
  for (const entry of entries) expect(statementsOf(entry).length, entry.id).toBeGreaterThan(2);
  const said = statementsOf(liu);
  expect(said).toContainEqual({ path: 'holdings.0.proposition.en', text: liu.holdings[0]!.proposition.en });
  expect(said.some(({ path }) => path.startsWith('id') || path.startsWith('sources'))).toBe(false);
});

it('prepares a text from which a mistake can be found and corrected', () => {
  const path = 'holdings.0.proposition.en';
  const text = reportText(base, liu, { part: path, wrong: ' It is § 83. ', source: '' }, words);
  expect(text).toContain('Entry: liu-v-poland-2022\n');
  expect(text).toContain('File: knowledge/entries/cases/liu-v-poland-2022.yaml\n');
  expect(text).toContain(`Version: ${base.version}\n`);
  expect(text).toContain(`As of: ${base.asOf}\n`);
  expect(text).toContain(`Part: ${path}\n`);
  expect(text).toContain(`What it says:\n${liu.holdings[0]!.proposition.en}\n`);
  expect(text).toContain(liu.sources[0]!.url);
  expect(text).toContain('What is wrong:\nIt is § 83.\n');
  expect(text).toContain('Where that can be read:\n(not filled in)\n');
});

it('holds all of the entry where no part is named', () => {
  const text = reportText(base, liu, { part: '', wrong: '', source: '' }, words);
  for (const { path, text: said } of statementsOf(liu)) expect(text).toContain(`${path}: ${said}`);
});

it('is for the maker of the pack, where an entry comes from one', () => {
  const pack: PackInUse = {
    name: 'Notes',
    version: '3.1.4',
    asOf: '2026-05-06',
    relation: 'extends',
    signer: 'A. Maker',
    fingerprint: 'aaaa bbbb',
  };
  const text = reportText(
    { ...base, fromPack: { [liu.id]: pack } },
    liu,
    { part: '', wrong: '', source: '' },
    words,
  );
  expect(text).toContain('Pack: Notes, A. Maker, aaaa bbbb\nVersion: 3.1.4\nAs of: 2026-05-06\n');
  expect(text).not.toContain('knowledge/entries');
});
