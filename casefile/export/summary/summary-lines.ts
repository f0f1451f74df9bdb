import type { Category } from '../../../knowledge/mention.ts';
import type { MarkKind } from '../../page-mark.ts';
import { type Passage, type Purpose, purposes, wordsOf } from '../../records.ts';

/** A mark as a summary lists it, in the order of the document. */
export type SummaryMark = Pick<
  Passage,
  'selectors' | 'mark' | 'note' | 'purpose' | 'tags' | 'issues' | 'place'
>;

/** Something that was found in the document; the same thing in several places is listed once. */
export interface SummaryMention {
  text: string;
  category: Category;
  /** Ids of entries, best first. */
  targets: readonly string[];
  issues: readonly string[];
  /** Label of the page, '' if the document has none. */
  page: string;
  /** The document's own number of the paragraph, '' if it has none. */
  paragraph: string;
}

/** The words of a summary, in the reader's language. */
export interface SummaryWords {
  title: string;
  marks: string;
  mentions: string;
  noMarks: string;
  noMentions: string;
  noPurpose: string;
  noIssue: string;
  /** Stands before the list of marks under an issue. */
  marked: string;
  kinds: Record<MarkKind, string>;
  purpose(purpose: Purpose): string;
  issue(id: string): string;
  category(category: Category): string;
  page(label: string): string;
  paragraph(number: string): string;
}

export interface Summary {
  /** How the document is cited. */
  citation: string;
  /** ISO date. */
  madeOn: string;
  marks: readonly SummaryMark[];
  mentions: readonly SummaryMention[];
}

/** A line of a summary, whatever file it is written into. */
export interface SummaryLine {
  style: 'title' | 'heading' | 'subheading' | 'quote' | 'place' | 'note' | 'line';
  text: string;
}

/**
 * A summary of a document line by line: every mark under its purpose, then every issue with the marks and mentions
 * that touch it, each with its page and pinpoint.
 */
export function summaryLines(
  { citation, madeOn, marks, mentions }: Summary,
  words: SummaryWords,
): SummaryLine[] {
  const where = (place: { page: string; paragraph: string }) =>
    [place.page && words.page(place.page), place.paragraph && words.paragraph(place.paragraph)]
      .filter(Boolean)
      .join(', ');
  const saidBy = (mark: SummaryMark) => wordsOf(mark) || (mark.mark ? words.kinds[mark.mark.kind] : '');
  const lines: SummaryLine[] = [
    { style: 'title', text: words.title },
    { style: 'line', text: `${citation}\n${madeOn}` },
    { style: 'heading', text: words.marks },
  ];
  if (marks.length === 0) lines.push({ style: 'line', text: words.noMarks });
  for (const purpose of [...purposes, null]) {
    const own = marks.filter((mark) => mark.purpose === purpose);
    if (own.length === 0) continue;
    lines.push({ style: 'subheading', text: purpose === null ? words.noPurpose : words.purpose(purpose) });
    for (const mark of own) {
      const { note, tags, issues, place } = mark;
      const kind = mark.mark && mark.mark.kind !== 'highlight' ? words.kinds[mark.mark.kind] : '';
      const facts = [where(place), kind, ...issues.map(words.issue), ...tags];
      lines.push({ style: 'quote', text: saidBy(mark) });
      lines.push({ style: 'place', text: facts.filter(Boolean).join(' · ') });
      if (note !== '' && note !== wordsOf(mark)) lines.push({ style: 'note', text: note });
    }
  }
  lines.push({ style: 'heading', text: words.mentions });
  if (mentions.length === 0) lines.push({ style: 'line', text: words.noMentions });
  const issues = [...new Set([...marks, ...mentions].flatMap((one) => one.issues))].sort((a, b) =>
    words.issue(a).localeCompare(words.issue(b)),
  );
  const section = (
    title: string,
    touching: readonly SummaryMark[],
    found: readonly SummaryMention[],
  ): SummaryLine[] => {
    if (touching.length + found.length === 0) return [];
    return [
      { style: 'subheading', text: title },
      ...(touching.length > 0
        ? [
            {
              style: 'line' as const,
              text: `${words.marked}: ${unique(touching.map((mark) => `“${shortened(saidBy(mark))}”${bracketed(where(mark.place))}`)).join('; ')}`,
            },
          ]
        : []),
      ...gathered(found, where, words),
    ];
  };
  for (const issue of issues)
    lines.push(
      ...section(
        words.issue(issue),
        marks.filter((mark) => mark.issues.includes(issue)),
        mentions.filter((mention) => mention.issues.includes(issue)),
      ),
    );
  lines.push(
    ...section(
      words.noIssue,
      [],
      mentions.filter((mention) => mention.issues.length === 0),
    ),
  );
  return lines;
}

const unique = (texts: readonly string[]) => [...new Set(texts)];
const bracketed = (text: string) => (text === '' ? '' : ` (${text})`);
const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 118)} …` : line;
};

/** Mentions of the same thing in the same words on one line, with all the places where they stand. */
function gathered(
  mentions: readonly SummaryMention[],
  where: (place: SummaryMention) => string,
  words: SummaryWords,
): SummaryLine[] {
  const things = new Map<string, { first: SummaryMention; places: string[]; times: number }>();
  for (const mention of mentions) {
    const key = JSON.stringify([mention.category, mention.targets[0] ?? '', mention.text.toLowerCase()]);
    const thing = things.get(key) ?? { first: mention, places: [], times: 0 };
    thing.times++;
    const place = where(mention);
    if (place !== '' && thing.places.at(-1) !== place) thing.places.push(place);
    things.set(key, thing);
  }
  return [...things.values()].map(({ first, places, times }) => ({
    style: 'line',
    text: `${first.text} · ${words.category(first.category)} · ${times} ×${places.length > 0 ? ` · ${places.join('; ')}` : ''}`,
  }));
}
