import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConflictError } from '../../../casefile/faults.ts';
import { merged } from '../../../casefile/merge.ts';

const tags: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's'));
const record = fc.record({
  note: fc.constantFrom('', 'a', 'b', 'c'),
  purpose: fc.constantFrom(null, 'law', 'facts'),
  tags,
});
const revised = (fields: { note: string; purpose: string | null; tags: string[] }) => ({
  ...fields,
  revision: 1,
  changedAt: '',
});

describe('merging two changes of one record', () => {
  it('loses nothing that either side wrote, or writes nothing', () => {
    fc.assert(
      fc.property(record, record, record, (seen, mine, theirs) => {
        const theirsWritten = merged(revised(seen), revised(seen), theirs, 'then');
        let both: ReturnType<typeof revised>;
        try {
          both = merged(theirsWritten, revised(seen), mine, 'now') as ReturnType<typeof revised>;
        } catch (error) {
          expect(error).toBeInstanceOf(ConflictError);
          const { fields } = error as ConflictError<unknown>;
          expect(fields.length).toBeGreaterThan(0);
          for (const field of fields as ('note' | 'purpose')[]) {
            expect(theirs[field]).not.toEqual(seen[field]);
            expect(mine[field]).not.toEqual(theirs[field]);
          }
          return;
        }
        expect(both.revision).toBe(3);
        for (const tag of ['p', 'q', 'r', 's']) {
          const added = (side: { tags: string[] }) => side.tags.includes(tag) && !seen.tags.includes(tag);
          const dropped = (side: { tags: string[] }) => !side.tags.includes(tag) && seen.tags.includes(tag);
          if (added(mine) || added(theirs)) expect(both.tags).toContain(tag);
          if (dropped(mine) || dropped(theirs)) expect(both.tags).not.toContain(tag);
        }
      }),
    );
  });
});
