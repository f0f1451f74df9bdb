// Sees what a page can't: the inside of closed shadow roots, which the browser opens to extensions alone.
const api = globalThis.browser ?? globalThis.chrome;

function rootOf(element) {
  if (typeof element.openOrClosedShadowRoot === 'object') return element.openOrClosedShadowRoot;
  return api.dom.openOrClosedShadowRoot(element);
}

/** The host of the one closed root in the page, or null. */
function findHost() {
  const isClosed = (e) => e instanceof HTMLElement && e.shadowRoot === null && rootOf(e);
  return [...document.querySelectorAll('div')].find(isClosed) ?? null;
}

function boxOf(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
}

function nameOf(element) {
  return (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().replace(/\s+/g, ' ');
}

/** The words that a person sees. The card draws them as generated content, which `innerText` leaves out. */
function wordsOf(dialog) {
  const copy = dialog.cloneNode(true);
  for (const words of copy.querySelectorAll('[data-words]')) words.textContent = words.dataset.words;
  dialog.parentNode.append(copy);
  const text = copy.innerText;
  copy.remove();
  return text;
}

function describeCard() {
  const host = findHost();
  if (!host) return null;
  const root = rootOf(host);
  const dialog = root.querySelector('[role="dialog"], dialog, [role="toolbar"]');
  const shown = dialog !== null && dialog.getClientRects().length > 0;
  const controls = [...root.querySelectorAll('button, a[href], input, [tabindex]')]
    .filter((e) => e.getClientRects().length > 0)
    .map((e) => ({ tag: e.localName, name: nameOf(e), box: boxOf(e) }));
  return {
    host: {
      tag: host.localName,
      attributes: host.getAttributeNames(),
      parent: host.parentNode?.nodeName ?? '',
    },
    shown,
    text: shown ? wordsOf(dialog) : '',
    box: shown ? boxOf(dialog) : { x: 0, y: 0, width: 0, height: 0 },
    controls,
    focused: root.activeElement ? nameOf(root.activeElement) : null,
    live: [...root.querySelectorAll('[aria-live], [role="status"], [role="alert"]')].map(
      (e) => e.firstElementChild?.getAttribute('aria-label') ?? e.textContent,
    ),
  };
}

/** Scrolls a control of the card into view, as a person does who looks for it. */
function reveal(pattern) {
  const host = findHost();
  const wanted = new RegExp(pattern, 'i');
  const control =
    host && [...rootOf(host).querySelectorAll('button, a[href]')].find((e) => wanted.test(nameOf(e)));
  if (!control) return null;
  control.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  return boxOf(control);
}

/** Red, green and blue of a computed colour, with what is under it where it lets that through. */
function mixed(color, under) {
  const [r, g, b, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  return [r, g, b].map((part, i) => part * alpha + (under?.[i] ?? 255) * (1 - alpha));
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The contrast of each of the card's words with what they stand on. They are drawn as generated content, so that
 * a page can't search them, and axe looks at no such words.
 */
function contrasts(root) {
  const backgroundOf = (element) => {
    if (!element || element.nodeType !== Node.ELEMENT_NODE) return [255, 255, 255];
    const { backgroundColor } = getComputedStyle(element);
    return /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)
      ? backgroundOf(element.parentElement)
      : mixed(backgroundColor, backgroundOf(element.parentElement));
  };
  return [...root.querySelectorAll('[data-words]')]
    .filter((e) => e.getClientRects().length > 0)
    .map((element) => {
      const style = getComputedStyle(element, '::before');
      const under = backgroundOf(element);
      const [light, dark] = [luminance(mixed(style.color, under)), luminance(under)].sort((a, b) => b - a);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (light + 0.05) / (dark + 0.05);
      return { words: element.dataset.words.slice(0, 60), ratio, enough: ratio >= (isLarge ? 3 : 4.5) };
    });
}

/** Runs axe over the card where it stands. Here, in our own world, its closed root counts as an open one. */
async function checkCard() {
  const host = findHost();
  if (!host) return null;
  const closed = rootOf(host);
  const original = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot');
  Object.defineProperty(Element.prototype, 'shadowRoot', {
    configurable: true,
    get() {
      return this === host ? closed : original.get.call(this);
    },
  });
  // axe measures colours of what lies in the body alone, and our host stands beside it.
  Object.defineProperty(document, 'body', { configurable: true, get: () => host });
  // It measures no generated content either, which is what the card's words are: it gets the same as text.
  const words = [...closed.querySelectorAll('[data-words]')];
  const spelt = document.createElement('style');
  spelt.textContent = '[data-words]::before { content: none !important; }';
  closed.append(spelt);
  for (const element of words) element.textContent = element.dataset.words;
  try {
    const seen = host.shadowRoot === closed;
    const { violations, passes, incomplete } = await globalThis.axe.run(host, {
      // The bar of colour at the card's top is one, and lies under no word.
      checks: { 'color-contrast': { options: { ignorePseudo: true } } },
    });
    return {
      seen,
      passes: passes.map((rule) => rule.id),
      contrasts: contrasts(closed),
      undecided: incomplete.map(({ id, nodes }) => ({
        id,
        help: nodes[0].failureSummary,
        nodes: nodes.map((n) => n.html.slice(0, 200)),
      })),
      violations: violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map((n) => `${n.html.slice(0, 200)}: ${n.failureSummary}`),
      })),
    };
  } finally {
    for (const element of words) element.textContent = '';
    spelt.remove();
    Object.defineProperty(Element.prototype, 'shadowRoot', original);
    delete document.body;
  }
}

const answers = {
  card: async () => describeCard(),
  reveal: async ({ pattern }) => reveal(pattern),
  axe: checkCard,
};

api.runtime.onMessage.addListener((message, _sender, reply) => {
  answers[message.ask](message).then(
    (answer) => reply({ answer }),
    (error) => reply({ failed: String(error?.stack ?? error) }),
  );
  return true;
});
