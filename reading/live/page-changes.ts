/** What a page has done to itself since the last time somebody looked. */
export interface Changes {
  /** Elements that came, went or moved: nothing that was known of them holds. */
  strangers: Set<Element>;
  /** Nodes whose text or children changed. */
  touched: Set<Node>;
  /** Elements whose look may have changed. */
  restyled: Set<Element>;
  /** Too much happened to remember: everything has to be read again. */
  flooded: boolean;
}

const nothing = (): Changes => ({
  strangers: new Set(),
  touched: new Set(),
  restyled: new Set(),
  flooded: false,
});

/** Changed nodes that are remembered between two readings. */
const mostRemembered = 20_000;
/** Elements whose changed look is remembered between two readings; beyond, a page is taken to be animated. */
const mostRestyled = 400;

const options: MutationObserverInit = { subtree: true, childList: true, characterData: true };
const withLooks: MutationObserverInit = {
  ...options,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'contenteditable'],
};

/** One observer over a document and its open shadow roots. It only notes; the work is done later, in idle time. */
export class PageChanges {
  private changes = nothing();
  private readonly observer: MutationObserver;
  private readonly roots = new Set<WeakRef<Node>>();
  private readonly observed = new WeakSet<Node>();
  private looks = true;
  private wake: (() => void) | null = null;
  private readonly isOurs: (node: Node) => boolean;

  constructor(isOurs: (node: Node) => boolean, signal: AbortSignal) {
    this.isOurs = isOurs;
    this.observer = new MutationObserver((records) => this.note(records));
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      this.changes = nothing();
      this.wake?.();
    });
  }

  observe(root: Node): void {
    if (this.observed.has(root)) return;
    this.observed.add(root);
    this.roots.add(new WeakRef(root));
    this.observer.observe(root, this.looks ? withLooks : options);
  }

  /** Resolves when there is something to take, or when the watching ends. */
  async some(): Promise<void> {
    const { strangers, touched, restyled, flooded } = this.changes;
    if (strangers.size || touched.size || restyled.size || flooded) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = null;
  }

  /** Wakes who waits for changes although none was observed. */
  touch(node: Node): void {
    this.changes.touched.add(node);
    this.wake?.();
  }

  take(): Changes {
    this.note(this.observer.takeRecords());
    const { changes } = this;
    this.changes = nothing();
    return changes;
  }

  /** Forgets what was done to the page by ourselves just now. */
  ignoreOwn(): void {
    this.observer.takeRecords();
  }

  private note(records: MutationRecord[]): void {
    const { changes } = this;
    for (const record of records) {
      if (changes.flooded) break;
      if (record.type === 'attributes') {
        changes.restyled.add(record.target as Element);
        continue;
      }
      let ours = record.type === 'childList';
      for (const list of [record.addedNodes, record.removedNodes]) {
        for (const node of list) {
          if (this.isOurs(node)) continue;
          ours = false;
          if (node.nodeType === Node.ELEMENT_NODE) changes.strangers.add(node as Element);
        }
      }
      if (!ours) changes.touched.add(record.target);
      if (changes.strangers.size + changes.touched.size > mostRemembered) {
        this.changes = { ...nothing(), flooded: true };
        break;
      }
    }
    if (this.looks && changes.restyled.size > mostRestyled) this.ignoreLooks();
    if (records.length) this.wake?.();
  }

  /** An animated page changes its looks all the time, and to hear of each would cost it frames. */
  private ignoreLooks(): void {
    this.looks = false;
    for (const ref of this.roots) {
      const root = ref.deref();
      if (root) this.observer.observe(root, options);
      else this.roots.delete(ref);
    }
  }
}
