import { useEffect, useRef, useState } from 'preact/hooks';
import { type CitationStyle, citationText } from '../../casefile/cite.ts';
import { correctDocument, documents, findDocument } from '../../casefile/documents.ts';
import { CaseFileError, ConflictError } from '../../casefile/faults.ts';
import { changeMatter, currentMatter, makeCurrent, matters, openMatter } from '../../casefile/matters.ts';
import { changePassage, passages } from '../../casefile/passages.ts';
import { type CaseDocument, type Passage, wordsOf } from '../../casefile/records.ts';
import { putBack, removePassages } from '../../casefile/removals.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import type { MatterActs, MatterModel } from '../../components/marks/MatterView.tsx';
import type { Saving } from '../../components/marks/PassageEditor.tsx';
import type { MarkWords } from '../../components/words-marks-en.ts';
import { askReader } from '../../platform/messages.ts';
import type { ShownTab } from '../../platform/tabs.ts';
import { plainAddress } from '../../reading/provenance/document-keys.ts';

export interface MatterWork {
  model: MatterModel | null;
  /** Why the case file could not be read; '' if it could. */
  failed: string;
  on: MatterActs;
}

/** ms; a page that is being read is asked again while its passages are looked for. */
const settle = 300;
const asks = 10;

/**
 * The current matter and what was kept in it, followed as any part of the extension changes it.
 * @param tab the page in front
 * @param reads changes whenever that page was read anew
 * @param style in which what is copied is cited
 * @param say tells the reader what was done
 */
export function useMatter(
  tab: ShownTab | null,
  reads: unknown,
  words: MarkWords,
  style: CitationStyle,
  say: (words: string) => void,
): MatterWork {
  const [model, setModel] = useState<MatterModel | null>(null);
  const [failed, setFailed] = useState('');
  const [removal, setRemoval] = useState('');
  const looks = useRef(0);
  const front = useRef(tab);
  front.current = tab;

  const look = useRef(async () => {
    const own = ++looks.current;
    try {
      for (let asked = 0; asked < asks; asked++) {
        const { seen, settled } = await modelOf(front.current);
        if (own !== looks.current) return;
        setModel(seen);
        setFailed('');
        if (settled) return;
        await new Promise((resolve) => setTimeout(resolve, settle));
        if (own !== looks.current) return;
      }
    } catch (error) {
      setFailed(said(error, words, words.panel.failed));
    }
  }).current;

  useEffect(() => void look(), [tab?.id, tab?.url, reads]);
  useEffect(() => {
    const over = new AbortController();
    onCaseFileChange(() => void look(), over.signal);
    return () => over.abort();
  }, []);

  /** Does something to the case file, and says why if it was not done. */
  const act = async (work: () => Promise<unknown>): Promise<string> => {
    try {
      await work();
      return '';
    } catch (error) {
      const why = said(error, words, words.faults.other);
      say(why);
      return why;
    } finally {
      void look();
    }
  };

  const on: MatterActs = {
    choose: (id) => void act(() => makeCurrent(id)),
    open: (name) => void act(() => openMatter(name)),
    rename: (name) => void (model?.current && act(() => changeMatter(model.current!, { name }))),
    archive: () => {
      const { current } = model ?? {};
      if (current)
        void act(() => changeMatter(current, { state: 'archived' })).then(
          (why) => why === '' && say(words.panel.archived(current.name)),
        );
    },
    show: (id) =>
      void ask((tabId) => askReader(tabId, 0, 'show-passage', { id })).then((answer) =>
        say(answer?.found ? '' : words.panel.gone),
      ),
    attach: (id) =>
      void ask((tabId) => askReader(tabId, 0, 'attach-passage', { id })).then((answer) => {
        say(answer?.attached ? words.panel.attached : words.panel.notAttached);
        void look();
      }),
    save: async (seen, edit): Promise<Saving> => {
      try {
        const saved = await changePassage(seen, changed(seen, edit));
        say(words.saved);
        return { saved };
      } catch (error) {
        if (error instanceof ConflictError) return { conflict: error.current as Passage };
        return { failed: said(error, words, words.faults.other) };
      }
    },
    remove: (id) =>
      void act(async () => {
        setRemoval(await removePassages([id]));
      }),
    undo:
      removal === ''
        ? null
        : () =>
            void act(() => putBack(removal)).then((why) => {
              if (why === '') setRemoval('');
            }),
    correct: (document, correction) => act(() => correctDocument(document, correction)),
    copy: (text) => navigator.clipboard.writeText(text),
    cited: (passage, document) => {
      const citation = document
        ? citationText(document.provenance, style, passage.place, document.lastReadAt)
        : '';
      const said = wordsOf(passage);
      return [said && `“${said}”`, citation].filter(Boolean).join(' ');
    },
    citation: (document) => citationText(document.provenance, style, undefined, document.lastReadAt),
  };
  const ask = async <T>(question: (tabId: number) => Promise<T>): Promise<T | null> => {
    const tabId = front.current?.id;
    return tabId === undefined ? null : question(tabId).catch(() => null);
  };
  return { model, failed, on };
}

/** Only what the reader changed: what others change meanwhile stands. */
function changed<T extends object>(seen: T, edit: Partial<T>): Partial<T> {
  const entries = Object.entries(edit) as [keyof T, unknown][];
  return Object.fromEntries(
    entries.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(seen[field])),
  ) as Partial<T>;
}

function said(error: unknown, words: MarkWords, otherwise: string): string {
  if (error instanceof ConflictError) return words.conflict;
  return error instanceof CaseFileError && error.fault !== 'other' ? words.faults[error.fault] : otherwise;
}

/** @returns what to show, and whether the page has said all that it will say of its passages */
async function modelOf(tab: ShownTab | null): Promise<{ seen: MatterModel; settled: boolean }> {
  const [all, current] = await Promise.all([matters(), currentMatter()]);
  const standing = tab && (await askReader(tab.id, 0, 'marks', {}).catch(() => null));
  const [kept, known] = current ? await Promise.all([passages(current.id), documents(current.id)]) : [[], []];
  const byId = new Map(known.map((document) => [document.id, document]));
  const document =
    current && ((standing?.document && byId.get(standing.document)) || (await byAddress(current.id, tab)));
  const own = kept
    .filter((passage) => passage.document === document?.id)
    .sort((a, b) => a.selectors.position.start - b.selectors.position.start);
  const elsewhere = kept
    .filter((passage) => passage.document !== document?.id)
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt));
  return {
    settled: standing === null || standing.settled,
    seen: {
      matters: all,
      current,
      front: {
        document: document ?? null,
        passages: own,
        orphans: new Set(standing?.orphans ?? []),
        isRead: standing?.settled ?? false,
      },
      elsewhere,
      documents: byId,
      persisted: kept.length === 0 ? null : await persisted(),
    },
  };
}

async function byAddress(matter: string, tab: ShownTab | null): Promise<CaseDocument | null> {
  return tab?.url ? findDocument(matter, [`url:${plainAddress(tab.url)}`]) : null;
}

let asked: Promise<boolean> | null = null;

/**
 * Whether the browser keeps the case file for good. It is asked to once, when there is something in it; a browser
 * that asks the reader first may take its time, and nothing waits for it.
 */
async function persisted(): Promise<boolean> {
  try {
    if (await navigator.storage.persisted()) return true;
    asked ??= navigator.storage.persist().catch(() => false);
    return await Promise.race([asked, new Promise<false>((resolve) => setTimeout(resolve, settle, false))]);
  } catch {
    return false;
  }
}
