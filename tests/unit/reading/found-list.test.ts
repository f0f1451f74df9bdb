import { describe, expect, it } from 'vitest';
import { FoundList } from '../../../entrypoints/reading/found-list.ts';
import { type Category, categories, type Mention } from '../../../knowledge/mention.ts';
import type { Loudness } from '../../../platform/settings.ts';

const mention = (category: Category, start: number, text: string): Mention => ({
  start,
  end: start + text.length,
  text,
  category,
  targets: ['x'],
  lang: 'en',
});

const all = (loudness: Loudness, except: Partial<Record<Category, Loudness>> = {}) =>
  ({ ...Object.fromEntries(categories.map((c) => [c, loudness])), ...except }) as Record<Category, Loudness>;

/** A document of blocks that all say the same; without pages unless a label is given. */
const saying = (text: string, label?: string) => ({
  block: (key: number) => ({ key, text, lang: '' }),
  pageOf: (key: number) => (label === undefined ? null : { number: key, label }),
});

function list(): FoundList {
  const found = new FoundList();
  found.set(30, { mentions: [mention('case', 0, 'Liu v. Poland')], contentions: [] });
  found.set(10, {
    mentions: [mention('china', 4, 'China'), mention('assurance', 20, 'assurances')],
    contentions: [{ start: 20, end: 30, text: 'assurances', argument: 'arg' }],
  });
  return found;
}

describe('what was found', () => {
  it('is in reading order, whatever the order in which it came', () => {
    expect(list().mentions.map(({ mention: { text } }) => text)).toEqual([
      'China',
      'assurances',
      'Liu v. Poland',
    ]);
  });

  it('keeps the index of a mention in the list when another category is off', () => {
    const { mentions, counts } = list().list(all('loud', { china: 'off' }), saying(''), 100);
    expect(mentions.map(({ index }) => index)).toEqual([1, 2]);
    expect(counts).toEqual([
      { category: 'case', count: 1 },
      { category: 'assurance', count: 1 },
    ]);
  });

  it('counts all and lists at most what is asked', () => {
    const { mentions, counts } = list().list(all('loud'), saying(''), 1);
    expect(mentions).toHaveLength(1);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it('gives a contention with the words around it', () => {
    const { contentions } = list().list(
      all('loud'),
      saying('The State has given assurances that he would be fine.'),
      9,
    );
    expect(contentions[0]).toMatchObject({
      before: 'The State has given ',
      after: ' that he would be fine.',
    });
  });

  it('says on which page of a document with pages a thing stands', () => {
    const { mentions, contentions } = list().list(all('loud'), saying('', 'iv'), 9);
    expect(mentions.map(({ page }) => page)).toEqual(['iv', 'iv', 'iv']);
    expect(contentions[0]?.page).toBe('iv');
    expect(list().list(all('loud'), saying(''), 9).mentions[0]).not.toHaveProperty('page');
  });

  it('steps through the loud, and through the quiet only where nothing is loud', () => {
    expect(list().stepped(all('loud', { china: 'quiet' }))).toHaveLength(2);
    expect(list().stepped(all('off', { china: 'quiet' }))).toHaveLength(1);
    expect(list().stepped(all('off'))).toHaveLength(0);
  });

  it('finds the mention at a place, its end included, and forgets a block', () => {
    const found = list();
    expect(found.at(10, 9)?.mention.text).toBe('China');
    expect(found.at(10, 15)).toBeNull();
    expect(found.drop(10)).toBe(true);
    expect(found.drop(10)).toBe(false);
    expect(found.mentions).toHaveLength(1);
  });
});
