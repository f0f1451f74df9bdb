import {
  degrees,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';

/** Points: A4. */
const sheet: [number, number] = [595, 842];

const paragraph = [
  'The requesting State gave informal assurances. The Court refers to Liu v. Poland, in which it held',
  'that extradition to China would breach Article 3 of the Convention. A red notice issued by INTERPOL',
  'is no evidence of guilt, and residential surveillance at a designated location is detention.',
];

function write(page: PDFPage, font: PDFFont, lines: readonly string[], from = 720): void {
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 60, y: from - at * 18, size: 11, font });
}

function linkTo(page: PDFPage, rect: number[], action: object): void {
  const { context } = page.doc;
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: rect,
    Border: [0, 0, 0],
    ...action,
  } as never);
  page.node.addAnnot(context.register(annotation));
}

/** Gives a document an outline of one level with a second under its first line. */
function outline(pdf: PDFDocument): void {
  const { context } = pdf;
  const pages = pdf.getPages();
  const root = context.nextRef();
  const refs = [0, 1, 2].map(() => context.nextRef());
  const to = (page: number) => [pages[page - 1]!.ref, 'XYZ', null, 842, null];
  const line = (title: string, page: number, rest: object) =>
    context.obj({ Title: PDFString.of(title), Dest: to(page), ...rest } as never);
  context.assign(
    refs[0]!,
    line('The facts', 3, { Parent: root, Next: refs[1], First: refs[2], Last: refs[2], Count: -1 }),
  );
  context.assign(refs[1]!, line('The law', 8, { Parent: root, Prev: refs[0] }));
  context.assign(refs[2]!, line('The assurances', 5, { Parent: refs[0] }));
  context.assign(root, context.obj({ Type: 'Outlines', First: refs[0], Last: refs[1], Count: 2 } as never));
  pdf.catalog.set(PDFName.of('Outlines'), root);
}

/**
 * A judgment of twelve pages: two numbered i and ii, then 1 to 10; page 4 lies on its side, page 6 is turned by its
 * /Rotate; an outline; on page 1 a link to page 9 and one to a site; on page 2 a link over the case that is cited.
 */
export async function judgmentPdf(): Promise<PDFDocument> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= 12; number++) {
    const page = pdf.addPage(number === 4 ? [sheet[1], sheet[0]] : sheet);
    if (number === 6) page.setRotation(degrees(90));
    write(page, font, [`Sheet ${number} of the judgment`, '', ...paragraph], number === 4 ? 520 : 720);
  }
  const [first, second, , , , , , , ninth] = pdf.getPages();
  linkTo(second!, [60, 680, 535, 696], { A: { S: 'URI', URI: PDFString.of('https://example.org/case') } });
  write(first!, font, ['Go to sheet nine', 'Go to a site'], 400);
  linkTo(first!, [60, 395, 200, 412], { Dest: [ninth!.ref, 'XYZ', null, 842, null] });
  linkTo(first!, [60, 377, 200, 394], {
    A: { S: 'URI', URI: PDFString.of('https://example.org/judgment') },
  });
  outline(pdf);
  const labels = pdf.context.obj({ Nums: [0, { S: 'r' }, 2, { S: 'D' }] } as never);
  pdf.catalog.set(PDFName.of('PageLabels'), labels);
  pdf.setTitle('A judgment');
  pdf.setLanguage('en');
  return pdf;
}

/** Protected by the password "gegen". */
export async function lockedPdf(): Promise<Uint8Array> {
  const pdf = await judgmentPdf();
  pdf.encrypt({ userPassword: 'gegen', ownerPassword: 'owner' });
  return pdf.save();
}

/**
 * The judgment in two branches of six pages, with a number where a page of the first branch should be: pdf.js can't
 * read that page and those behind it in the branch.
 * @param broken 1 to 6
 */
export async function damagedPdf(broken: number): Promise<Uint8Array> {
  const pdf = await judgmentPdf();
  const { context, catalog } = pdf;
  const root = catalog.Pages();
  const rootRef = catalog.get(PDFName.of('Pages')) as PDFRef;
  const refs = pdf.getPages().map(({ ref }) => ref);
  const branches = [refs.slice(0, 6), refs.slice(6)].map((pages, at) => {
    const kids = pages.map((ref, index) =>
      at === 0 && index === broken - 1 ? context.register(context.obj(0)) : ref,
    );
    const branch = context.register(
      context.obj({ Type: 'Pages', Parent: rootRef, Kids: kids, Count: 6 } as never),
    );
    for (const ref of pages) context.lookup(ref, PDFDict).set(PDFName.of('Parent'), branch);
    return branch;
  });
  root.set(PDFName.of('Kids'), context.obj(branches));
  return pdf.save({ useObjectStreams: false });
}

/** A scan as far as a reader of text can tell, between two pages with text. */
export async function textlessPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 3; number++) {
    const page = pdf.addPage(sheet);
    if (number === 2) page.drawRectangle({ x: 60, y: 400, width: 300, height: 200 });
    else write(page, font, paragraph);
  }
  return pdf.save();
}

/** A form with one field that is filled in. */
export async function formPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage(sheet);
  const field = pdf.getForm().createTextField('name');
  field.setText('The requested person');
  field.addToPage(page, { x: 60, y: 600, width: 300, height: 24 });
  return pdf.save();
}
