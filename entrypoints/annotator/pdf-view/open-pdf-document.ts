import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { rangesOf } from '../../../components/annotator/pdf/page-ranges.ts';
import { type Words, wordsIn } from '../../../components/words.ts';
import { openPdf, PdfProblem, type PdfProblemKind, pdfFilesIn } from '../../../reading/pdf/open-pdf.ts';
import { PdfDocument } from '../../../reading/pdf/pdf-document.ts';
import type { PdfInHand } from '../markup/pdf-in-hand.ts';
import { KeptRecognition } from '../ocr/kept-recognition.ts';
import { offerRecognition, type RecognitionOffer, splitForRecognition } from '../ocr/offer-recognition.tsx';
import { type Notice, OpenError, type Opener, type OpenFault } from '../opened.ts';
import { askPassword } from './ask-password.tsx';
import { showPdf } from './show-pdf.tsx';
import { NoPageError } from './stand-in.ts';
import type { Viewing } from './viewing.ts';

const faults: { readonly [K in PdfProblemKind]: OpenFault | 'other' } = {
  empty: 'empty',
  'too-big': 'too-big',
  'not-a-pdf': 'unknown',
  damaged: 'damaged',
  'password-needed': 'locked',
  'encryption-unknown': 'locked',
  failed: 'other',
};

/** The address of the folder in which the parts of pdf.js ship. */
const base = new URL('/pdf/', location.href).href;

/** Opens a PDF, asking for its password where it has one. */
export const openPdfDocument: Opener = async (source, signal) => {
  const language = document.documentElement.lang || 'en';
  const words = wordsIn(language).pdfView;
  let password: string | undefined;
  let inHand: PdfInHand | null = null;
  const pdf = await openPdf(source.bytes, {
    files: pdfFilesIn(base),
    ownerDocument: document,
    askPassword: async (wasWrong) => {
      const typed = await askPassword(source.name, wasWrong, signal);
      password = typed ?? undefined;
      return typed;
    },
    signal,
  }).catch((error: unknown) => {
    const fault = error instanceof PdfProblem ? faults[error.kind] : 'other';
    throw fault === 'other' ? error : new OpenError(fault, error);
  });
  signal.addEventListener('abort', () => void pdf.loadingTask.destroy());
  const keys = async () => (pdf.fingerprints[0] ? [`pdf:${pdf.fingerprints[0]}`] : []);
  let about: About = { title: '', language: '', notices: [] };
  return {
    kind: 'pdf',
    name: source.name,
    get language() {
      return about.language;
    },
    get title() {
      return about.title;
    },
    notices: [],
    keys,
    inHand: () => inHand,
    async show(into, context, shown) {
      const broken = new Set<number>();
      const tell = () =>
        context.notice([
          ...about.notices,
          ...noticesOn(broken, viewing?.textless ?? [], pdf.numPages, words),
        ]);
      const onUnreadable = (pages: readonly number[]) => {
        for (const page of pages) broken.add(page);
        tell();
      };
      let viewing: Viewing | null = null;
      let offer: RecognitionOffer | null = null;
      const { bar, stage } = splitForRecognition(into);
      viewing = await showPdf(
        pdf,
        stage,
        {
          language: context.language,
          images: `${base}images/`,
          onUnreadable,
          onState: () => offer?.draw(),
        },
        shown,
      ).catch((error: unknown) => {
        throw error instanceof NoPageError ? new OpenError('damaged', error) : error;
      });
      const read = new PdfDocument(pdf, viewing.layers);
      await read.firstShown(shown);
      // One worker answers and draws: what a file says of itself is asked when its first page is there.
      about = await aboutPdf(pdf, words);
      shown.throwIfAborted();
      if (about.notices.length > 0) tell();
      inHand = { pdf, viewing, read, password };
      offer = offerRecognition(bar, {
        pdf,
        kept: new KeptRecognition(keys, shown),
        language: context.language,
        place: () => viewing!.state,
        async onPage(page) {
          await read.readAgain(page);
          viewing!.setTextless(read.textless);
          viewing!.textChanged(page);
          tell();
        },
        signal: shown,
      });
      // Before any page is read: its text is what was recognised then.
      for (const page of await offer.takeUp().catch(() => [])) viewing.textChanged(page);
      shown.throwIfAborted();
      let known = 0;
      read.onProgress(({ pagesRead, pagesTotal }) => {
        context.progress(pagesRead, pagesTotal);
        const now = read.textless.length + read.unreadable.length;
        if (now === known) return;
        known = now;
        viewing!.setTextless(read.textless);
        offer!.setTextless(read.textless);
        onUnreadable(read.unreadable.map(({ page }) => page));
      }, shown);
      return read;
    },
  };
};

/** What a PDF says of itself. */
interface About {
  title: string;
  language: string;
  notices: Notice[];
}

async function aboutPdf(pdf: PDFDocumentProxy, words: Words['pdfView']): Promise<About> {
  const { info } = (await pdf.getMetadata().catch(() => null)) ?? {};
  const { Title, Language, IsAcroFormPresent, IsXFAPresent } = (info ?? {}) as {
    Title?: string;
    Language?: string;
    IsAcroFormPresent?: boolean;
    IsXFAPresent?: boolean;
  };
  const notices: Notice[] = [];
  if (IsXFAPresent) notices.push({ tone: 'warn', words: words.hasXfa });
  else if (IsAcroFormPresent && (await pdf.getFieldObjects().catch(() => null)))
    notices.push({ tone: 'note', words: words.hasForm });
  return { title: Title ?? '', language: Language ?? '', notices };
}

/** What must be told of some pages. */
function noticesOn(
  broken: ReadonlySet<number>,
  textless: readonly number[],
  of: number,
  words: Words['pdfView'],
): Notice[] {
  const pages = [...broken].sort((a, b) => a - b);
  // pdf.js gives up where the list of pages is broken, and counts no page behind.
  const said = broken.has(of) ? words.endUnreadable : words.someUnreadable;
  return [
    ...(pages.length ? [{ tone: 'warn' as const, words: said(rangesOf(pages), pages.length) }] : []),
    ...(textless.length
      ? [{ tone: 'note' as const, words: words.someTextless(rangesOf(textless), textless.length) }]
      : []),
  ];
}
