import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecogniser } from '../../../knowledge/recognise/create-recogniser.ts';
import { compiled } from './compiled.ts';

/** UTF-16 units that regular expressions have passed over. Each of them is linear (regular-expressions.test.ts). */
let passed = 0;
const { exec } = RegExp.prototype;

/** Every way of using an expression goes through its `exec` once that is not the built-in one. */
function counting(this: RegExp, text: string): RegExpExecArray | null {
  const from = this.global || this.sticky ? this.lastIndex : 0;
  const found = exec.call(this, text);
  passed += Math.max(1, found ? found.index + found[0].length - from : text.length - from);
  return found;
}

beforeEach(() => {
  passed = 0;
  RegExp.prototype.exec = counting;
});
afterEach(() => {
  RegExp.prototype.exec = exec;
});

/** Pieces that begin a pattern, a name, a treaty, a definition, or keep one going, again and again in one block. */
const shapes = [
  'no. 37610/18 and ',
  'nos. 1/06, ',
  'ECLI:EU:C:2016:198 ',
  'v. ',
  'A v. B ',
  'A.B.C.D. ',
  'Liu v. Poland, cited above, § 79, ',
  'Othman (Abu Qatada) v. ',
  'cited above ',
  '(“the Convention”) ',
  '(“Othman”) Othman ',
  'extradition treaty between ',
  'treaty of extradition between China and ',
  'traité d’extradition entre la ',
  '引渡条约',
  '中华人民共和国和',
  'Article 3 § 1 (a) of the ',
  'art. 5 ',
  '第三条',
  's 81 Extradition Act 2003 ',
  '[2019] EWHC 2 (Admin) ',
  'China ',
  'assurances ',
  'torture, ',
  'the said ',
  'Ж. против ',
  'معاهدة تسليم المجرمين بين ',
  '(',
  '“',
  '1/1',
  'A',
  '. ',
  '§',
  'e-\u200b',
  '\u0301',
];

describe('the work of the patterns', () => {
  const recogniser = createRecogniser(compiled);
  it.each(shapes)('grows with the text and no faster: %j', (shape) => {
    const unitsPassed = (size: number): number => {
      const text = `Extradition to China. ${shape.repeat(Math.ceil(size / shape.length))}`;
      passed = 0;
      recogniser.recognise(text);
      return passed / text.length;
    };
    unitsPassed(2_000);
    const short = unitsPassed(8_000);
    expect(unitsPassed(32_000)).toBeLessThanOrEqual(Math.max(2, 1.3 * short));
  });

  it('counts what it says that it counts', () => {
    passed = 0;
    'aaaa b'.replace(/a/g, 'c');
    expect(passed).toBe(6);
    passed = 0;
    /x/.test('aaaa');
    expect(passed).toBe(4);
  });
});
