import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { MarkKind } from '../../../casefile/page-mark.ts';
import type { Passage } from '../../../casefile/records.ts';

/** What pdf.js says of an annotation, as far as one of ours is known by it. */
export interface FileAnnotation {
  /** Its object: `12R`, or `12R3` in its third generation. */
  id: string;
  subtype: string;
  /** As the file has it (ISO 32000-1 § 7.9.4); `null` if it does not say. */
  creationDate?: string | null;
}

/** The annotations as which marks are written: casefile/export/pdf/annotation.ts. */
const kindOf: { readonly [subtype: string]: MarkKind } = {
  Highlight: 'highlight',
  Underline: 'underline',
  Text: 'note',
  FreeText: 'free-text',
  Ink: 'ink',
  Stamp: 'stamp',
};

/**
 * Which annotations of a file are marks that the case file has as well, and so would be shown twice. pdf.js does not
 * tell the name (/NM) that we give them. What we write is known by its kind and by the second in which its mark was
 * made, which both stay the same however the mark is moved or rewritten; what was brought in from a file without names,
 * by its object.
 */
export function ownAmong(annotations: readonly FileAnnotation[], marks: readonly Passage[]): string[] {
  const known = new Set<string>();
  for (const { mark, createdAt } of marks) {
    known.add(`${mark?.kind ?? 'highlight'} ${createdAt.slice(0, 19)}`);
    const [, object, generation] = /^object (\d+) (\d+)$/.exec(mark?.name ?? '') ?? [];
    if (object) known.add(generation === '0' ? `${object}R` : `${object}R${generation}`);
  }
  return annotations
    .filter(({ id, subtype, creationDate }) => {
      const made = secondOf(creationDate ?? '');
      return known.has(id) || (made !== '' && known.has(`${kindOf[subtype]} ${made}`));
    })
    .map(({ id }) => id);
}

/** The second of a PDF's date in UTC, as an ISO time without zone; '' if it is not one with a zone. */
function secondOf(date: string): string {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)/.exec(date);
  if (!parts) return '';
  const [, year, month, day, hours, minutes, seconds, sign, zoneHours = 0, zoneMinutes = 0] = parts;
  const local = Date.UTC(+year!, +month! - 1, +day!, +hours!, +minutes!, +seconds!);
  const offset = (+zoneHours * 60 + +zoneMinutes) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(local - offset).toISOString().slice(0, 19);
}

export interface OwnAnnotationsOptions {
  pdf: PDFDocumentProxy;
  bus: {
    on(name: string, hear: (event: { pageNumber: number }) => void, options: { signal: AbortSignal }): void;
  };
  /** The element of a page that is shown; `null` for others. */
  elementOf(page: number): HTMLElement | null;
  drawAgain(page: number): void;
  signal: AbortSignal;
}

/** Hides those annotations of a file that are shown as marks already, on the pages that are rendered. */
export class OwnAnnotations {
  private readonly options: OwnAnnotationsOptions;
  private readonly hidden = new Map<number, readonly string[]>();
  private marks: readonly Passage[] = [];

  constructor(options: OwnAnnotationsOptions) {
    this.options = options;
    const { bus, signal } = options;
    bus.on('pagerendered', ({ pageNumber }) => void this.check(pageNumber), { signal });
    bus.on('annotationlayerrendered', ({ pageNumber }) => this.clear(pageNumber), { signal });
  }

  /** @param marks all that are shown @param rendered pages that are drawn already */
  set(marks: readonly Passage[], rendered: Iterable<number>): void {
    this.marks = marks;
    for (const page of new Set([...this.hidden.keys(), ...rendered])) void this.check(page);
  }

  private async check(page: number): Promise<void> {
    const { pdf, signal, drawAgain } = this.options;
    const before = this.hidden.get(page) ?? [];
    if (this.marks.length === 0 && before.length === 0) return;
    const annotations = await pdf
      .getPage(page)
      .then((proxy) => proxy.getAnnotations())
      .catch(() => []);
    if (signal.aborted) return;
    const own = ownAmong(annotations as FileAnnotation[], this.marks);
    if (own.join() === before.join()) return;
    this.hidden.set(page, own);
    for (const id of before) if (!own.includes(id)) pdf.annotationStorage.remove(id);
    for (const id of own) pdf.annotationStorage.setValue(id, { noView: true });
    drawAgain(page);
  }

  /** pdf.js lays what can be pressed over an annotation whether it is drawn or not. */
  private clear(page: number): void {
    const own = new Set(this.hidden.get(page));
    for (const element of this.options
      .elementOf(page)
      ?.querySelectorAll<HTMLElement>('[data-annotation-id]') ?? [])
      if (own.has(element.dataset.annotationId ?? '')) element.remove();
  }
}
