import { type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keep, keptAuthorities } from '../../../casefile/kept-authorities.ts';
import { wholeLibrary } from '../../../casefile/library.ts';
import { currentMatter, matters, openMatter } from '../../../casefile/matters.ts';
import { keepPassage, passages } from '../../../casefile/passages.ts';
import { documentSchema, matterSchema, type Passage, passageSchema } from '../../../casefile/records.ts';
import { putBack, removals, removePassages } from '../../../casefile/removals.ts';
import { restore } from '../../../casefile/restore.ts';
import { caseFile, caseFileVersion } from '../../../casefile/store.ts';
import { type FormerStore, storesOfFive, storesOfFour, storesOfOne, storesOfTwo } from './former-stores.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';
import { aWork } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';
const kept = { entry: 'liu-v-poland-2022', keptAt: at };

/**
 * Makes the case file as a version of the extension made it, and puts into it what that version could write. Written
 * out, and not by the store's own code: that code changes, and what stands on a reader's disk does not.
 */
interface FormerVersion {
  stores: readonly FormerStore[];
  fill(db: IDBPDatabase): Promise<void>;
  /** Whether it knew matters, documents and passages. */
  hasWork: boolean;
}

/** Before version 3 no passage was a mark on a page, and none said so. */
const withoutMark = ({ mark: _, ...passage }: Passage) => passage;

const workOfTwo = (db: IDBPDatabase) => fill(db, withoutMark);
const workOfThree = (db: IDBPDatabase) => fill(db, (passage) => passage);

async function fill(db: IDBPDatabase, as: (passage: Passage) => object): Promise<void> {
  const work = aWork();
  await db.put('kept-authorities', kept);
  for (const matter of work.matters) await db.put('matters', matter);
  for (const document of work.documents) await db.put('documents', document);
  for (const passage of work.passages.slice(1)) await db.put('passages', as(passage));
  const removed = as(work.passages[0]!);
  await db.put('removals', {
    id: 'a-removal',
    removedAt: at,
    matters: [],
    documents: [],
    passages: [removed],
  });
  await db.put('state', { name: 'current-matter', value: work.matters[0]!.id });
}

const make = (stores: readonly FormerStore[]) => (db: IDBPDatabase) => {
  for (const { name, keyPath, indexes } of stores) {
    const store = db.createObjectStore(name, { keyPath });
    for (const index of indexes)
      store.createIndex(index.name, index.of, { multiEntry: index.multiEntry ?? false });
  }
};

const former: { [version: number]: FormerVersion } = {
  1: {
    stores: storesOfOne,
    fill: async (db) => void (await db.put('kept-authorities', kept)),
    hasWork: false,
  },
  2: { stores: storesOfTwo, fill: workOfTwo, hasWork: true },
  3: { stores: storesOfTwo, fill: workOfThree, hasWork: true },
  4: { stores: storesOfFour, fill: workOfThree, hasWork: true },
  5: { stores: storesOfFive, fill: workOfThree, hasWork: true },
};

describe('the case file of an earlier version', () => {
  freshCaseFile();

  it('is known for every version that there was', () => {
    const all = Array.from({ length: caseFileVersion - 1 }, (_, i) => `${i + 1}`);
    expect(Object.keys(former)).toEqual(all);
  });

  it.each(Object.entries(former))(
    '%s is brought up with all that was in it',
    async (version, { stores, fill, hasWork }) => {
      const old = await openDB('casefile', Number(version), { upgrade: make(stores) });
      await fill(old);
      old.close();

      expect(await keptAuthorities()).toEqual([kept]);
      expect((await caseFile()).version).toBe(caseFileVersion);
      const library = await wholeLibrary();
      for (const matter of library.matters) expect(v.is(matterSchema, matter)).toBe(true);
      for (const document of library.documents) expect(v.is(documentSchema, document)).toBe(true);
      for (const passage of library.passages) expect(v.is(passageSchema, passage)).toBe(true);
      if (hasWork) {
        const work = aWork();
        expect(library.matters).toMatchObject(work.matters);
        expect(library.documents).toMatchObject(work.documents);
        expect(library.passages).toEqual(work.passages.slice(1));
        expect((await currentMatter())?.id).toBe(work.matters[0]!.id);
        const [removed] = await removals();
        await putBack(removed!.id);
        expect(await passages()).toHaveLength(work.passages.length);
        for (const passage of await passages()) expect(v.is(passageSchema, passage)).toBe(true);
      }
    },
  );

  it.each(Object.entries(former))(
    '%s can be worked with afterwards as one that was made today',
    async (version, { stores, fill }) => {
      const old = await openDB('casefile', Number(version), { upgrade: make(stores) });
      await fill(old);
      old.close();
      await keep('othman-v-uk-2012', at);
      const { id } = await openMatter('Another', at);
      const { passage } = await keepPassage(id, readDocument(), marked('one'), at);
      const before = await wholeLibrary();
      await removePassages([passage.id]);
      await restore(before, 'merge');
      expect(await wholeLibrary()).toEqual(before);
    },
  );

  it('opens while another tab of the old version is still open, which lets go', async () => {
    const old = await openDB('casefile', 2, {
      upgrade: make(storesOfTwo),
      blocking: (_now, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    await workOfTwo(old);
    expect(await matters()).toHaveLength(1);
  });

  it('that a later version wrote is left alone, and that is said', async () => {
    const later = await openDB('casefile', caseFileVersion + 1);
    later.close();
    await expect(matters()).rejects.toMatchObject({ fault: 'newer' });
  });
});
