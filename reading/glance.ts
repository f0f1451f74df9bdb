import { hasWords, kindByName } from './block-rules.ts';
import { inSlices, pause, whenIdle } from './time-slices.ts';

/** Text that is looked at in one go, in UTF-16 units. */
const chunk = 8_192;
/** A text longer than that is cut, with this much said twice so that no form is cut in two. */
const overlap = 200;
/** Changed nodes that are remembered between two looks; beyond, the whole document is looked at again. */
const mostRemembered = 400;
const mostExpectant = 400;
const quickest = 250;
const slowest = 10_000;
const lateRoots = [500, 1_500, 4_000, 10_000];

/** Looks through a tree's text for anything that may be a mention. Says so at the first, or at the end. */
function* look(
  root: Node,
  mayMatch: (text: string) => boolean,
  found: { roots: (root: ShadowRoot) => void; expects: (element: Element) => void },
): Generator<void, boolean> {
  let text = '';
  let steps = 0;
  let node: Node | null = root;
  while (node) {
    if (++steps % 64 === 0) yield;
    let next: Node | null = null;
    if (node.nodeType === Node.TEXT_NODE) {
      const { data } = node as Text;
      if (text.length + data.length <= 2 * chunk) text += data;
      else {
        for (let at = 0; at < data.length; at += 2 * chunk) {
          if (mayMatch(text + data.slice(at, at + 2 * chunk + overlap))) return true;
          text = '';
          yield;
        }
      }
    } else {
      const kind = node.nodeType === Node.ELEMENT_NODE ? kindByName((node as Element).localName) : 'block';
      if (kind !== 'nothing' && kind !== 'skip') {
        next = node.firstChild;
        const { shadowRoot } = node as Element;
        if (shadowRoot) {
          found.roots(shadowRoot);
          if (yield* look(shadowRoot, mayMatch, found)) return true;
        } else if (kind === 'inline' && (node as Element).localName.includes('-'))
          found.expects(node as Element);
      }
      if (kind !== 'inline' && kind !== 'nothing') text = ended(text);
    }
    while (!next && node) {
      if (node === root) return text !== '' && mayMatch(text);
      next = node.nextSibling;
      if (next) break;
      node = node.parentNode;
      if (node && node.nodeType === Node.ELEMENT_NODE && kindByName((node as Element).localName) === 'block')
        text += '\n';
    }
    if (text.length > chunk && text.endsWith('\n')) {
      if (mayMatch(text)) return true;
      text = '';
    }
    node = next;
  }
  // The page took the place away under us; what it put there was observed and is looked at later.
  return text !== '' && mayMatch(text);
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/**
 * Waits until the document holds text that may be a mention: the cheap first step, so that a page which has
 * none pays for one pass over its text and for nothing after.
 * @param nothingYet called once, if the text that is there at first holds nothing
 * @returns true at the first text that may match; false when the signal is aborted before
 */
export async function untilItMayMatch(
  document: Document,
  mayMatch: (text: string) => boolean,
  nothingYet: () => void,
  signal: AbortSignal,
): Promise<boolean> {
  let changed = new Set<Node>();
  let wake: (() => void) | null = null;
  const expectant = new Set<Element>();
  const observed = new WeakSet<Node>();
  const note = (node: Node) => {
    if (changed.size < mostRemembered) changed.add(node);
    else changed = new Set([document]);
    wake?.();
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') note(target);
      else
        for (const node of addedNodes)
          if (node.nodeType !== Node.TEXT_NODE || hasWords((node as Text).data)) note(node);
    }
  });
  const observe = (root: Node) => {
    if (observed.has(root)) return;
    observed.add(root);
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  };
  const found = {
    roots: observe,
    expects: (element: Element) => {
      if (expectant.size < mostExpectant) expectant.add(element);
    },
  };
  const over = new AbortController();
  signal.addEventListener('abort', () => over.abort());
  over.signal.addEventListener('abort', () => {
    observer.disconnect();
    wake?.();
  });
  try {
    observe(document);
    if (await inSlices(look(document, mayMatch, found), over.signal)) return true;
    if (over.signal.aborted) return false;
    nothingYet();
    for (const after of lateRoots) {
      void pause(after, over.signal).then(() => {
        for (const element of expectant) {
          if (element.shadowRoot) note(element);
          if (element.shadowRoot || !element.isConnected) expectant.delete(element);
        }
      });
    }
    let delay = quickest;
    for (;;) {
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      await pause(delay, over.signal);
      await whenIdle(1_000);
      if (over.signal.aborted) return false;
      const began = performance.now();
      const nodes = changed;
      changed = new Set();
      for (const node of nodes) {
        if (!node.isConnected) continue;
        if (await inSlices(look(around(node), mayMatch, found), over.signal)) return true;
      }
      // A page that goes on changing and never has anything for us is asked more and more seldom.
      delay = Math.min(slowest, Math.max(delay * 1.3, 20 * (performance.now() - began)));
    }
  } finally {
    over.abort();
  }
}

/** A changed text can complete a name that began before it: look at all that flows together with it. */
function around(node: Node): Node {
  let at = node;
  while (
    at.parentNode &&
    at.parentNode.nodeType === Node.ELEMENT_NODE &&
    (at.nodeType === Node.TEXT_NODE || kindByName((at as Element).localName) === 'inline')
  )
    at = at.parentNode;
  return at;
}
