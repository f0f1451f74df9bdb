import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { summaryDocx } from '../../../casefile/export/summary/summary-docx.ts';
import {
  type Summary,
  type SummaryWords,
  summaryLines,
} from '../../../casefile/export/summary/summary-lines.ts';
import { summaryPdf } from '../../../casefile/export/summary/summary-pdf.ts';
import { seen, textOf, writing } from './pdf-samples.ts';
import { aMark, aPassage, pageMarks } from './sample-work.ts';

const words: SummaryWords = {
  title: 'Summary',
  marks: 'Marks',
  mentions: 'By issue',
  noMarks: 'No marks.',
  noMentions: 'No mentions.',
  noPurpose: 'Without a purpose',
  noIssue: 'Of no issue',
  marked: 'Marked',
  kinds: {
    highlight: 'Highlight',
    underline: 'Underline',
    note: 'Note',
    'free-text': 'Text',
    ink: 'Drawing',
    stamp: 'Stamp',
  },
  purpose: (purpose) => `Purpose ${purpose}`,
  issue: (id) => `Issue ${id}`,
  category: (category) => `kind ${category}`,
  page: (label) => `p. ${label}`,
  paragraph: (number) => `para. ${number}`,
};
const mention = (text: string, page: string, issues: string[]) => ({
  text,
  category: 'case' as const,
  targets: ['x'],
  issues,
  page,
  paragraph: '',
});
const summary: Summary = {
  citation: 'Liu v. Poland, no. 37610/18',
  madeOn: '2026-03-01',
  marks: [
    aPassage(1, 'the assurances were not enough', {
      purpose: 'for-us',
      issues: ['assurances'],
      note: 'Use **this**',
      place: { paragraph: '79', page: 'iv' },
    }),
    ...pageMarks
      .slice(2)
      .map((mark, i) =>
        aMark(10 + i, mark, { purpose: 'facts', note: mark.kind === 'free-text' ? '请求被拒绝' : '' }),
      ),
  ],
  mentions: [
    mention('Liu v. Poland', '2', ['assurances']),
    mention('Liu v. Poland', '2', ['assurances']),
    mention('Liu v. Poland', '7', ['assurances']),
    mention('INTERPOL', '3', []),
  ],
};

describe('a summary', () => {
  it('lists every mark under its purpose and every mention under its issue, with page and pinpoint', () => {
    const lines = summaryLines(summary, words).map(({ style, text }) => `${style}: ${text}`);
    const at = (line: string) => {
      expect(lines).toContain(line);
      return lines.indexOf(line);
    };
    const facts = at('subheading: Purpose facts');
    const forUs = at('subheading: Purpose for-us');
    expect(facts).toBeLessThan(forUs);
    expect(at('quote: the assurances were not enough')).toBeGreaterThan(forUs);
    expect(at('quote: Exhibit “A” & <B>')).toBeGreaterThan(facts);
    at('place: p. iv, para. 79 · Issue assurances');
    at('note: Use **this**');
    expect(at('quote: 请求被拒绝')).toBeLessThan(forUs);
    expect(lines).not.toContain('note: 请求被拒绝');
    const issue = at('subheading: Issue assurances');
    expect(lines[issue + 1]).toBe('line: Marked: “the assurances were not enough” (p. iv, para. 79)');
    expect(lines[issue + 2]).toBe('line: Liu v. Poland · kind case · 3 × · p. 2; p. 7');
    expect(lines.slice(-2)).toEqual(['subheading: Of no issue', 'line: INTERPOL · kind case · 1 × · p. 3']);
  });

  it('says so where there is nothing', () => {
    const lines = summaryLines({ ...summary, marks: [], mentions: [] }, words).map(({ text }) => text);
    expect(lines).toEqual(expect.arrayContaining(['No marks.', 'No mentions.']));
  });

  it('is a Word document with headings, read by mammoth', async () => {
    const blob = await summaryDocx(summaryLines(summary, words));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await blob.arrayBuffer()) });
    expect(value).toContain('<h1>Marks</h1>');
    expect(value).toContain('<h2>Purpose for-us</h2>');
    expect(value).toContain('请求被拒绝');
    expect(value).toContain('Exhibit “A” &amp; &lt;B&gt;');
  });

  it('is a PDF with all of its Latin words as text, over as many pages as it needs', async () => {
    const many = {
      ...summary,
      marks: Array.from({ length: 120 }, (_, i) =>
        aPassage(i + 1, `Passage number ${i + 1} says so.`, { purpose: 'law' }),
      ),
    };
    const bytes = await summaryPdf(summaryLines(many, words), 'en', writing().draw);
    const text = (await textOf(bytes)).replace(/\s+/g, ' ');
    for (const { selectors } of many.marks) expect(text).toContain(selectors.quote.exact);
    const { numPages } = await seen(bytes);
    expect(numPages).toBeGreaterThan(3);
    expect(text).toContain(`${numPages} / ${numPages}`);
  });

  it('draws as a picture what the standard fonts lack', async () => {
    const drawn: string[] = [];
    const { draw } = writing();
    await summaryPdf(summaryLines(summary, words), 'en', (text, look) => {
      drawn.push(text);
      return draw(text, look);
    });
    expect(drawn).toEqual(['请求被拒绝']);
  });
});
