import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { type RawOutlineItem, readOutline } from '../../../entrypoints/annotator/pdf-view/outline.ts';

const item = (title: string, rest: Partial<RawOutlineItem> = {}): RawOutlineItem => ({
  title,
  bold: false,
  italic: false,
  dest: title,
  url: null,
  items: [],
  ...rest,
});

const pdfWith = (items: RawOutlineItem[] | null) =>
  ({ getOutline: async () => items }) as unknown as PDFDocumentProxy;

it('keeps what each line leads to, and which are unfolded', async () => {
  const { nodes, items } = await readOutline(
    pdfWith([
      item(' I. Facts ', { count: 1, items: [item('Arrest')] }),
      item('II. Law', { count: -1, items: [item('Article 3', { url: 'https://example.org/' })] }),
    ]),
  );
  expect(nodes.map(({ id, title, open }) => [id, title, open])).toEqual([
    ['0', 'I. Facts', true],
    ['1', 'II. Law', false],
  ]);
  expect(nodes[1]!.children[0]).toMatchObject({ id: '1.0', url: 'https://example.org/' });
  expect(items.get('0.0')?.dest).toBe('Arrest');
});

it('is empty where the PDF has none, and stops where it has no end', async () => {
  expect((await readOutline(pdfWith(null))).nodes).toEqual([]);
  const many = Array.from({ length: 30_000 }, (_, at) => item(`Line ${at}`));
  expect((await readOutline(pdfWith(many))).nodes).toHaveLength(20_000);
});
