import { expect, it } from 'vitest';
import { browseCounts, within } from '../../../components/knowledge/browse-counts.ts';
import { offeredLanguages, shownLanguage, wordsIn } from '../../../components/words.ts';
import { categories } from '../../../knowledge/mention.ts';
import { phrasesIn } from '../../../knowledge/retrieve/phrases.ts';
import { searchDocuments } from '../../../knowledge/retrieve/search-documents.ts';
import { base } from '../retrieve/own-base.ts';

it.each(offeredLanguages)('has words for every category and kind in %s', (language) => {
  const words = wordsIn(language);
  for (const category of categories) {
    expect(words.categories[category]).toBeTruthy();
    expect(words.options.samples[category]).toBeTruthy();
  }
  for (const { kind } of Object.values(base.entries)) expect(words.kinds[kind]).toBeTruthy();
});

it.each(offeredLanguages)('samples only what the base holds, in %s', (language) => {
  const mentions = wordsIn(language).welcome.sample.filter(([, , target]) => target);
  expect(mentions.length).toBeGreaterThan(3);
  for (const [, category, target] of mentions) {
    expect(base.entries[target!], target).toBeDefined();
    expect(base.entries[target!]!.category).toBe(category);
  }
});

it('names every membership, authority and field that a country of the base has', () => {
  const words = wordsIn('en');
  for (const entry of Object.values(base.entries)) {
    if (entry.kind !== 'jurisdiction') continue;
    for (const key of Object.keys(entry.memberships)) expect(words.entry.membership[key], key).toBeTruthy();
    for (const key of Object.keys(entry.checked_by_field)) expect(words.entry.field[key], key).toBeTruthy();
    for (const { source } of entry.authority_rules)
      expect(phrasesIn('en').authoritySources[source], source).toBeTruthy();
  }
});

it('says in which language it really speaks', () => {
  expect(shownLanguage('en-GB')).toBe('en');
  expect(shownLanguage('ar')).toBe('en');
  expect(shownLanguage('constructor')).toBe('en');
});

it('never shouts, and uses no sign that is a picture', () => {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'function') texts.push(String(value(2, 3, 4, 5, 6)));
    else if (value && typeof value === 'object') Object.values(value).forEach(gather);
  };
  gather(wordsIn('en'));
  expect(texts.length).toBeGreaterThan(200);
  for (const text of texts) expect(text).not.toMatch(/!|\p{Extended_Pictographic}|undefined/u);
});

it('counts what can be browsed, and narrows to just that', () => {
  const documents = searchDocuments(base);
  const counts = browseCounts(documents);
  for (const [kind, count] of counts.kinds)
    expect(documents.filter((document) => within(document, { kind })).length).toBe(count);
  for (const [issue, count] of counts.issues)
    expect(documents.filter((document) => within(document, { issue })).length).toBe(count);
  expect(counts.places.get('ECHR')).toBeGreaterThan(10);
});
