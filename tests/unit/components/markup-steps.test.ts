import { describe, expect, it } from 'vitest';
import { nextLabel } from '../../../entrypoints/annotator/markup/next-label.ts';
import { shapesOn } from '../../../entrypoints/annotator/markup/page-shapes.ts';
import { Steps, stepBetween } from '../../../entrypoints/annotator/markup/steps.ts';
import { aMark, aPassage, pageMarks } from '../casefile/sample-work.ts';

const later = (seconds: number) =>
  new Date(Date.parse('2026-03-01T10:00:00.000Z') + seconds * 1_000).toISOString();

describe('the steps of marking up', () => {
  const [a, b] = [aPassage(1, 'one'), aPassage(2, 'two')];

  it('are what was added, removed and changed, wherever it was done', () => {
    expect(stepBetween([a], [a])).toBeNull();
    expect(stepBetween([a], [{ ...a, revision: 2, changedAt: later(1) }])).toBeNull();
    const noted = { ...a, note: 'x', revision: 2 };
    expect(stepBetween([a], [noted, b])).toEqual({
      added: [b],
      removed: [],
      changed: [{ before: a, after: noted }],
    });
    expect(stepBetween([a, b], [b])).toMatchObject({ removed: [a] });
  });

  it('join what is written of one note in one go, and nothing else', () => {
    const steps = new Steps();
    const versions = ['', 'H', 'He', 'Hel'].map((note, i) => ({ ...a, note, changedAt: later(i) }));
    for (let i = 1; i < versions.length; i++) steps.did(stepBetween([versions[i - 1]!], [versions[i]!])!);
    expect(steps.back?.changed).toEqual([{ before: versions[0], after: versions[3] }]);
    const pause = { ...versions[3]!, note: 'Help', changedAt: later(60) };
    steps.did(stepBetween([versions[3]!], [pause])!);
    expect(steps.back?.changed[0]?.before.note).toBe('Hel');
    steps.did(stepBetween([pause], [{ ...pause, purpose: 'facts', changedAt: later(61) }])!);
    expect(steps.back?.changed[0]?.before.purpose).toBe('law');
  });

  it('can be taken again until something else is done', () => {
    const steps = new Steps();
    const step = stepBetween([], [a])!;
    steps.did(step);
    steps.undid(step);
    expect([steps.back, steps.forth]).toEqual([null, step]);
    steps.redid(step);
    expect([steps.back, steps.forth]).toEqual([step, null]);
    steps.undid(step);
    steps.did(stepBetween([], [b])!);
    expect(steps.forth).toBeNull();
  });
});

it.each([
  ['Exhibit A', 'Exhibit B'],
  ['Exhibit Z', 'Exhibit AA'],
  ['Exhibit AZ', 'Exhibit BA'],
  ['Exhibit 9', 'Exhibit 10'],
  ['p. 12, l. 09', 'p. 12, l. 10'],
  ['Anlage K7', 'Anlage K8'],
  ['3 of file', '4 of file'],
  ['Confidential', 'Confidential'],
  ['证据 1', '证据 2'],
])('counts stamps on: %s, then %s', (label, next) => {
  expect(nextLabel(label)).toBe(next);
});

describe('the shapes of marks on a page', () => {
  /** A page of 600 to 800 points that is seen upright, at 2 pixels a point. */
  const upright = {
    width: 1200,
    height: 1600,
    scale: 2,
    rotation: 0,
    convertToViewportPoint: (x: number, y: number) => [x * 2, (800 - y) * 2],
    convertToPdfPoint: (x: number, y: number) => [x / 2, 800 - y / 2],
  };

  it('lie where the marks are, in points', () => {
    const marks = pageMarks.map((mark, i) => aMark(10 + i, mark, { note: 'Words' }));
    const shapes = shapesOn(2, upright, marks, null, ({ mark }) => mark!.kind);
    const of = (kind: string) => shapes.find((shape) => shape.kind === kind)!;
    // What stands on words is painted on them.
    expect(shapes.map(({ kind }) => kind)).toEqual(['note', 'free-text', 'ink', 'stamp']);
    expect(of('note').box).toEqual({ x: 510, y: 110, width: 20, height: 20, turned: 0 });
    expect(of('stamp').box).toEqual({ x: 480, y: 80, width: 160, height: 40, turned: 0 });
    // Made on a page that was turned by 90 degrees, and seen on one that is not.
    expect(of('free-text')).toMatchObject({
      box: { x: 200, y: 680, width: 40, height: 200, turned: -90 },
      text: 'Words',
    });
    expect(of('ink').lines[0]).toEqual([
      [10, 790],
      [20.5, 770],
    ]);
  });

  it('show a highlight that has no words, as in a scan', () => {
    const scan = aMark(9, pageMarks[0]!);
    const wordless = {
      ...scan,
      selectors: { ...scan.selectors, quote: { ...scan.selectors.quote, exact: '' } },
    };
    expect(shapesOn(1, upright, [scan], null, () => '')).toEqual(
      [expect.objectContaining({ quads: [] })].slice(1),
    );
    const [shape] = shapesOn(1, upright, [wordless], null, () => '');
    expect(shape!.quads).toEqual([
      [
        [72, 689.5],
        [300, 689.5],
        [300, 702],
        [72, 702],
      ],
    ]);
  });
});
