import type { Page } from 'puppeteer-core';

/** What the hostile page noted, by probe. */
export interface Notes {
  messages: string[];
  events: string[];
  mutations: string[];
  registry: string[];
  sheets: string[];
  calls: string[];
  globals: string[];
  resources: string[];
  policy: string[];
  files: string[];
}

/**
 * A page that tries everything that it can to see who reads it. It begins before any script of an extension.
 * `__ORIGIN__` is the extension's own origin, which a page may well know.
 */
const probes = `
<script>
(() => {
  const notes = { messages: [], events: [], mutations: [], registry: [], sheets: [], calls: [], globals: [], resources: [], policy: [], files: [] };
  window.notes = notes;
  const describe = (node) => node.nodeType === 1 ? '<' + node.localName + [...node.attributes].map((a) => ' ' + a.name).join('') + '>' : node.nodeName + ' ' + (node.data || '').slice(0, 40);
  addEventListener('message', (e) => notes.messages.push(JSON.stringify(e.data).slice(0, 200)), true);
  // Whatever is dispatched on the way by another script: every event type that is not the browser's own.
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { notes.events.push(event.type); return dispatch.call(this, event); };
  for (const type of ['scroll', 'focusin', 'focusout', 'selectionchange', 'visibilitychange', 'beforetoggle', 'toggle', 'fullscreenchange', 'copy', 'resize'])
    document.addEventListener(type, (e) => { if (!window.acting) notes.events.push(type); }, true);
  new MutationObserver((records) => {
    for (const r of records) {
      for (const n of r.addedNodes) notes.mutations.push('added ' + describe(n));
      for (const n of r.removedNodes) notes.mutations.push('removed ' + describe(n));
      if (r.type === 'attributes') notes.mutations.push('attribute ' + r.attributeName + ' of ' + describe(r.target));
      if (r.type === 'characterData') notes.mutations.push('text of ' + describe(r.target));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const registry = CSS.highlights;
  const wrap = (object, name) => { const original = object[name]; object[name] = function (...args) { notes.calls.push(name); return original.apply(this, args); }; };
  for (const name of ['set', 'delete', 'clear']) wrap(Object.getPrototypeOf(registry), name);
  wrap(Element.prototype, 'attachShadow');
  wrap(Document.prototype, 'createElement');
  wrap(Document.prototype, 'createRange');
  wrap(Document.prototype, 'createTreeWalker');
  wrap(Node.prototype, 'appendChild');
  wrap(Node.prototype, 'insertBefore');
  wrap(Element.prototype, 'append');
  wrap(EventTarget.prototype, 'addEventListener');
  wrap(Element.prototype, 'getBoundingClientRect');
  wrap(Range.prototype, 'getClientRects');
  wrap(window, 'getComputedStyle');
  wrap(window, 'requestIdleCallback');
  wrap(window, 'setTimeout');
  wrap(window, 'postMessage');
  const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
  Object.defineProperty(Node.prototype, 'textContent', { ...text, get() { notes.calls.push('textContent'); return text.get.call(this); } });
  const before = new Set(Object.getOwnPropertyNames(window));
  let sizes = '', sheets = '';
  const look = () => {
    const now = [...registry.keys()].length ? 'names ' + [...registry.keys()].length : '';
    if (now !== sizes) notes.registry.push(sizes = now);
    const roots = [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot).filter(Boolean)];
    const count = document.styleSheets.length + ' ' + roots.map((r) => r.adoptedStyleSheets.length).join(',');
    if (sheets && count !== sheets) notes.sheets.push(count);
    sheets = count;
  };
  look();
  setInterval(look, 20);
  addEventListener('securitypolicyviolation', (e) => notes.policy.push(e.violatedDirective + ' ' + e.blockedURI));
  window.finish = async () => {
    notes.globals = Object.getOwnPropertyNames(window).filter((n) => !before.has(n) && !['notes', 'finish', 'acting'].includes(n) && !/^\\d+$/.test(n));
    notes.resources = performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /extension:/.test(n) && !/^PROBE/.test(n));
    // What an address gives away: whether it loads, and what its frame lets be seen.
    const tried = async (url) => {
      const seen = [];
      try { await fetch(url, { mode: 'no-cors' }); seen.push('fetched'); } catch { seen.push('not fetched'); }
      seen.push(await new Promise((done) => { const image = new Image(); image.onload = () => done('image'); image.onerror = () => done('no image'); image.src = url; }));
      seen.push(await new Promise((done) => { const script = document.createElement('script'); script.onload = () => done('script'); script.onerror = () => done('no script'); script.src = url; document.head.append(script); }));
      const frame = document.createElement('iframe');
      seen.push(await new Promise((done) => {
        const timer = setTimeout(() => done('no frame'), 400);
        frame.onload = () => { clearTimeout(timer); let inside; try { inside = frame.contentDocument ? frame.contentDocument.URL : 'closed'; } catch { inside = 'closed'; } done('frame ' + inside + ' ' + frame.contentWindow.length); };
        frame.src = url;
        document.body.append(frame);
      }));
      frame.remove();
      return seen.join(', ');
    };
    const nobody = await tried('__NOBODY__/manifest.json');
    for (const file of ['manifest.json', 'reader.js', 'recogniser.js', 'background.js', 'sidepanel.html', 'options.html', 'welcome.html', 'icon/16.png', 'icon/128.png', 'sample/judgment.html', '_locales/en/messages.json']) {
      const there = await tried('__ORIGIN__/' + file);
      if (there !== nobody) notes.files.push(file + ': ' + there + ' instead of ' + nobody);
    }
    return notes;
  };
})();
</script>`;

export const judgment = `
<p>In Liu v. Poland, no. 37610/18, the Court spoke of extradition to China, of diplomatic assurances and of non-refoulement.</p>
<law-note></law-note>
<script>
  customElements.define('law-note', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).append('A Red Notice, and Saadi v. Italy.'); } });
  notes.calls.length = 0; notes.mutations.length = 0;
</script>`;

/** Notes without what the page itself did by our asking; to be taken before the files are tried. */
export async function notesOf(page: Page): Promise<Notes> {
  return page.evaluate(() => structuredClone((window as unknown as { notes: Notes }).notes));
}

/** The probes of a page that knows the extension's own origin. */
export function probesFor(origin: string): string {
  // An extension that nobody has.
  const nobody = origin.replace(/[a-f0-9](?=.{3}$)/, (c) => (c === 'a' ? 'b' : 'a'));
  return probes.replaceAll('__ORIGIN__', origin).replaceAll('__NOBODY__', nobody);
}
