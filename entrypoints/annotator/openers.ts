import type { OpenedKind, Opener } from './opened.ts';

/**
 * What opens each kind of document, loaded when it is first needed. A kind that is missing here is refused with a
 * clear message.
 */
export const openers: { readonly [K in OpenedKind]?: () => Promise<Opener> } = {
  docx: async () => (await import('./open-text.ts')).openDocx,
  html: async () => (await import('./open-text.ts')).openHtml,
  text: async () => (await import('./open-text.ts')).openText,
  pdf: async () => (await import('./pdf-view/open-pdf-document.ts')).openPdfDocument,
};
