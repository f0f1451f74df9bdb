import { hasWords, kindByName } from './block-rules.ts';
import { isConnected, localNameOf, nodeTypeOf, parentOf, shadowRootOf } from './live/unclobbered.ts';
import { inSlices, pause, whenIdle } from './time-slices.ts';

/** Nodes between two looks at the clock. */
const stride = 256;
/** Text that is looked at in one go, in UTF-16 units; of a longer one this much is looked at twice, so that no word is cut in two. */
const chunk = 65_536;
const overlap = 200;
const longestWord = 40;
/** Changed nodes that are remembered between two looks; beyond, the whole document is looked at again. */
const mostRemembered = 400;
const quickest = 250;
const slowest = 10_000;
const lateRoots = [500, 1_500, 4_000, 10_000];

const isLetter = (unit: number) => unit > 127 || (unit | 32) >= 97;

/** Whether a text is none that a reader sees: in a script, a form field and the like. */
function isUnread(text: Node): boolean {
  for (let at = parentOf(text); at; at = parentOf(at)) {
    const kind = nodeTypeOf(at) === 1 ? kindByName(localNameOf(at)) : 'block';
    if (kind === 'nothing' || kind === 'skip') return true;
  }
  return false;
}

/**
 * Looks through a tree's text for anything that may be a mention, and says so at the first. It takes each text
 * node for itself, and where letters meet over a node's edge also the word that they may make together: that
 * is enough for `mayMatch`, which knows words and no more, and needs no knowledge of blocks.
 */
function* look(
  root: Node,
  mayMatch: (text: string) => boolean,
  foundRoot: (root: ShadowRoot) => void,
): Generator<void, boolean> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let steps = 0;
  let before = ' ';
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (++steps % stride === 0) {
      yield;
      // Taken out of the page while we waited: what came in its place was observed and is looked at later.
      if (!isConnected(node)) return false;
    }
    if (node.nodeType !== 3) {
      const shadowRoot = nodeTypeOf(node) === 1 ? shadowRootOf(node) : null;
      if (!shadowRoot) continue;
      foundRoot(shadowRoot);
      if (yield* look(shadowRoot, mayMatch, foundRoot)) return true;
      continue;
    }
    const { data } = node as Text;
    const { length } = data;
    if (length > chunk) {
      for (let at = 0; at < length; at += chunk) {
        if (mayMatch(data.slice(Math.max(0, at - overlap), at + chunk)) && !isUnread(node)) return true;
        yield;
      }
    } else if (mayMatch(data) && !isUnread(node)) return true;
    if (length === 0) continue;
    if (isLetter(data.charCodeAt(0)) && isLetter(before.charCodeAt(before.length - 1))) {
      const word = before.slice(-longestWord) + data.slice(0, longestWord);
      if (mayMatch(word) && !isUnread(node)) return true;
      before = length <= longestWord ? word : data;
    } else before = data;
  }
  return false;
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
  const over = new AbortController();
  signal.addEventListener('abort', () => over.abort());
  over.signal.addEventListener('abort', () => {
    observer.disconnect();
    wake?.();
  });
  try {
    observe(document);
    if (await inSlices(look(document, mayMatch, observe), over.signal)) return true;
    if (over.signal.aborted) return false;
    nothingYet();
    // Custom elements that the page has yet to define will bring their text in a shadow root, which nobody announces.
    const late = new Set(document.querySelectorAll(':not(:defined)'));
    for (const after of lateRoots) {
      void pause(after, over.signal).then(() => {
        for (const element of late) {
          if (!shadowRootOf(element)) continue;
          late.delete(element);
          note(element);
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
        if (!isConnected(node)) continue;
        if (await inSlices(look(around(node), mayMatch, observe), over.signal)) return true;
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
