import browser from 'webextension-polyfill';
import { CardHost } from '../../components/card/card-host.tsx';
import type { CompiledLexicon } from '../../knowledge/recognise/compiled-lexicon.ts';
import { creatingRecogniser } from '../../knowledge/recognise/create-recogniser.ts';
import type { Recogniser } from '../../knowledge/recognise/recogniser.ts';
import { composeCard } from '../../knowledge/retrieve/compose-card.ts';
import type { ReaderOrders } from '../../platform/messages.ts';
import { interfaceLanguage, ordersFor } from '../../platform/orders.ts';
import type { PanelRequest } from '../../platform/panel.ts';
import { readSettings, type Settings } from '../../platform/settings.ts';
import { DocumentText } from '../../reading/anchor/document-text.ts';
import { highlightStyle } from '../../reading/paint/highlight-style.ts';
import { documentFacts } from '../../reading/provenance/document-facts.ts';
import { documentKeys } from '../../reading/provenance/document-keys.ts';
import { provenanceOf } from '../../reading/provenance/provenance.ts';
import type { ShownDocument } from '../../reading/shown-document.ts';
import { inSlices } from '../../reading/time-slices.ts';
import {
  documentPassages,
  type KeepingContext,
  type KnownDocument,
  sha256,
} from '../keeping/document-passages.ts';
import { DocumentReader } from '../reading/document-reader.ts';
import { answeredHere } from './answer-here.ts';
import type { Notice, OpenedDocument, SourceFile } from './opened.ts';

/** What the annotator hears of a document while it is read. */
export interface ReadingListener {
  notices(notices: readonly Notice[]): void;
  /** Pages, or other parts, of which so many have been read. */
  progress(read: number, of: number): void;
  /** More was found, or all. */
  found(): void;
  /** A card or a mark asks the panel to show something. */
  panel(request: PanelRequest): void;
  isInFront(): boolean;
}

/** A document that stands open and is read. */
export interface OpenReading {
  source: SourceFile;
  opened: OpenedDocument;
  shown: ShownDocument;
  reader: DocumentReader;
  /** The document as the case file knows it, as far as it has been read. */
  known(): Promise<KnownDocument>;
  obey(settings: Settings): void;
  /** Ends the looking for mentions in a long document; `null` where it can't be ended. */
  stop: (() => void) | null;
}

const head = 40;

let recogniser: Promise<Recogniser> | null = null;

/** One for all documents: its lexicon takes a moment to open, whichever of them is closed meanwhile. */
function theRecogniser(): Promise<Recogniser> {
  recogniser ??= import('../../knowledge/compiled/lexicon.json').then(async (module) => {
    const creating = creatingRecogniser(module.default as unknown as CompiledLexicon);
    return (await inSlices(creating, new AbortController().signal))!;
  });
  return recogniser;
}

const keeping: KeepingContext = {
  language: async () => interfaceLanguage(await readSettings()),
  // Large, and not needed before the first card.
  knowledge: async () => {
    const { knowledgeInUse } = await import('../knowledge/base-in-use.ts');
    return knowledgeInUse((await readSettings()).packs, browser.runtime.getManifest().version);
  },
};
const passages = documentPassages(keeping);
/** What keeps marks of documents in the annotator. */
export const keepingHere = passages;

/** In a page of ours nobody can see what is painted: quiet mode is for the web. */
const ordersHere = (settings: Settings): ReaderOrders => ({ ...ordersFor(settings, {}), quiet: false });

/**
 * Shows a document in an element, and reads it there as a page of the web is read.
 * @param signal ends both
 * @throws OpenError, or what showing it threw
 */
export async function readDocument(
  source: SourceFile,
  opened: OpenedDocument,
  into: HTMLElement,
  settings: Settings,
  listener: ReadingListener,
  signal: AbortSignal,
): Promise<OpenReading> {
  let host: CardHost | null = null;
  const context = {
    language: interfaceLanguage(settings),
    isOurs: (node: Node) => host?.isHost(node) ?? false,
    notice: listener.notices,
    progress: listener.progress,
  };
  const shown = await opened.show(into, context, signal);
  signal.throwIfAborted();
  // Not before: a document that can be read comes before what is found in it.
  const recogniser = await theRecogniser();
  signal.throwIfAborted();
  host = new CardHost(shown.view);
  const { name } = source;
  const facts = () => {
    const { title, language } = opened;
    const texts = shown.texts.slice(0, head).map(({ text }) => text);
    return documentFacts({ name, title, language, address: source.address }, texts);
  };
  const whole = Promise.withResolvers<void>();
  let hash: Promise<string> | null = null;
  let stopped = false;
  const known = async (): Promise<KnownDocument> => {
    const own = await opened.keys();
    const now = facts();
    const numbers = documentKeys(now);
    // Without any other key, a document is known by its text alone.
    if (own.length + numbers.length === 0) await whole.promise;
    if (reader.isComplete && !stopped) hash ??= sha256(new DocumentText(shown.texts).text);
    const textHash = (await hash) ?? '';
    return {
      kind: opened.kind,
      keys: [...own, ...(textHash ? [`text:${textHash}`] : []), ...numbers],
      textHash,
      provenance: (texts) => {
        const said = provenanceOf(now, texts);
        // The name of a file names no case.
        return said.caseName === name ? { ...said, caseName: '' } : said;
      },
    };
  };
  const reader = new DocumentReader(
    {
      orders: ordersHere(settings),
      ask: answeredHere({
        style: async ({ names }) => {
          addStyle(shown.view, highlightStyle(names, opened.kind === 'pdf'));
          return { styled: true };
        },
        cards: async ({ mentions }) => {
          const now = await readSettings();
          const base = await keeping.knowledge();
          const options = { court: now.court, language: interfaceLanguage(now), style: now.citation };
          return { cards: mentions.map((mention) => composeCard(base, mention, options)) };
        },
        'open-panel': async (request) => {
          listener.panel(request);
          return { opened: 'panel' };
        },
        passages: async () => passages.passages(await known()),
        'keep-passage': async ({ facts: _, ...kept }) => passages.keep(await known(), kept),
        'change-passage': async ({ seen, change }) => passages.change(await known(), seen, change),
        'remove-passage': async ({ id }) => passages.remove(await known(), id),
        'put-back-passage': async ({ removal }) => passages.putBack(await known(), removal),
        'cite-document': async ({ head }) => passages.cite(await known(), head),
      }),
      isAlive: () => true,
      report: (_total, complete) => {
        if (complete) whole.resolve();
        listener.found();
      },
      end: () => undefined,
      signal,
    },
    recogniser,
    {
      shown,
      host,
      wrappable: null,
      grows: true,
      // Never empty: by it the marks know that they have been looked for.
      address: () => source.address || `file:${name}`,
      title: () => opened.title || name,
      facts,
      isInFront: listener.isInFront,
      keyWindows: [...new Set<Window>([shown.view.defaultView!, window])],
    },
  );
  // A document in a frame does not hear of what is pressed around it.
  if (shown.view !== document)
    window.addEventListener('pointerdown', () => reader.pressedBeside(), {
      capture: true,
      passive: true,
      signal,
    });
  const stop = () => {
    stopped = true;
    shown.stopReading?.();
  };
  return {
    source,
    opened,
    shown,
    reader,
    known,
    obey: (now) => reader.obey(ordersHere(now)),
    stop: shown.stopReading ? stop : null,
  };
}

/** A sheet of ours for a document that is shown. It goes with the document. */
function addStyle(view: Document, css: string): void {
  const style = view.createElement('style');
  style.textContent = css;
  (view.head ?? view.documentElement).append(style);
}
