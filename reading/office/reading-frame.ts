/**
 * The frame in which a document that is HTML by now is shown: a document of its own, without scripts, in a sandbox
 * that lets us reach in and lets nothing out.
 */

/** Beside the sandbox and the page's own policy, which an empty frame inherits. */
const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export interface FrameLook {
  /** Style sheets, as text. */
  styles: string;
  /** Says to whoever can't see the frame what it is. */
  label: string;
  /** BCP 47 and direction of the document, '' if it does not say. */
  language: string;
  direction: '' | 'ltr' | 'rtl';
}

export interface ReadingFrame {
  readonly element: HTMLIFrameElement;
  readonly document: Document;
  /** Where the text goes. */
  readonly main: HTMLElement;
}

/**
 * Puts an empty reading frame into an element.
 * @throws the signal's reason, if it is aborted
 */
export async function openReadingFrame(
  into: HTMLElement,
  look: FrameLook,
  signal: AbortSignal,
): Promise<ReadingFrame> {
  const element = into.ownerDocument.createElement('iframe');
  element.setAttribute('sandbox', 'allow-same-origin');
  element.setAttribute('referrerpolicy', 'no-referrer');
  element.title = look.label;
  // An empty document, filled by us: the policy of our pages (`frame-ancestors`) lets Firefox load none into a frame.
  // Firefox has it at once or after a moment, by its version; what is put in before it is loaded would be lost.
  await new Promise<void>((resolve, reject) => {
    element.addEventListener('load', () => resolve(), { once: true });
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    into.append(element);
  });
  signal.throwIfAborted();
  const { contentDocument } = element;
  if (!contentDocument) throw new Error('the reading frame has no document');
  const meta = contentDocument.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  contentDocument.head.append(meta);
  const main = contentDocument.createElement('main');
  contentDocument.body.append(main);
  const style = contentDocument.createElement('style');
  style.textContent = look.styles;
  contentDocument.head.append(style);
  const root = contentDocument.documentElement;
  if (look.language) root.lang = look.language;
  if (look.direction) root.dir = look.direction;
  contentDocument.title = look.label;
  return { element, document: contentDocument, main };
}

/**
 * Follows links in a frame: those inside the document scroll to where they lead, all others are handed on, since the
 * frame itself can go nowhere.
 * @param leave called with the address of a link that leads out of the document
 */
export function followLinks(frame: Document, leave: (address: string) => void, signal: AbortSignal): void {
  const follow = (event: Event) => {
    const { target } = event;
    const link = (target as Element | null)?.closest?.('a[href]');
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute('href')!;
    if (!href.startsWith('#')) {
      if (event.isTrusted) leave(href);
      return;
    }
    const place = frame.getElementById(href.slice(1));
    if (!place) return;
    place.scrollIntoView({ block: 'center' });
    // Reading goes on from there by keyboard too: a note's link back can be reached at once.
    if (!place.hasAttribute('tabindex') && !place.matches('a[href]')) place.setAttribute('tabindex', '-1');
    place.focus({ preventScroll: true });
  };
  frame.addEventListener('click', follow, { signal });
  frame.addEventListener('auxclick', follow, { signal });
}
