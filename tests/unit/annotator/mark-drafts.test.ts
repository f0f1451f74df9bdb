import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Passage } from '../../../casefile/records.ts';
import { UnsavedWriting } from '../../../entrypoints/annotator/markup/mark-drafts.ts';
import { aPassage } from '../casefile/sample-work.ts';

const disk = new Map<string, string>();
let full = false;
beforeEach(() => {
  disk.clear();
  full = false;
  const storage = {
    getItem: (name: string) => disk.get(name) ?? null,
    setItem(name: string, value: string) {
      if (full) throw new DOMException('no room', 'QuotaExceededError');
      disk.set(name, value);
    },
    removeItem: (name: string) => void disk.delete(name),
  };
  vi.stubGlobal(
    'localStorage',
    new Proxy(storage, {
      ownKeys: () => [...disk.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    }),
  );
});

const fresh = { kind: 'note', name: '', page: 3, at: [100, 200] } as const;
const unsaved = (document = 'pdf:abc') =>
  new UnsavedWriting(
    () => document,
    (page) => `p${page}`,
  );
const note: Passage = aPassage(1, '', { mark: { ...fresh, at: [100, 200] }, note: 'Old words' });
const stamp: Passage = aPassage(2, '', {
  mark: { kind: 'stamp', name: '', page: 2, box: [0, 0, 10, 10], turned: 0, label: 'Exhibit A' },
  note: '',
});

describe('what was typed for a mark and not saved', () => {
  it('of a mark that is not made yet is there again, with its place, for that document alone', () => {
    expect(unsaved().keep('Half of a', { ...fresh, at: [100, 200] })).toBe(true);
    expect(unsaved().left([])).toMatchObject({
      id: null,
      kind: 'note',
      text: 'Half of a',
      pageLabel: 'p3',
      mark: fresh,
    });
    expect(unsaved('pdf:other').left([])).toBeNull();
    unsaved().drop(undefined);
    expect(unsaved().left([])).toBeNull();
  });

  it('of a mark that is there is told from what is kept of it', () => {
    unsaved().keep('New words', note);
    expect(unsaved().left([note])).toMatchObject({ id: note.id, text: 'New words', mark: null });
    unsaved().keep('Old words', note);
    expect(unsaved().left([note])).toBeNull();
    unsaved().keep('Exhibit B', stamp);
    expect(unsaved().left([stamp])).toMatchObject({ kind: 'stamp', text: 'Exhibit B' });
    // A mark that is gone has nothing to be gone on with.
    expect(unsaved().left([])).toBeNull();
  });

  it('is none where nothing was typed, or what stands there is damaged', () => {
    unsaved().keep('   ', { ...fresh, at: [100, 200] });
    expect(unsaved().left([])).toBeNull();
    for (const damaged of ['{', '[]', '{"mark":{"kind":"note"},"text":"x"}', 'null']) {
      disk.set('mark-draft:pdf:abc', damaged);
      expect(unsaved().left([])).toBeNull();
    }
  });

  it('says when there is no room for it', () => {
    full = true;
    expect(unsaved().keep('Half of a', { ...fresh, at: [100, 200] })).toBe(false);
    expect(unsaved().keep('New words', note)).toBe(false);
  });
});
