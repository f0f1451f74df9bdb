/** What a key asks for. */
export type KeyAct = 'next' | 'previous' | 'copy' | 'open' | 'close' | 'keys' | 'clip-paragraph' | MarkKey;

/** Marks the selected passage: with the purpose that was used last, as a clipping, with a note. */
export type MarkKey = 'highlight' | 'clip' | 'note';

export const isMarkKey = (what: KeyAct): what is MarkKey =>
  what === 'highlight' || what === 'clip' || what === 'note';

const whileOpen: { readonly [key: string]: KeyAct } = {
  n: 'next',
  p: 'previous',
  c: 'copy',
  o: 'open',
  s: 'clip-paragraph',
  Escape: 'close',
  '?': 'keys',
};
const anywhere: { readonly [code: string]: KeyAct } = {
  KeyN: 'next',
  KeyP: 'previous',
  KeyH: 'highlight',
  KeyS: 'clip',
  KeyM: 'note',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What a pressed key asks for, or `null` if it is none of ours. @param cardOpen the single letters work only then */
export function actOf(pressed: Pressed, cardOpen: boolean): KeyAct | null {
  const { key, code, altKey, ctrlKey, metaKey, shiftKey } = pressed;
  if (altKey && shiftKey && !ctrlKey && !metaKey) return anywhere[code] ?? null;
  if (!cardOpen || altKey || ctrlKey || metaKey) return null;
  return whileOpen[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Whether keys pressed there are text that somebody types. */
export function isTypedInto(event: Event): boolean {
  const [target] = event.composedPath();
  if (!target || (target as Node).nodeType !== Node.ELEMENT_NODE) return false;
  const element = target as HTMLElement;
  if (element.isContentEditable || element.ownerDocument.designMode === 'on') return true;
  if (element.localName === 'input') {
    return !/^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/.test(
      (element as HTMLInputElement).type,
    );
  }
  return (
    element.localName === 'textarea' ||
    element.localName === 'select' ||
    element.getAttribute('role') === 'textbox'
  );
}

/**
 * Watches the keyboard ahead of the page. A key that is ours does not reach it; a key that a script made up is
 * nobody's.
 * @param act does it; false hands the key on to the page
 */
export function watchKeys(
  window: Window,
  cardOpen: () => boolean,
  act: (what: KeyAct) => boolean,
  signal: AbortSignal,
): void {
  const held = new Set<string>();
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing || isTypedInto(event)) return;
      const what = actOf(event, cardOpen());
      if (!what || !act(what)) return;
      held.add(event.code);
      swallow(event);
    },
    { capture: true, signal },
  );
  for (const type of ['keypress', 'keyup'] as const) {
    window.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted || !held.has(event.code)) return;
        if (type === 'keyup') held.delete(event.code);
        swallow(event);
      },
      { capture: true, signal },
    );
  }
}
