import type { CardHost } from '../../components/card/card-host.tsx';
import { cardWords, isRightToLeft } from '../../components/card/card-words.ts';
import type { ReaderOrders } from '../../platform/messages.ts';

/** ms for which it stays. */
const stay = 12_000;

/**
 * Says once, where the card was, that the extension has gone from under the page, and what to do. Takes the card's
 * element away after that; nothing else of us is left by then.
 */
export function sayLastWord(host: CardHost, { language, theme }: ReaderOrders): void {
  const words = cardWords(language);
  const ending = new AbortController();
  const end = () => {
    ending.abort();
    host.remove();
  };
  const nothing = () => undefined;
  host.standBy([], null);
  host.show(
    {
      view: { is: 'updated' },
      category: null,
      position: null,
      pinned: false,
      canGoBack: false,
      keysShown: false,
      copied: 'no',
      words,
    },
    {
      close: end,
      pin: nothing,
      keys: nothing,
      back: nothing,
      copy: nothing,
      open: nothing,
      step: nothing,
      retry: nothing,
      follow: nothing,
    },
    { theme, lang: language, rtl: isRightToLeft(language) },
  );
  host.say(`${words.updatedHeading}. ${words.updated}`);
  window.addEventListener('keydown', (event) => event.isTrusted && event.key === 'Escape' && end(), {
    capture: true,
    signal: ending.signal,
  });
  setTimeout(end, stay);
}
