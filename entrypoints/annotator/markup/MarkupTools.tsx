import { useEffect, useState } from 'preact/hooks';
import { MarkupBar } from '../../../components/annotator/markup/MarkupBar.tsx';
import { useLanguage, useWords } from '../../../components/words.ts';
import type { OpenReading } from '../read-document.ts';
import type { Markup } from './markup.ts';

interface Props {
  reading: OpenReading;
  signal: AbortSignal;
  /** Whether the document is the one in front: keys are for that one alone. */
  front: boolean;
}

/** The tools to mark up a PDF, above it; nothing for a document that is none. */
export function MarkupTools({ reading, signal, front }: Props) {
  const words = useWords();
  const language = useLanguage();
  const [markup, setMarkup] = useState<Markup | null>(null);
  const [, draw] = useState(0);
  const hand = reading.opened.inHand?.() ?? null;
  // One for as long as the document is open.
  useEffect(() => {
    if (!hand) return;
    const over = new AbortController();
    const own = AbortSignal.any([over.signal, signal]);
    const begin = async () => {
      const [{ Markup }, { keepingHere: keeping }] = await Promise.all([
        import('./markup.ts'),
        import('../read-document.ts'),
      ]);
      own.throwIfAborted();
      const onState = () => draw((times) => times + 1);
      const begun = new Markup({ reading, hand, keeping, words, language, onState, signal: own });
      setMarkup(begun);
      await begun.begin();
    };
    begin().catch((error: unknown) => {
      if (!own.aborted) console.error('marks could not be read', error);
    });
    return () => over.abort();
  }, [reading]);
  useEffect(() => {
    if (!markup || !front) return;
    const onKey = (event: KeyboardEvent) => {
      const { acts, state } = markup;
      if (isWriting(event.target)) return;
      const undoes = (event.ctrlKey || event.metaKey) && !event.altKey;
      const key = event.key.toLowerCase();
      if (undoes && key === 'z') (event.shiftKey ? acts.redo : acts.undo)();
      else if (undoes && key === 'y') acts.redo();
      else if (event.key === 'Escape' && state.tool) acts.setTool(null);
      else if (event.key === 'Escape' && state.chosen) acts.choose(null);
      else if (event.key === 'Delete' && state.chosen) acts.remove(state.chosen);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [markup, front]);
  return markup && <MarkupBar state={markup.state} acts={markup.acts} />;
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
