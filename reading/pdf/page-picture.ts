import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const draws = new Set<number>([
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
]);

/** Pages of a document that are asked; the others are taken to be as the last of these was. */
const mostAsked = 20;

/** Tells pages that are pictures, as a scanner makes them. To know it the pictures are decoded, which takes time. */
export class PagePictures {
  private asked = 0;
  private last = false;

  async isPicture(page: PDFPageProxy): Promise<boolean> {
    if (this.asked >= mostAsked) return this.last;
    this.asked++;
    const { fnArray } = await page.getOperatorList();
    this.last = fnArray.some((operation) => draws.has(operation));
    return this.last;
  }
}
