import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/** A page as the file holds it. */
export interface FilePage {
  ref: PDFRef;
  dict: PDFDict;
}

const name = (of: string) => PDFName.of(of);

/**
 * The pages of a file in order, as the tree of pages gives them. (pdf-lib's own list of pages changes the contents of
 * each page that it gives.)
 * @throws Error if there is no such tree
 */
export function pagesIn(context: PDFContext): FilePage[] {
  const catalog = context.lookup(context.trailerInfo.Root);
  const root = catalog instanceof PDFDict ? catalog.get(name('Pages')) : undefined;
  if (!(root instanceof PDFRef)) throw new Error('the file has no tree of pages');
  const pages: FilePage[] = [];
  const seen = new Set<PDFRef>();
  const visit = (ref: PDFObject): void => {
    if (!(ref instanceof PDFRef) || seen.has(ref)) return;
    seen.add(ref);
    const dict = context.lookup(ref);
    if (!(dict instanceof PDFDict)) return;
    const kids = context.lookup(dict.get(name('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) visit(kid);
    else pages.push({ ref, dict });
  };
  visit(root);
  return pages;
}

/** What a page has of its own or from the branches above it. */
export function inherited(context: PDFContext, { dict }: FilePage, key: string): PDFObject | undefined {
  const seen = new Set<PDFDict>();
  for (let at: PDFObject | undefined = dict; at instanceof PDFDict && !seen.has(at); ) {
    seen.add(at);
    const value = context.lookup(at.get(name(key)));
    if (value) return value;
    at = context.lookup(at.get(name('Parent')));
  }
  return undefined;
}

/** Whether anybody signed the file, and whether a signature certifies that nothing but forms is changed after it. */
export function signaturesIn(context: PDFContext): 'none' | 'signed' | 'certified' {
  let found: 'none' | 'signed' = 'none';
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(name('ByteRange'))) continue;
    found = 'signed';
    const references = context.lookup(object.get(name('Reference')));
    if (!(references instanceof PDFArray)) continue;
    for (const item of references.asArray()) {
      const reference = context.lookup(item);
      if (!(reference instanceof PDFDict) || reference.get(name('TransformMethod')) !== name('DocMDP'))
        continue;
      const params = context.lookup(reference.get(name('TransformParams')));
      const level = params instanceof PDFDict ? context.lookup(params.get(name('P'))) : undefined;
      // ISO 32000-1 table 254: 3 allows annotations; 2, which is the default, and 1 do not.
      if (String(level ?? 2) !== '3') return 'certified';
    }
  }
  return found;
}
