import type { StripMark } from '../../components/annotator/DensityStrip.tsx';
import type { BlockPart } from '../../reading/anchor/document-text.ts';
import { boxesOf } from '../../reading/hit-test.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { Slice, yieldToPage } from '../../reading/time-slices.ts';
import type { OpenReading } from './read-document.ts';

/** A mark on the strip, and the place that it stands for. */
export interface StripPlace extends StripMark {
  part: BlockPart;
}

/** Mentions that are placed: more than a strip can show apart. */
const most = 6_000;

/**
 * Where the mentions and marks of a document stand on its strip, in the order of the document. Measured in slices:
 * a document can hold thousands.
 * @returns what was placed until the signal was aborted
 */
export async function stripPlaces(
  { reader, shown }: OpenReading,
  signal: AbortSignal,
): Promise<readonly StripPlace[]> {
  const wanted = [
    ...reader.places.slice(0, most).map(({ key, mention: { start, end, category } }) => ({
      part: { key, start, end },
      of: { mention: category },
    })),
    ...reader.marks.kept.standing.flatMap(({ passage: { purpose }, parts: [part] }) =>
      part ? [{ part, of: { mark: purpose ?? 'none' } }] : [],
    ),
  ];
  const places: StripPlace[] = [];
  const depth = depthIn(shown);
  const turn = new Slice();
  for (const { part, of } of wanted) {
    const at = depth(part);
    if (at !== null) places.push({ at, of, part });
    if (!turn.over) continue;
    await yieldToPage();
    if (signal.aborted) break;
    turn.start();
  }
  return places.sort((a, b) => a.at - b.at);
}

/** Tells how far down the document a place is; `null` if it can't be told. */
function depthIn(shown: ShownDocument): (part: BlockPart) => number | null {
  const last = shown.texts.at(-1);
  const pages = (last && shown.pageOf(last.key, last.text.length - 1)?.number) ?? 0;
  if (pages > 0) {
    const within = depthInPages(shown);
    return ({ key, start }) => {
      const page = shown.pageOf(key, start);
      return page && Math.min(1, (page.number - 1 + within(key, start)) / pages);
    };
  }
  const { defaultView, documentElement } = shown.view;
  return ({ key, start, end }) => {
    const range = shown.rangeOf(key, start, end);
    const [box] = range ? boxesOf(range) : [];
    const height = documentElement.scrollHeight;
    return box && height > 0 ? Math.max(0, Math.min(1, (box.top + defaultView!.scrollY) / height)) : null;
  };
}

/** Tells by the length of the text before it how far down its page a place is. */
function depthInPages(shown: ShownDocument): (key: number, start: number) => number {
  const before = new Map<number, number>();
  const lengths = new Map<number, number>();
  for (const { key, text } of shown.texts) {
    const page = shown.pageOf(key, 0)?.number ?? 0;
    const length = lengths.get(page) ?? 0;
    before.set(key, length);
    lengths.set(page, length + text.length);
  }
  return (key, start) => {
    const length = lengths.get(shown.pageOf(key, 0)?.number ?? 0) ?? 0;
    return length > 0 ? Math.min(0.999, ((before.get(key) ?? 0) + start) / length) : 0;
  };
}
