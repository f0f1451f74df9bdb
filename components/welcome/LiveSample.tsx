import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Category, categories } from '../../knowledge/mention.ts';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import { CardHost, type CardLook } from '../card/card-host.tsx';
import type { CardEvents } from '../card/card-model.ts';
import { cardWords } from '../card/card-words.ts';
import { type Ink, inkStyle } from '../Painted.tsx';
import { useLanguage, useWords } from '../words.ts';

interface Props {
  inks: Record<Category, Ink>;
  loudness: Record<Category, string>;
  /** The card of an entry, as a page would show it. */
  cardOf(entry: string, category: Category, text: string): CardContent;
  theme: CardLook['theme'];
  /** ms that the pointer rests before a card opens. */
  rest: number;
  copy(text: string): Promise<void>;
  /** Shows an entry in the side panel; called while the press is being handled. */
  onOpen(entry: string): void;
}

interface Shown {
  part: number;
  /** Entries that were followed from the card of the part, the last on top. */
  followed: string[];
  pinned: boolean;
  keysShown: boolean;
  copied: 'no' | 'copied' | 'by-hand';
}

/** A sentence as it looks in a page that was read, with the card that a page would show. */
export function LiveSample({ inks, loudness, cardOf, theme, rest, copy, onOpen }: Props) {
  const words = useWords();
  const language = useLanguage();
  const parts = words.welcome.sample;
  const mentions = useMemo(() => parts.flatMap(([, , target], i): number[] => (target ? [i] : [])), [parts]);
  const [shown, setShown] = useState<Shown | null>(null);
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const host = useRef<CardHost | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    host.current = new CardHost(document);
    return () => {
      clearTimeout(timer.current);
      host.current?.remove();
    };
  }, []);

  const open = (part: number) => {
    clearTimeout(timer.current);
    setShown((before) =>
      before?.part === part || before?.pinned
        ? before
        : { part, followed: [], pinned: false, keysShown: false, copied: 'no' },
    );
  };
  const close = () => {
    clearTimeout(timer.current);
    setShown(null);
  };
  const step = (by: 1 | -1) => {
    if (!shown) return;
    const at = mentions.indexOf(shown.part);
    const part = mentions[(at + by + mentions.length) % mentions.length]!;
    setShown({ part, followed: [], pinned: shown.pinned, keysShown: false, copied: 'no' });
    buttons.current.get(part)?.focus();
  };

  useEffect(() => {
    const card = host.current!;
    if (!shown) {
      card.hide();
      return;
    }
    const [text, category, target] = parts[shown.part]!;
    if (!target || !categories.includes(category as Category)) return;
    const content = cardOf(shown.followed.at(-1) ?? target, category as Category, text);
    const on: CardEvents = {
      close,
      pin: () => setShown({ ...shown, pinned: !shown.pinned }),
      keys: () => setShown({ ...shown, keysShown: !shown.keysShown }),
      back: () => setShown({ ...shown, followed: shown.followed.slice(0, -1) }),
      copy: () =>
        void copy(content.citation).then(
          () => setShown({ ...shown, copied: 'copied' }),
          () => setShown({ ...shown, copied: 'by-hand' }),
        ),
      open: () => onOpen(content.id),
      step,
      retry: () => setShown({ ...shown }),
      follow: (entry) => setShown({ ...shown, followed: [...shown.followed, entry], copied: 'no' }),
    };
    const boxes = [...buttons.current.get(shown.part)!.getClientRects()];
    card.standBy(boxes, null);
    card.show(
      {
        view: { is: 'ready', content },
        category: category as Category,
        position: { at: mentions.indexOf(shown.part) + 1, of: mentions.length },
        pinned: shown.pinned,
        canGoBack: shown.followed.length > 0,
        keysShown: shown.keysShown,
        copied: shown.copied,
        words: cardWords(language),
      },
      on,
      { theme, lang: language, rtl: words.direction === 'rtl' },
    );
    card.standBy(boxes, null);

    const over = new AbortController();
    const { signal } = over;
    const keys: Record<string, () => void> = {
      Escape: on.close,
      n: () => step(1),
      p: () => step(-1),
      c: on.copy,
      o: on.open,
      '?': on.keys,
    };
    addEventListener(
      'keydown',
      (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target instanceof HTMLElement && event.target.matches('input, select')) return;
        if (!Object.hasOwn(keys, event.key)) return;
        event.preventDefault();
        keys[event.key]!();
      },
      { signal, capture: true },
    );
    addEventListener(
      'pointerdown',
      (event) => {
        const node = event.target as Element;
        if (!card.isHost(node) && !node.closest?.('.sample-mention') && !shown.pinned) close();
      },
      { signal },
    );
    const away = () => {
      const again = [...(buttons.current.get(shown.part)?.getClientRects() ?? [])];
      card.standBy(again, null);
    };
    addEventListener('scroll', away, { signal, passive: true });
    addEventListener('resize', away, { signal });
    return () => over.abort();
  }, [shown, theme, cardOf, language]);

  return (
    <p class="sample-sentence quoted">
      {parts.map(([text, category, target], i) =>
        target && category ? (
          <button
            key={i}
            ref={(element) => {
              if (element) buttons.current.set(i, element);
            }}
            type="button"
            class="painted sample-mention"
            data-loudness={loudness[category as Category]}
            style={inkStyle(inks[category as Category])}
            aria-haspopup="dialog"
            onPointerEnter={(event) => {
              if (event.pointerType !== 'mouse') return;
              clearTimeout(timer.current);
              timer.current = setTimeout(() => open(i), rest);
            }}
            onPointerLeave={() => clearTimeout(timer.current)}
            onClick={(event) => {
              open(i);
              // A press by keyboard goes on into the card.
              if (event.detail === 0) requestAnimationFrame(() => host.current?.focus());
            }}
          >
            {text}
          </button>
        ) : (
          <span key={i}>{text}</span>
        ),
      )}
    </p>
  );
}
