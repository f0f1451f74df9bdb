import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mostPdfBytes, openPdf, type PdfProblem } from '../../../../reading/pdf/open-pdf.ts';
import { boxAround } from '../../../../reading/pdf/pdf-space.ts';
import { pdfFiles } from './pdf-files.ts';

const oneLine = readFileSync('tests/browser/one-line.pdf');

const open = (bytes: BlobPart, askPassword?: (wasWrong: boolean) => Promise<string | null>) =>
  openPdf(new Blob([bytes]), { files: pdfFiles, ...(askPassword ? { askPassword } : {}) });

const problemWith = (bytes: BlobPart) =>
  open(bytes).then(
    () => 'opened',
    (error: PdfProblem) => error.kind,
  );

describe('opening a PDF', () => {
  it('opens one and leaves the bytes to the caller', async () => {
    const file = new Blob([oneLine]);
    const pdf = await openPdf(file, { files: pdfFiles });
    expect(pdf.numPages).toBe(1);
    expect((await file.arrayBuffer()).byteLength).toBe(oneLine.length);
    await pdf.loadingTask.destroy();
  });

  it('opens one behind bytes that do not belong there', async () => {
    const pdf = await open(Buffer.concat([Buffer.from('From: the registry\n\n'), oneLine]));
    expect(pdf.numPages).toBe(1);
    await pdf.loadingTask.destroy();
  });

  it('says why it does not open', async () => {
    expect(await problemWith('')).toBe('empty');
    expect(await problemWith('<html><body>Not found</body></html>')).toBe('not-a-pdf');
    expect(await problemWith('%PDF-1.7\n1 0 obj\n<< /Type /Catalog')).toBe('damaged');
    const size = { size: mostPdfBytes + 1 } as Blob;
    await expect(openPdf(size, { files: pdfFiles })).rejects.toMatchObject({ kind: 'too-big' });
  });

  it('asks for the password until it fits, or until it is told to give up', async () => {
    const secret = readFileSync('tests/corpus/pdf/pypdf-password.pdf');
    const asked: boolean[] = [];
    const pdf = await open(secret, async (wasWrong) => {
      asked.push(wasWrong);
      return asked.length < 2 ? 'guess' : 'openpassword';
    });
    expect(asked).toEqual([false, true]);
    expect(pdf.numPages).toBe(1);
    await pdf.loadingTask.destroy();
    await expect(open(secret, async () => null)).rejects.toMatchObject({ kind: 'password-needed' });
    expect(await problemWith(secret)).toBe('password-needed');
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const opened = openPdf(new Blob([oneLine]), { files: pdfFiles, signal: control.signal });
    control.abort();
    await expect(opened).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a box around quads', () => {
  it('holds a line that stands upright', () => {
    expect(boxAround([[10, 10, 10, 90, 20, 10, 20, 90]])).toEqual([10, 10, 20, 90]);
    expect(() => boxAround([])).toThrow(RangeError);
  });
});
