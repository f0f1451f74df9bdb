import { ecliIn, neutralCitation } from './own-numbers.ts';
import { oneLine, type PageFacts } from './page-facts.ts';

/** What is known of a document that is no page of the web, beside its text. */
export interface DocumentSource {
  /** Its file name, or the last part of its address. */
  name: string;
  /** The title that it gives itself, '' if none. */
  title: string;
  /** BCP 47, '' if it does not say. */
  language: string;
  /** Where it was fetched from, '' for a file of this machine. */
  address: string;
}

/** Blocks from the top of a document that may hold its own number, and how long such a one is at most. */
const headBlocks = 40;
const longestLine = 160;

/** What courts write before the number of the decision itself. */
const label =
  /^(?:(?:medium )?neutral citation(?: number| no\.?)?|case (?:number|no\.?)|citation|european case law identifier|ecli)?[:.]?$/i;
/** What may stand behind it on the same line: "Case No: CO/123/2012". */
const behindNumber = /^(?:$|Case (?:No|Number)\b)/i;

/**
 * What a document says of itself, as if it were a page. Its own number is taken from a line of its first blocks that
 * is that number and, but for a label, nothing else: what a judgment cites is no number of its own.
 * @param head texts of its first blocks, in reading order
 */
export function documentFacts(
  { name, title, language, address }: DocumentSource,
  head: readonly string[],
): PageFacts {
  const meta = new Map<string, readonly string[]>();
  const lines = head
    .slice(0, headBlocks)
    .map(oneLine)
    .filter((line) => line.length <= longestLine);
  const european = lines.map(ownEcli).find((number) => number !== '');
  if (european) meta.set('ecli', [european]);
  const neutral = lines.map(ownCitation).find((number) => number !== '');
  if (neutral) meta.set('neutral-citation', [neutral]);
  return {
    url: address,
    title: oneLine(title) || name,
    language,
    canonical: '',
    meta,
    linkedData: [],
  };
}

const ownEcli = (line: string) => alone(line, ecliIn(line));
const ownCitation = (line: string) => alone(line, neutralCitation.exec(line)?.[0] ?? '');

/** The number, if the line holds nothing but it and a label; else ''. */
function alone(line: string, number: string): string {
  const at = number === '' ? -1 : line.toUpperCase().indexOf(number.toUpperCase());
  if (at < 0) return '';
  const before = line.slice(0, at).trim();
  const behind = line.slice(at + number.length).trim();
  return label.test(before) && behindNumber.test(behind) ? number : '';
}
