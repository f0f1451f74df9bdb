import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { annotatedPdf } from '../../../casefile/export/annotated-pdf.ts';
import type { WrittenMark } from '../../../casefile/export/pdf/put-marks.ts';
import type { PageMark, PdfQuad } from '../../../casefile/page-mark.ts';
import { type FileAnnotation, ownAmong } from '../../../entrypoints/annotator/markup/own-annotations.ts';
import { fourPages, seen, writing } from '../casefile/pdf-samples.ts';
import { aPassage } from '../casefile/sample-work.ts';

const quads: PdfQuad[] = [[80, 415, 250, 415, 80, 396, 250, 396]];
const kinds: PageMark[] = [
  {
    kind: 'highlight',
    name: '',
    areas: [
      { page: 1, quads },
      { page: 2, quads },
    ],
  },
  { kind: 'underline', name: '', areas: [{ page: 1, quads }] },
  { kind: 'note', name: '', page: 1, at: [300, 330] },
  { kind: 'free-text', name: '', page: 1, box: [80, 220, 220, 320], turned: 0, size: 16 },
  {
    kind: 'ink',
    name: '',
    page: 1,
    strokes: [
      [
        [80, 100],
        [120, 180],
      ],
    ],
    width: 4,
  },
  { kind: 'stamp', name: '', page: 1, box: [230, 100, 330, 150], turned: 0, label: 'Exhibit A' },
];
const passages = kinds.map((mark, i) =>
  aPassage(i + 1, '', { mark, note: 'Words', createdAt: `2026-03-0${i + 1}T10:00:0${i}.500Z` }),
);

/** The file as we write it, with one more note that another program put there. */
async function marked(): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.load(await fourPages());
  const page = pdf.getPage(0);
  const other = pdf.context.register(
    pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [10, 10, 30, 30],
      Contents: PDFHexString.fromText('Of another'),
      NM: PDFString.of('another'),
      CreationDate: PDFString.of("D:20260303130003+03'00'"),
    }),
  );
  page.node.set(PDFName.of('Annots'), pdf.context.obj([other]));
  const original = new Uint8Array(await pdf.save());
  const marks = passages.map((passage): WrittenMark => ({ ...passage, mark: passage.mark! }));
  return (await annotatedPdf(original, marks, writing())).bytes;
}

async function annotationsOf(bytes: Uint8Array): Promise<FileAnnotation[]> {
  const pdf = await seen(bytes);
  const all: FileAnnotation[] = [];
  for (let page = 1; page <= pdf.numPages; page++)
    all.push(...(await (await pdf.getPage(page)).getAnnotations()));
  await pdf.loadingTask.destroy();
  return all;
}

describe('the annotations of a file that are marks of ours', () => {
  it('are known, of every kind and over pages, and those of others are not', async () => {
    const annotations = await annotationsOf(await marked());
    const subtypes = (ids: readonly string[]) =>
      annotations
        .filter(({ id }) => ids.includes(id))
        .map(({ subtype }) => subtype)
        .sort();
    const ours = ['FreeText', 'Highlight', 'Highlight', 'Ink', 'Stamp', 'Text', 'Underline'];
    expect(annotations.map(({ subtype }) => subtype).sort()).toEqual([...ours, 'Text'].sort());
    // The other's note was made a second after ours, in another zone.
    expect(subtypes(ownAmong(annotations, passages))).toEqual(ours);
    expect(ownAmong(annotations, [])).toEqual([]);
  });

  it('are known when the mark was moved or changed since, and not when it is another mark', async () => {
    const annotations = await annotationsOf(await marked());
    const note = { ...passages[2]!, note: 'Other words', mark: { ...kinds[2]!, at: [1, 1] } as PageMark };
    expect(ownAmong(annotations, [note])).toHaveLength(1);
    expect(ownAmong(annotations, [{ ...note, createdAt: '2026-03-03T10:00:09.000Z' }])).toEqual([]);
  });

  it('are known by their object where they were brought in from a file that names none', () => {
    const brought = aPassage(9, '', { mark: { kind: 'note', name: 'object 12 0', page: 1, at: [0, 0] } });
    const found = [
      { id: '12R', subtype: 'Text' },
      { id: '12R1', subtype: 'Text' },
      { id: '13R', subtype: 'Text', creationDate: 'yesterday' },
    ];
    expect(ownAmong(found, [brought])).toEqual(['12R']);
  });
});
