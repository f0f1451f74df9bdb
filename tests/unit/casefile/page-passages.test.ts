import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentMatter, openMatter } from '../../../casefile/matters.ts';
import type { SentFacts } from '../../../platform/passage-messages.ts';
import { base } from '../retrieve/own-base.ts';
import { freshCaseFile, marked } from './fresh-case-file.ts';

const stored: Record<string, unknown> = {};
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, values),
      },
    },
    tabs: { query: async () => [] },
  },
}));
const { ownFacts, pagePassages } = await import('../../../entrypoints/keeping/page-passages.ts');
const { sha256 } = await import('../../../entrypoints/keeping/document-passages.ts');

const facts = (change: Partial<SentFacts> = {}): SentFacts => ({
  url: 'https://court.example/judgment',
  title: 'A judgment',
  language: 'en',
  canonical: '',
  meta: [],
  linkedData: [],
  ...change,
});
const from = (url: string) => ({ url }) as never;
const court = from('https://court.example/judgment');
const { issues: _, clipped: __, ...passage } = marked('No personal ground has to be shown.');
const handlers = pagePassages({ language: async () => 'en', knowledge: async () => base });
const keep = (sender = court, clipOf: string | null = null) =>
  handlers['keep-passage']({ facts: facts(), head: [], passage, clipOf }, sender);

describe('the passages of a page', () => {
  freshCaseFile();
  beforeEach(() => {
    for (const key of Object.keys(stored)) delete stored[key];
  });

  it('are kept in a matter that is opened for the first of them, and given back to the same document', async () => {
    const kept = await keep();
    expect(kept).toMatchObject({ matter: 'My first matter', passage: { purpose: 'law', clipped: null } });
    const here = await handlers.passages(
      { facts: facts({ url: 'https://court.example/judgment?utm_source=a#p' }) },
      court,
    );
    expect(here).toMatchObject({
      purpose: 'law',
      passages: [{ selectors: { quote: { exact: passage.selectors.quote.exact } } }],
    });
  });

  it('carry the hashes of the passage and of its document when they are clipped', async () => {
    const kept = await keep(court, 'The whole text.');
    expect(kept).toMatchObject({
      passage: {
        clipped: {
          passageHash: await sha256(passage.selectors.quote.exact),
          textHash: await sha256('The whole text.'),
        },
      },
    });
    // The known hash of nothing, as `sha256sum /dev/null` prints it.
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('are neither given to nor changed by another site that claims the address', async () => {
    const kept = await keep();
    if (!('passage' in kept)) throw new Error('not kept');
    const hostile = from('https://hostile.example/');
    expect(await handlers.passages({ facts: facts() }, hostile)).toMatchObject({ passages: [] });
    expect(
      await handlers['change-passage'](
        { facts: facts(), seen: kept.passage, change: { purpose: 'facts' } },
        hostile,
      ),
    ).toEqual({ fault: 'gone' });
    expect(await handlers['remove-passage']({ facts: facts(), id: kept.passage.id }, hostile)).toEqual({
      fault: 'gone',
    });
    expect(await handlers.passages({ facts: facts() }, court)).toMatchObject({
      passages: [{ purpose: 'law' }],
    });
  });

  it('are those of the current matter alone', async () => {
    await keep();
    await openMatter('Another client');
    expect((await currentMatter())?.name).toBe('Another client');
    expect(await handlers.passages({ facts: facts() }, court)).toMatchObject({
      document: null,
      passages: [],
    });
  });

  it('are put back by the page that they were removed from, and by no other', async () => {
    const kept = await keep();
    if (!('passage' in kept)) throw new Error('not kept');
    const removed = await handlers['remove-passage']({ facts: facts(), id: kept.passage.id }, court);
    if (!('removal' in removed)) throw new Error('not removed');
    const { removal } = removed;
    expect(
      await handlers['put-back-passage']({ facts: facts(), removal }, from('https://hostile.example/')),
    ).toEqual({ fault: 'gone' });
    expect(await handlers['put-back-passage']({ facts: facts(), removal }, court)).toEqual({ done: true });
    expect(await handlers.passages({ facts: facts() }, court)).toMatchObject({
      passages: [{ id: kept.passage.id }],
    });
  });

  it('are refused where they are no passages', async () => {
    const broken = { ...passage, purpose: 'revenge' } as never;
    await expect(
      handlers['keep-passage']({ facts: facts(), head: [], passage: broken, clipOf: null }, court),
    ).rejects.toThrow();
    expect(await handlers.passages({ facts: facts() }, court)).toMatchObject({ passages: [] });
  });

  it('report a conflict when the same field was changed elsewhere since', async () => {
    const kept = await keep();
    if (!('passage' in kept)) throw new Error('not kept');
    const change = (purpose: 'facts' | 'for-us') =>
      handlers['change-passage']({ facts: facts(), seen: kept.passage, change: { purpose } }, court);
    expect(await change('facts')).toMatchObject({ passage: { purpose: 'facts', revision: 2 } });
    expect(await change('for-us')).toEqual({ fault: 'conflict' });
  });
});

describe('the address of a page', () => {
  it('is its own word within its origin, and the browser’s beyond', () => {
    const at = (url: string, given: string) => ownFacts(facts({ url }), { url: given }).url;
    expect(at('https://a.example/two', 'https://a.example/one')).toBe('https://a.example/two');
    expect(at('https://b.example/two', 'https://a.example/one')).toBe('https://a.example/one');
    expect(at('about:blank', 'about:blank')).toBe('about:blank');
  });
});
