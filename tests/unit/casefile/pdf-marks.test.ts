import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { annotatedPdf } from '../../../casefile/export/annotated-pdf.ts';
import type { Entries } from '../../../casefile/export/pdf/appearance.ts';
import { marksInPdf } from '../../../casefile/import/pdf-marks.ts';
import type { PdfQuad } from '../../../casefile/page-mark.ts';
import { purposes } from '../../../casefile/records.ts';
import { fourPageDocument, fourPages, writing } from './pdf-samples.ts';
import { pageMarks } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let plain: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  plain = await fourPages();
});

/** A PDF with annotations as another program may write them, on its first page. */
async function withAnnotations(...dicts: Entries[]): Promise<Uint8Array> {
  const document = await fourPageDocument();
  const { context } = document;
  const refs = dicts.map((dict) =>
    context.register(context.obj({ Type: 'Annot', Rect: [80, 90, 200, 110], ...dict })),
  );
  document.getPage(0).node.set(PDFName.of('Annots'), context.obj(refs));
  return document.save();
}
const words = (text: string) => PDFHexString.fromText(text);

describe('the marks in a PDF', () => {
  it('that we wrote are read as they were, with purpose, note, author and time', async () => {
    const marks = pageMarks.map((mark, i) => ({
      id: uuid(i + 1),
      mark,
      purpose: purposes[i % purposes.length]!,
      note: mark.kind === 'free-text' ? 'What was written' : i % 2 ? '' : 'Why 被拒',
      createdAt: at,
      changedAt: at,
      revision: 1,
    }));
    const { bytes } = await annotatedPdf(plain, marks, writing());
    const { marks: found, passedOver } = await marksInPdf(bytes);
    expect(passedOver.size).toBe(0);
    expect(found).toHaveLength(marks.length);
    for (const { id, mark, purpose, note } of marks) {
      const own = found.find((one) => one.mark.name === id)!;
      // Of a mark with a pen the box is read from its strokes, of the rest as it was written.
      expect(own.mark).toEqual({ ...mark, name: id });
      expect(own).toMatchObject({ purpose, note, author: 'A. Clerk', changedAt: at });
    }
  });

  it('are not there twice where the marks that were read are written into the same file', async () => {
    const document = await withAnnotations({
      Subtype: 'Highlight',
      QuadPoints: [80, 110, 200, 110, 80, 90, 200, 90],
      C: [0.1, 0.9, 0.1],
      T: words('Somebody'),
    });
    const [found] = (await marksInPdf(document)).marks;
    const own = {
      id: uuid(1),
      mark: found!.mark,
      purpose: null,
      note: '',
      createdAt: at,
      changedAt: at,
      revision: 1,
    };
    const same = await marksInPdf((await annotatedPdf(document, [own], writing())).bytes);
    expect(same.marks).toEqual([found]);
    const noted = { ...own, note: 'Mine', revision: 2 };
    const again = await marksInPdf((await annotatedPdf(document, [noted], writing())).bytes);
    expect(again.marks).toMatchObject([{ note: 'Mine', author: 'Somebody' }]);
  });

  it.each<[string, number[]]>([
    ['around the words from the lower left, as the standard says', [80, 90, 200, 90, 200, 110, 80, 110]],
    ['as Acrobat writes it', [80, 110, 200, 110, 80, 90, 200, 90]],
    ['around the words from the upper left', [80, 110, 200, 110, 200, 90, 80, 90]],
  ])('have their corners in one order, whatever the file has: %s', async (_, QuadPoints) => {
    const { marks } = await marksInPdf(await withAnnotations({ Subtype: 'Highlight', QuadPoints }));
    const quad: PdfQuad = [80, 110, 200, 110, 80, 90, 200, 90];
    expect(marks[0]!.mark).toMatchObject({ kind: 'highlight', areas: [{ page: 1, quads: [quad] }] });
  });

  it('of words that run up the page keep the way in which they run', async () => {
    const QuadPoints = [100, 80, 100, 200, 120, 80, 120, 200];
    const { marks } = await marksInPdf(await withAnnotations({ Subtype: 'Underline', QuadPoints }));
    expect(marks[0]!.mark).toMatchObject({ areas: [{ quads: [QuadPoints] }] });
  });

  it('bear the answers to them, each with its author', async () => {
    const document = await PDFDocument.load(
      await withAnnotations({ Subtype: 'Text', Contents: words('First') }),
    );
    const { context } = document;
    const annots = document.getPage(0).node.Annots()!;
    const answer = {
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [0, 0, 1, 1],
      IRT: annots.get(0),
      T: words('B'),
      Contents: words('No'),
    };
    annots.push(context.register(context.obj(answer)));
    annots.push(
      context.register(
        context.obj({ ...answer, StateModel: words('Review'), Contents: words('Accepted set by B') }),
      ),
    );
    const { marks } = await marksInPdf(await document.save());
    expect(marks.map(({ note }) => note)).toEqual(['First\n\nB: No']);
  });

  it('of other kinds, and broken ones, are counted and passed over; links and forms are no marks', async () => {
    const { marks, passedOver } = await marksInPdf(
      await withAnnotations(
        { Subtype: 'StrikeOut', QuadPoints: [80, 110, 200, 110, 80, 90, 200, 90] },
        { Subtype: 'Square' },
        { Subtype: 'Square' },
        { Subtype: 'Highlight' },
        { Subtype: 'Highlight', QuadPoints: [1, 2, 3] },
        { Subtype: 'Ink', InkList: [[]] },
        { Subtype: 'FreeText' },
        { Subtype: 'Link' },
        { Subtype: 'Widget' },
        { Subtype: 'Popup' },
        { Subtype: 'Stamp', Name: 'NotApproved' },
      ),
    );
    expect(marks.map(({ mark }) => 'label' in mark && mark.label)).toEqual(['Not Approved']);
    expect(Object.fromEntries(passedOver)).toEqual({
      StrikeOut: 1,
      Square: 2,
      Highlight: 2,
      Ink: 1,
      FreeText: 1,
    });
  });

  it('are refused with the reason where the file can not be read', async () => {
    await expect(marksInPdf(Buffer.from('nothing'))).rejects.toMatchObject({ fault: 'unreadable' });
    const document = await fourPageDocument();
    document.encrypt({ userPassword: 'geheim', ownerPassword: 'owner' });
    await expect(marksInPdf(await document.save())).rejects.toMatchObject({ fault: 'password' });
  });
});
