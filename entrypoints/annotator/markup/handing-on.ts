import type { WriteFault } from '../../../casefile/export/pdf/protected-file.ts';
import type { HandOnKind, MarkupState } from '../../../components/annotator/markup/markup-model.ts';
import { bringIn } from './bring-in.ts';
import { makeFile } from './hand-on.ts';
import { faultOfKeeping, headOf, keptDocument } from './keep-marks.ts';
import type { MarkupOptions } from './markup.ts';

interface Host {
  options: MarkupOptions;
  state(): MarkupState;
  set(change: Partial<MarkupState>): void;
  /** Told when marks were brought in. */
  cameIn(): void;
}

/** The long work on one marked PDF: files that are handed on, marks of others that come in. One at a time. */
export class HandingOn {
  private readonly host: Host;
  private stopping: AbortController | null = null;

  constructor(host: Host) {
    this.host = host;
  }

  stop(): void {
    this.stopping?.abort();
  }

  private get options() {
    return this.host.options;
  }

  private get words() {
    return this.options.words.markup;
  }

  /** Writes a file of the document and its marks, and gives it to the reader. */
  async handOn(kind: HandOnKind): Promise<void> {
    if (kind !== 'summary-docx' && kind !== 'summary-pdf' && this.host.state().marks.length === 0)
      return this.host.set({ said: this.words.noneToWrite, failed: false });
    await this.long(kind, async (signal) => {
      const { reading, hand, words } = this.options;
      await this.whenRead(signal);
      const head = headOf(reading.shown);
      const known = await reading.known();
      const provenance = (await keptDocument(known))?.provenance ?? known.provenance(head);
      const what = {
        hand,
        file: reading.source.bytes,
        name: reading.opened.name,
        marks: this.host.state().marks,
        provenance,
        findings: reading.reader.findings(),
        partsOf: (id: string) => reading.reader.marks.kept.partsOf(id),
        author: this.host.state().author.trim(),
      };
      const made = await makeFile(
        kind,
        what,
        words,
        (done, of) => this.host.set({ handing: { kind, done, of } }),
        signal,
      );
      save(made.name, made.file);
      return [this.words.handed(made.name), ...made.remarks].join(' ');
    });
  }

  /** Brings in what others marked in the file. */
  importMarks(): Promise<void> {
    return this.long('import', async (signal) => {
      await this.whenRead(signal);
      const { options, words } = this;
      const { passedOver, kept } = await bringIn(
        options.reading,
        options.hand,
        options.keeping,
        this.host.state().marks,
        this.host.state().author.trim(),
        (done, of) => this.host.set({ handing: { kind: 'import', done, of } }),
        signal,
      );
      this.host.cameIn();
      return [
        kept > 0 ? words.imported(kept) : words.importedNone,
        passedOver === '' ? '' : words.passedOver(passedOver),
      ]
        .filter(Boolean)
        .join(' ');
    });
  }

  /** Long work, one at a time, which can be stopped. @param work gives what is to be said at its end */
  private async long(
    kind: HandOnKind | 'import',
    work: (signal: AbortSignal) => Promise<string>,
  ): Promise<void> {
    if (this.host.state().handing) return;
    const stopping = new AbortController();
    this.stopping = stopping;
    this.host.set({ handing: { kind, done: 0, of: 0 }, said: '', failed: false });
    try {
      const said = await work(stopping.signal);
      this.host.set({ handing: null, said, failed: false });
    } catch (error) {
      if (stopping.signal.aborted) this.host.set({ handing: null, said: this.words.stopped, failed: false });
      else this.host.set({ handing: null, said: this.whyNot(error), failed: true });
    }
  }

  private whyNot(error: unknown): string {
    const { fault } = error as { fault?: WriteFault };
    if (fault !== undefined && Object.hasOwn(this.words.writeFaults, fault))
      return this.words.writeFaults[fault];
    const keeping = faultOfKeeping(error);
    if (keeping) return this.words.faults[keeping];
    console.error('handing on failed', error);
    return this.words.failed(String((error as Error)?.message ?? error));
  }

  /** Resolves once the document has been read to its end: before that not every mark has its place. */
  private async whenRead(signal: AbortSignal): Promise<void> {
    while (!this.options.reading.reader.isComplete) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Hands the reader a file as the browser saves any download. */
function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; until then it needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
