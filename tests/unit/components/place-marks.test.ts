import { expect, it } from 'vitest';
import { newMarks } from '../../../entrypoints/annotator/markup/bring-in-marks.ts';
import { placedMarks } from '../../../entrypoints/annotator/markup/place-marks.ts';
import { aMark, aPassage, pageMarks } from '../casefile/sample-work.ts';

const quad = [1, 2, 3, 2, 1, 1, 3, 1] as const;
const part = { key: 1, start: 0, end: 4 };
const read = { boxesOn: () => [{ page: 7, quads: [[...quad]] as never }] };
const [highlight, underline, note] = pageMarks;

it('places a mark on words where they are now, one that is not found where it was, and says what is nowhere', () => {
  const found = aPassage(1, 'found');
  const lost = aMark(2, highlight!);
  const nowhere = aPassage(3, 'nowhere');
  const drawn = aMark(4, note!);
  const ofTheFile = aMark(5, underline!);
  const { placed, unplaced } = placedMarks([found, lost, nowhere, drawn, ofTheFile], read, (id) =>
    id === found.id || id === ofTheFile.id ? [part] : [],
  );
  expect(unplaced).toBe(1);
  expect(placed.map(({ id, mark }) => [id, mark])).toEqual([
    [found.id, { kind: 'highlight', name: '', areas: [{ page: 7, quads: [quad] }] }],
    [lost.id, highlight],
    [drawn.id, note],
    // What was read from the file stands where the file has it.
    [ofTheFile.id, underline],
  ]);
});

it('brings in no mark that is kept already, by the name that the file has for it', () => {
  const mine = aMark(1, note!);
  const broughtIn = aMark(2, { ...note!, name: 'object 12 0' });
  const found = (name: string) => ({
    mark: { ...note!, name },
    note: '',
    author: '',
    purpose: null,
    changedAt: '',
  });
  const marks = [found(mine.id), found('object 12 0'), found('object 13 0')];
  expect(newMarks(marks, [mine, broughtIn]).map(({ mark }) => mark.name)).toEqual(['object 13 0']);
});
