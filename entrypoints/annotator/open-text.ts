import browser from 'webextension-polyfill';
import readingStyles from '../../components/annotator/reading-view.css?inline';
import tokens from '../../components/tokens.css?inline';
import { wordsIn } from '../../components/words.ts';
import { LivePage } from '../../reading/live-page.ts';
import { type CleanFacts, cleanInto } from '../../reading/office/clean.ts';
import type { ConvertedDocument } from '../../reading/office/docx/convert.ts';
import { parseHtmlFile } from '../../reading/office/html-file.ts';
import { labelNotes } from '../../reading/office/notes-section.ts';
import type { ReadingNotice } from '../../reading/office/notices.ts';
import { largestFile } from '../../reading/office/package.ts';
import { followLinks, openReadingFrame, type ReadingFrame } from '../../reading/office/reading-frame.ts';
import { DocumentRefused, type RefusalReason } from '../../reading/office/refusal.ts';
import { decodeText } from '../../reading/office/text-encoding.ts';
import { textInto } from '../../reading/office/text-file.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { inSlices } from '../../reading/time-slices.ts';
import { convertOffice } from './convert-office.ts';
import {
  type Notice,
  OpenError,
  type OpenedDocument,
  type Opener,
  type OpenFault,
  type ShowContext,
  type SourceFile,
} from './opened.ts';

const faults: Record<RefusalReason, OpenFault> = {
  encrypted: 'locked',
  'legacy-word': 'old-word',
  rtf: 'not-read',
  'not-this-kind': 'unknown',
  damaged: 'damaged',
  'too-big': 'too-big',
  empty: 'empty',
};

const warnings = new Set<ReadingNotice['key']>([
  'unreadable-characters',
  'list-numbers',
  'formulas',
  'symbols',
  'unshown-text',
]);

function noticesIn(language: string, facts: readonly ReadingNotice[]): Notice[] {
  const words = wordsIn(language).reading;
  return facts.map(({ key, count }) => ({
    tone: warnings.has(key) ? 'warn' : 'note',
    words: words.notices[key](count ?? 0),
  }));
}

/** What differs between the kinds: how the text comes into the frame, and what has to be said then. */
interface Content {
  kind: OpenedDocument['kind'];
  language: string;
  direction: '' | 'ltr' | 'rtl';
  title: string;
  fill(frame: ReadingFrame, language: string, signal: AbortSignal): Promise<ReadingNotice[]>;
  /** Said beside the notices, already in words. */
  also?(language: string): Notice[];
}

function opened(source: SourceFile, content: Content): OpenedDocument {
  return {
    kind: content.kind,
    name: source.name,
    language: content.language,
    title: content.title,
    notices: [],
    keys: async () => [],
    async show(into: HTMLElement, context: ShowContext, signal: AbortSignal): Promise<ShownDocument> {
      const { language, direction } = content;
      const styles = `${tokens}\n${readingStyles}`;
      const frame = await openReadingFrame(into, { styles, label: source.name, language, direction }, signal);
      const facts = await content.fill(frame, context.language, signal);
      signal.throwIfAborted();
      context.notice([...noticesIn(context.language, facts), ...(content.also?.(context.language) ?? [])]);
      // Not `window.open`: Firefox takes a click in a frame without scripts for none of this window's.
      followLinks(frame.document, (url) => void browser.tabs.create({ url }), signal);
      return new LivePage(frame.document, context.isOurs);
    },
  };
}

function factsOf(clean: CleanFacts): ReadingNotice[] {
  const notices: ReadingNotice[] = [];
  if (clean.scripts) notices.push({ key: 'scripts-and-styles' });
  if (clean.hidden) notices.push({ key: 'hidden-text', count: clean.hidden });
  if (clean.pictures) notices.push({ key: 'pictures', count: clean.pictures });
  if (clean.frames) notices.push({ key: 'frames', count: clean.frames });
  if (clean.forms) notices.push({ key: 'forms' });
  return notices;
}

async function bytesOf({ bytes }: SourceFile): Promise<ArrayBuffer> {
  if (bytes.size > largestFile) throw new OpenError('too-big');
  return bytes.arrayBuffer();
}

/** DOCX and DOCM. */
export const openDocx: Opener = async (source, signal) => {
  let converted: ConvertedDocument;
  try {
    converted = await convertOffice(await bytesOf(source), signal);
  } catch (error) {
    if (error instanceof DocumentRefused) throw new OpenError(faults[error.reason], error);
    throw error;
  }
  return opened(source, {
    kind: 'docx',
    language: '',
    direction: '',
    title: '',
    async fill({ main }, language, signal) {
      const { body } = parseHtmlFile(converted.html, '');
      for (const block of body.querySelectorAll('p, li, td, th, h1, h2, h3, h4, h5, h6')) {
        block.setAttribute('dir', 'auto');
      }
      const facts = await inSlices(cleanInto(body, main, { base: '', keepClasses: true }), signal);
      labelNotes(main, new Map(converted.noteLabels), wordsIn(language).reading.notesHeading);
      return [...converted.notices, ...(facts ? factsOf(facts) : [])];
    },
  });
};

export const openHtml: Opener = async (source) => {
  const { text, unreadable } = decodeText(new Uint8Array(await bytesOf(source)), 'html');
  const parsed = parseHtmlFile(text, source.address);
  const { language, direction, title, base, inHead } = parsed;
  let body: Element | null = parsed.body;
  return opened(source, {
    kind: 'html',
    language,
    direction,
    title,
    async fill({ main }, _, signal) {
      // What was parsed is used up as it is shown; who shows it again has it parsed again.
      const from = body ?? parseHtmlFile(text, source.address).body;
      body = null;
      const facts = await inSlices(cleanInto(from, main, { base, keepClasses: false }), signal);
      const notices = facts ? factsOf({ ...facts, scripts: facts.scripts + inHead }) : [];
      return unreadable ? [...notices, { key: 'unreadable-characters', count: unreadable }] : notices;
    },
  });
};

export const openText: Opener = async (source) => {
  const { text, encoding, unreadable } = decodeText(new Uint8Array(await bytesOf(source)), 'text');
  return opened(source, {
    kind: 'text',
    language: '',
    direction: '',
    title: '',
    async fill({ main }, _, signal) {
      await inSlices(textInto(text, main), signal);
      return unreadable ? [{ key: 'unreadable-characters', count: unreadable }] : [];
    },
    also: (language) =>
      encoding === 'utf-8' || encoding.startsWith('utf-16')
        ? []
        : [{ tone: 'note', words: wordsIn(language).reading.guessedEncoding(encoding) }],
  });
};
