import { type PDFContext, type PDFDict, PDFHexString, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { PdfQuad } from '../../page-mark.ts';
import type { Appearance, Drawn, Entries } from './appearance.ts';
import { coloursOf, tintOpacity } from './mark-colours.ts';

/** What an annotation says beside what it shows. */
export interface Said {
  /** The name by which it is known in the file (/NM). */
  name: string;
  /** '' for none. */
  author: string;
  /** What the mark is for, in words; '' for none. */
  subject: string;
  /** ISO times in UTC. */
  createdAt: string;
  changedAt: string;
  page: PDFRef;
}

/** ISO 32000-1 table 165. */
const print = 4;
const noZoom = 8;
const noRotate = 16;

/** The annotation of a mark on one page (ISO 32000-1 § 12.5.6). */
export function annotationOf(
  context: PDFContext,
  { mark, page, purpose, note }: Drawn,
  { form, box }: Appearance,
  { name, author, subject, createdAt, changedAt, page: pageRef }: Said,
): PDFDict {
  const { tint, line } = coloursOf(purpose);
  const words = (text: string) => PDFHexString.fromText(text);
  const rounded = (values: readonly number[]) => values.map((value) => Math.round(value * 1_000) / 1_000);
  const shared = {
    Type: 'Annot',
    Rect: rounded(box),
    P: pageRef,
    NM: words(name),
    M: PDFString.fromDate(new Date(changedAt)),
    CreationDate: PDFString.fromDate(new Date(createdAt)),
    AP: { N: form },
    F: print,
    C: rounded(line),
    CA: 1,
    Contents: words(note),
    ...(author === '' ? {} : { T: words(author) }),
    ...(subject === '' ? {} : { Subj: words(subject) }),
  };
  const of = (own: Entries) => context.obj({ ...shared, ...own });
  switch (mark.kind) {
    case 'highlight':
    case 'underline': {
      const quads: PdfQuad[] = mark.areas.filter((area) => area.page === page).flatMap((area) => area.quads);
      const QuadPoints = rounded(quads.flat());
      return mark.kind === 'highlight'
        ? of({ Subtype: 'Highlight', QuadPoints, C: rounded(tint), CA: tintOpacity })
        : of({ Subtype: 'Underline', QuadPoints });
    }
    case 'note':
      return of({ Subtype: 'Text', Name: 'Note', C: rounded(tint), F: print | noZoom | noRotate });
    case 'free-text':
      return of({
        Subtype: 'FreeText',
        // The colour of a free text is its background, of which it has none; that of its letters is in /DA.
        C: [],
        DA: PDFString.of(`/Helv ${mark.size} Tf ${rounded(line).join(' ')} rg`),
        BS: { W: 0 },
        Rotate: mark.turned,
      });
    case 'ink':
      return of({
        Subtype: 'Ink',
        InkList: mark.strokes.map((stroke) => rounded(stroke.flat())),
        BS: { W: mark.width },
      });
    case 'stamp':
      return of({
        Subtype: 'Stamp',
        Name: 'Exhibit',
        Contents: words(note === '' ? mark.label : `${mark.label}\n${note}`),
        Rotate: mark.turned,
      });
  }
}
