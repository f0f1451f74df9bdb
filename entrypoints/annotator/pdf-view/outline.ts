import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OutlineNode } from '../../../components/annotator/pdf/pdf-state.ts';

/** A line of the outline as pdf.js gives it. */
export interface RawOutlineItem {
  title: string;
  bold: boolean;
  italic: boolean;
  count?: number | undefined;
  dest: string | unknown[] | null;
  url: string | null;
  action?: string | null;
  items: RawOutlineItem[];
}

/** Lines: some generators write one for every paragraph. What is beyond is left out. */
const mostLines = 20_000;

export interface Outline {
  nodes: OutlineNode[];
  /** What each node leads to, by its id. */
  items: Map<string, RawOutlineItem>;
}

/** @throws what pdf.js throws if the outline is damaged */
export async function readOutline(pdf: PDFDocumentProxy): Promise<Outline> {
  const items = new Map<string, RawOutlineItem>();
  const nodesOf = (raw: readonly RawOutlineItem[], way: string): OutlineNode[] => {
    const nodes: OutlineNode[] = [];
    for (const [at, item] of raw.entries()) {
      if (items.size >= mostLines) break;
      const id = way === '' ? String(at) : `${way}.${at}`;
      items.set(id, item);
      nodes.push({
        id,
        title: item.title.trim(),
        bold: item.bold,
        italic: item.italic,
        // ISO 32000-1, table 153: a negative /Count says that the item is folded.
        open: (item.count ?? 0) > 0,
        url: item.url ?? '',
        children: nodesOf(item.items, id),
      });
    }
    return nodes;
  };
  const raw = (await pdf.getOutline()) as RawOutlineItem[] | null;
  return { nodes: nodesOf(raw ?? [], ''), items };
}
