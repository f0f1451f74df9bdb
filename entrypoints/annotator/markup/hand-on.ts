import browser from 'webextension-polyfill';
import { citationText } from '../../../casefile/cite.ts';
import type { AnnotatedPdfOptions, SeenPdf, WrittenPdf } from '../../../casefile/export/annotated-pdf.ts';
import type {
  Summary,
  SummaryMention,
  SummaryWords,
} from '../../../casefile/export/summary/summary-lines.ts';
import type { CaseDocument, Passage } from '../../../casefile/records.ts';
import type { HandOnKind } from '../../../components/annotator/markup/markup-model.ts';
import { issueName } from '../../../components/knowledge/issue-names.ts';
import type { Words } from '../../../components/words.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Findings } from '../../../platform/messages.ts';
import { readSettings } from '../../../platform/settings.ts';
import type { BlockPart } from '../../../reading/anchor/document-text.ts';
import { openPdf, pdfFilesIn } from '../../../reading/pdf/open-pdf.ts';
import { drawText } from './draw-text.ts';
import type { PdfInHand } from './pdf-in-hand.ts';
import { placedMarks } from './place-marks.ts';

/** What is handed on. */
export interface ToHandOn {
  hand: PdfInHand;
  /** The file as it was opened. */
  file: Blob;
  /** Its name. */
  name: string;
  marks: readonly Passage[];
  /** The document as the case file has it, or as it is known without. */
  provenance: CaseDocument['provenance'];
  findings: Findings;
  partsOf(id: string): readonly BlockPart[];
  author: string;
}

/** A file that was made, and what must be said of it. */
export interface HandedOn {
  name: string;
  file: Blob;
  remarks: string[];
}

const base = new URL('/pdf/', location.href).href;

/**
 * Makes a file to hand on.
 * @throws PdfWriteError, the signal's reason
 */
export function makeFile(
  kind: HandOnKind,
  what: ToHandOn,
  words: Words,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<HandedOn> {
  return kind === 'annotated' || kind === 'flattened'
    ? markedFile(kind, what, words, onProgress, signal)
    : summaryFile(kind, what, words, signal);
}

async function markedFile(
  kind: 'annotated' | 'flattened',
  { hand, file, name, marks, partsOf, author }: ToHandOn,
  words: Words,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<HandedOn> {
  const { markup } = words;
  const { annotatedPdf, flattenedPdf } = await import('../../../casefile/export/annotated-pdf.ts');
  const { placed, unplaced } = placedMarks(marks, hand.read, partsOf);
  const { password } = hand;
  const options: AnnotatedPdfOptions = {
    author,
    subject: (purpose) => words.marks.purposes[purpose],
    draw: drawText,
    pageCount: hand.pdf.numPages,
    readBack: (bytes, pages) => seenAgain(bytes, pages, password, signal),
    onProgress,
    signal,
    ...(password === undefined ? {} : { password }),
  };
  const original = new Uint8Array(await file.arrayBuffer());
  signal.throwIfAborted();
  const write = kind === 'annotated' ? annotatedPdf : flattenedPdf;
  const written = await write(original, placed, options);
  return {
    name: fileName(name, markup.fileNames[kind], 'pdf'),
    file: new Blob([written.bytes], { type: 'application/pdf' }),
    remarks: remarksOf(written, unplaced, markup),
  };
}

function remarksOf(
  { way, signatures, encrypted, left }: WrittenPdf,
  unplaced: number,
  words: Words['markup'],
): string[] {
  return [
    signatures === 'signed' ? words.signed : signatures === 'certified' ? words.certified : '',
    encrypted ? words.encrypted : '',
    way === 'rewritten' && !encrypted ? words.rewritten : '',
    left.length > 0 ? words.left(left.length) : '',
    unplaced > 0 ? words.unplaced(unplaced) : '',
  ].filter((remark) => remark !== '');
}

/** Opens what was written as any viewer by pdf.js does. */
async function seenAgain(
  bytes: Uint8Array<ArrayBuffer>,
  pages: readonly number[],
  password: string | undefined,
  signal: AbortSignal,
): Promise<SeenPdf> {
  const pdf = await openPdf(new Blob([bytes]), {
    files: pdfFilesIn(base),
    askPassword: async (wasWrong) => (wasWrong ? null : (password ?? null)),
    signal,
  });
  try {
    const annotations: string[] = [];
    for (const page of pages) {
      signal.throwIfAborted();
      for (const { id } of await (await pdf.getPage(page)).getAnnotations()) annotations.push(id);
    }
    return { pageCount: pdf.numPages, annotations };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function summaryFile(
  kind: 'summary-docx' | 'summary-pdf',
  { name, marks, provenance, findings }: ToHandOn,
  words: Words,
  signal: AbortSignal,
): Promise<HandedOn> {
  const { summaryLines } = await import('../../../casefile/export/summary/summary-lines.ts');
  const { knowledgeInUse } = await import('../../knowledge/base-in-use.ts');
  const settings = await readSettings();
  const { entries } = await knowledgeInUse(settings.packs, browser.runtime.getManifest().version);
  signal.throwIfAborted();
  const now = new Date().toISOString();
  const summary: Summary = {
    citation: citationText(provenance, settings.citation, undefined, now),
    madeOn: now.slice(0, 10),
    marks,
    mentions: findings.mentions.map((mention): SummaryMention => {
      const { text, category, targets } = mention;
      const issues = targets.flatMap((id) => issuesOf(entries[id]));
      return {
        text,
        category,
        targets,
        issues: [...new Set(issues)],
        page: mention.page ?? '',
        paragraph: '',
      };
    }),
  };
  const lines = summaryLines(summary, summaryWords(name, words));
  const own = words.markup.fileNames.summary;
  const { length } = findings.mentions;
  const all = findings.counts.reduce((sum, { count }) => sum + count, 0);
  const remarks = length < all ? [words.markup.firstMentions(length, all)] : [];
  if (kind === 'summary-docx') {
    const { summaryDocx } = await import('../../../casefile/export/summary/summary-docx.ts');
    return { name: fileName(name, own, 'docx'), file: await summaryDocx(lines), remarks };
  }
  const { summaryPdf } = await import('../../../casefile/export/summary/summary-pdf.ts');
  const bytes = await summaryPdf(lines, document.documentElement.lang || 'en', drawText, signal);
  return {
    name: fileName(name, own, 'pdf'),
    file: new Blob([bytes], { type: 'application/pdf' }),
    remarks,
  };
}

/** Statutes and places raise no issue of their own. */
const issuesOf = (entry: Entry | undefined): string[] => (entry && 'issues' in entry ? entry.issues : []);

const summaryWords = (name: string, { markup, marks, categories }: Words): SummaryWords => ({
  ...markup.summary,
  title: markup.summary.title(name),
  kinds: markup.kinds,
  purpose: (purpose) => marks.purposes[purpose],
  issue: issueName,
  category: (category) => categories[category],
});

/** "request.pdf" is handed on as "request, annotated.pdf". */
const fileName = (name: string, what: string, ending: string) =>
  `${
    name
      .replace(/\.pdf$/i, '')
      .replace(/[\p{C}/\\:*?"<>|]+/gu, ' ')
      .trim() || 'document'
  }, ${what}.${ending}`;
