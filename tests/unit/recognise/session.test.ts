import { describe, expect, it } from 'vitest';
import type { Recognition } from '../../../knowledge/mention.ts';
import { recogniser } from './compiled.ts';

const lines = [
  'The torture of prisoners was alleged, and the assurances of the State were noted.',
  'In Othman (Abu Qatada) v. the United Kingdom (“Othman”) the Court spoke of assurances.',
  'China and Hong Kong asked for his extradition.',
  'The extradition was refused; Othman, cited above, § 189, was followed.',
  'Othman remains good law.',
];

/** What a reader of the session's answers would hold after them. */
class Shown {
  readonly blocks = new Map<number, Recognition>();
  take(changes: Map<number, Recognition>): number {
    for (const [key, found] of changes) this.blocks.set(key, found);
    return changes.size;
  }
  texts(key: number): string[] {
    return (this.blocks.get(key)?.mentions ?? []).map((one) => one.text);
  }
}

function wholeOf(keys: number[]): string[][] {
  const session = recogniser.open();
  const shown = new Shown();
  for (const key of keys) session.scan(key, lines[key]!, 'en');
  shown.take(session.settle());
  return lines.map((_, key) => shown.texts(key));
}

describe('a session', () => {
  const all = lines.map((_, i) => i);

  it('says the same whatever the order in which blocks arrive', () => {
    const expected = wholeOf(all);
    expect(expected[4]).toEqual(['Othman']);
    for (const order of [
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
      [1, 4, 0, 3, 2],
    ])
      expect(wholeOf(order)).toEqual(expected);
  });

  it('says the same block by block as all at once', () => {
    const session = recogniser.open();
    const shown = new Shown();
    for (const key of all) {
      session.scan(key, lines[key]!, 'en');
      shown.take(session.settle());
    }
    expect(all.map((key) => shown.texts(key))).toEqual(wholeOf(all));
  });

  it('says the same when it settles a block at a time while blocks come and go', () => {
    const session = recogniser.open();
    const shown = new Shown();
    for (const key of [0, 1, 2]) session.scan(key, lines[key]!, 'en');
    const settling = session.settling();
    for (const change of [
      () => session.forget(1),
      () => session.scan(3, lines[3]!, 'en'),
      () => session.scan(0, 'Nothing of the kind.', 'en'),
    ]) {
      expect(settling.next().done).toBe(false);
      change();
    }
    for (let step = settling.next(); ; step = settling.next())
      if (step.done) {
        shown.take(step.value);
        break;
      }
    shown.take(session.settle());
    const after = recogniser.open();
    after.scan(0, 'Nothing of the kind.', 'en');
    for (const key of [2, 3]) after.scan(key, lines[key]!, 'en');
    const expected = new Shown();
    expected.take(after.settle());
    expect(all.map((key) => shown.texts(key))).toEqual(all.map((key) => expected.texts(key)));
    expect(session.settle().size).toBe(0);
  });

  it('lights up earlier blocks once the document turns out to be on the subject', () => {
    const session = recogniser.open();
    const shown = new Shown();
    session.scan(0, lines[0]!, 'en');
    shown.take(session.settle());
    expect(shown.texts(0)).toEqual([]);
    session.scan(2, lines[2]!, 'en');
    const changes = session.settle();
    expect([...changes.keys()]).toEqual([0, 2]);
    shown.take(changes);
    expect(shown.texts(0)).toEqual(['torture', 'assurances']);
  });

  it('takes everything back when the block that carried it is gone', () => {
    const session = recogniser.open();
    const shown = new Shown();
    session.scan(0, lines[0]!, 'en');
    session.scan(2, lines[2]!, 'en');
    shown.take(session.settle());
    session.forget(2);
    shown.take(session.settle());
    expect(shown.texts(0)).toEqual([]);
    expect(shown.texts(2)).toEqual([]);
  });

  it('forgets a short name with its definition', () => {
    const session = recogniser.open();
    const shown = new Shown();
    for (const key of all) session.scan(key, lines[key]!, 'en');
    shown.take(session.settle());
    session.scan(1, 'Nothing is defined here.', 'en');
    shown.take(session.settle());
    expect(shown.texts(4)).toEqual([]);
    session.scan(1, lines[1]!, 'en');
    shown.take(session.settle());
    expect(shown.texts(4)).toEqual(['Othman']);
  });

  it('reports only what changed', () => {
    const session = recogniser.open();
    for (const key of all) session.scan(key, lines[key]!, 'en');
    session.settle();
    expect(session.settle().size).toBe(0);
    session.scan(3, lines[3]!, 'en');
    expect(session.settle().size).toBe(0);
    session.scan(3, `${lines[3]} China.`, 'en');
    expect([...session.settle().keys()]).toEqual([3]);
    session.forget(99);
    expect(session.settle().size).toBe(0);
  });
});
