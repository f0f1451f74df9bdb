import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { writeNumber } from '../../../../reading/office/docx/number-format.ts';
import { Numbering } from '../../../../reading/office/docx/numbering.ts';

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const xml = (text: string) => new DOMParser().parseFromString(text, 'text/xml');

const level = (index: number, format: string, text: string, more = '', start = 1) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

/** The numbers of paragraphs, each given as its `w:pPr` holds it. */
function numbersOf(definitions: string, paragraphs: string[], styles = ''): (string | null)[] {
  const numbering = new Numbering(
    xml(`<w:numbering ${space}>${definitions}</w:numbering>`),
    xml(`<w:styles ${space}>${styles}</w:styles>`),
  );
  return paragraphs.map((inner) => {
    const number = numbering.next(xml(`<w:pPr ${space}>${inner}</w:pPr>`).documentElement);
    return number && (number.kind === 'bullet' ? '•' : number.text);
  });
}

const at = (numId: number, ilvl: number) =>
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`;
const abstract = (id: number, levels: string, more = '') =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

describe('automatic numbers of paragraphs', () => {
  const judgment =
    abstract(
      0,
      level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '(%2)') + level(2, 'lowerRoman', '%1(%2)(%3)'),
    ) + num(1, 0);

  it('counts on, starts lower levels again, and goes on after them', () => {
    const places = [at(1, 0), at(1, 1), at(1, 1), at(1, 2), at(1, 0), at(1, 1), '', at(1, 0)];
    expect(numbersOf(judgment, places)).toEqual(['1.', '(a)', '(b)', '1(b)(i)', '2.', '(a)', null, '3.']);
  });

  it('shows the start of a level that was passed over', () => {
    expect(numbersOf(judgment, [at(1, 2)])).toEqual(['1(a)(i)']);
  });

  it('shares a count between lists of one definition, unless one says where it starts', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
    const lists = judgment + num(2, 0) + num(3, 0, override);
    expect(numbersOf(lists, [at(1, 0), at(2, 0), at(3, 0), at(3, 0), at(1, 0)])).toEqual([
      '1.',
      '2.',
      '5.',
      '6.',
      '7.',
    ]);
  });

  it('starts again only after the level that is named', () => {
    const never = abstract(
      0,
      level(0, 'upperLetter', '%1') + level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>'),
    );
    expect(numbersOf(never + num(1, 0), [at(1, 0), at(1, 1), at(1, 0), at(1, 1)])).toEqual([
      'A',
      '1',
      'B',
      '2',
    ]);
  });

  it('writes other levels in digits where the law wants it', () => {
    const legal = abstract(0, level(0, 'upperRoman', '%1') + level(1, 'decimal', '%1.%2', '<w:isLgl/>'));
    expect(numbersOf(legal + num(1, 0), [at(1, 0), at(1, 0), at(1, 1)])).toEqual(['I', 'II', '2.1']);
  });

  it('takes number and level from the style, and lets a paragraph take it away', () => {
    const levels =
      level(0, 'decimal', '%1', '<w:pStyle w:val="Para"/>') +
      level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Sub"/>');
    const style = (id: string, basedOn: string, properties: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:basedOn w:val="${basedOn}"/><w:pPr>${properties}</w:pPr></w:style>`;
    const styles =
      style('Para', 'Normal', '<w:numPr><w:numId w:val="1"/></w:numPr>') +
      style('Sub', 'Para', '') +
      style('Own', 'Sub', '');
    const use = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`;
    const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
    expect(
      numbersOf(
        abstract(0, levels) + num(1, 0),
        [use('Para'), use('Sub'), use('Own'), use('Para', none), use('Para')],
        styles,
      ),
    ).toEqual(['1', '1.1', '1.2', null, '2']);
  });

  it('follows a list that is defined by a style of lists', () => {
    const linked =
      abstract(0, level(0, 'decimal', '§%1'), '<w:styleLink w:val="Articles"/>') +
      abstract(1, '', '<w:numStyleLink w:val="Articles"/>') +
      num(1, 1);
    expect(numbersOf(linked, [at(1, 0), at(1, 0)])).toEqual(['§1', '§2']);
  });

  it('knows a bullet, and a number without words', () => {
    const lists = abstract(0, level(0, 'bullet', '\uf0b7') + level(1, 'none', '')) + num(1, 0);
    expect(numbersOf(lists, [at(1, 0), at(1, 1)])).toEqual(['•', null]);
  });

  it('has no number where the definition is missing', () => {
    expect(numbersOf('', [at(7, 0)])).toEqual([null]);
  });
});

describe('a number as it is written', () => {
  it.each([
    ['lowerRoman', [1, 4, 9, 40, 94, 400, 1999], ['i', 'iv', 'ix', 'xl', 'xciv', 'cd', 'mcmxcix']],
    ['upperLetter', [1, 26, 27, 52, 53], ['A', 'Z', 'AA', 'ZZ', 'AAA']],
    [
      'ordinal',
      [1, 2, 3, 4, 11, 12, 13, 21, 112],
      ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '112th'],
    ],
    ['decimalZero', [3, 12], ['03', '12']],
    [
      'chineseCounting',
      [1, 10, 11, 20, 21, 100, 101, 110, 111, 1001],
      ['一', '十', '十一', '二十', '二十一', '一百', '一百零一', '一百一十', '一百一十一', '一千零一'],
    ],
    ['hebrew1', [1, 11, 15, 16, 115, 21, 304], ['א', 'יא', 'טו', 'טז', 'קטו', 'כא', 'שד']],
    ['thaiNumbers', [10], ['๑๐']],
    ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
    ['lowerLetter', [0], ['0']],
    ['somethingNew', [7], ['7']],
    ['none', [7], ['']],
  ])('%s', (format, numbers, written) => {
    expect(numbers.map((n) => writeNumber(n, format))).toEqual(written);
  });
});
