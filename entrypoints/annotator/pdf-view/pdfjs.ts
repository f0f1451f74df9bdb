/**
 * pdf.js and its viewer components. The components take pdf.js from the global that its module sets, so that the
 * order of these two lines is no matter of taste; both must be of the same version.
 */
export * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
export * as pdfjsViewer from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
