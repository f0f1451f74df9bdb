import { PDFDocument } from '@cantoo/pdf-lib';
import type { Page } from 'puppeteer-core';

/** Lines as a picture of a printed page, 1,240 × 1,754 pixels (A4 at 150 dots an inch). @returns JPEG */
async function picture(page: Page, lines: readonly string[]): Promise<Uint8Array> {
  const data = await page.evaluate((all) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1240;
    canvas.height = 1754;
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#fdfcf8';
    pen.fillRect(0, 0, 1240, 1754);
    pen.fillStyle = '#222';
    pen.font = '32px serif';
    all.forEach((line, at) => void pen.fillText(line, 130, 200 + 56 * at));
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1]!;
  }, lines);
  return Buffer.from(data, 'base64');
}

/**
 * A PDF of scanned pages: pictures of text, and nothing else.
 * @param page any page of a browser, which draws the letters
 * @param pages the lines of each
 */
export async function scannedPdf(page: Page, pages: readonly (readonly string[])[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const lines of pages) {
    const image = await pdf.embedJpg(await picture(page, lines));
    const sheet = pdf.addPage([595, 842]);
    sheet.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return Buffer.from(await pdf.save());
}
