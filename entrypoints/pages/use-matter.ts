import { useEffect, useRef, useState } from 'preact/hooks';
import { type CitationStyle, citationText } from '../../casefile/cite.ts';
import { correctDocument, documents } from '../../casefile/documents.ts';
import { CaseFileError, ConflictError } from '../../casefile/faults.ts';
import { changeMatter, currentMatter, makeCurrent, matters, openMatter } from '../../casefile/matters.ts';
import { changePassage, passages } from '../../casefile/passages.ts';
import { type CaseDocument, wordsOf } from '../../casefile/records.ts';
import { putBack, removePassages } from '../../casefile/removals.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import type { MatterActs, MatterModel } from '../../components/marks/MatterView.tsx';
import type { MarkWords } from '../../components/words-marks-en.ts';
import type { PassageReaderReplies } from '../../platform/passage-messages.ts';
import { outcomeOf } from './outcome-of.ts';

/** The document in front, and who reads it. */
export interface FrontDocument {
  /** Names it: another document has another one. */
  id: string;
  /** What its reader knows of its passages; `null` if it is not being read. */
  standing(): Promise<PassageReaderReplies['marks'] | null>;
  /** Its record in a matter, as far as it can be told without a reader. */
  find(matter: string): Promise<CaseDocument | null>;
  show(passage: string): Promise<boolean>;
  attach(passage: string): Promise<boolean>;
}

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
 * @param inFront the document in front
 * @param reads changes whenever that page was read anew
 * @param style in which what is copied is cited
 * @param say tells the reader what was done
 */
export function useMatter(
  inFront: FrontDocument | null,
  reads: unknown,
  words: MarkWords,
  style: CitationStyle,
  say: (words: string) => void,
): MatterWork {
  const [model, setModel] = useState<MatterModel | null>(null);
  const [failed, setFailed] = useState('');
  const [removal, setRemoval] = useState('');
  const looks = useRef(0);
  const front = useRef(inFront);
  front.current = inFront;

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

  useEffect(() => void look(), [inFront?.id, reads]);
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
      void ask((document) => document.show(id)).then((found) => say(found ? '' : words.panel.gone)),
    attach: (id) =>
      void ask((document) => document.attach(id)).then((attached) => {
        say(attached ? words.panel.attached : words.panel.notAttached);
        void look();
      }),
    save: async (seen, change) => {
      const outcome = await outcomeOf(changePassage(seen, change));
      if ('done' in outcome) say(words.saved);
      return outcome;
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
  const ask = async (question: (document: FrontDocument) => Promise<boolean>): Promise<boolean> =>
    front.current !== null && question(front.current).catch(() => false);
  return { model, failed, on };
}

function said(error: unknown, words: MarkWords, otherwise: string): string {
  if (error instanceof ConflictError) return words.conflict;
  return error instanceof CaseFileError && error.fault !== 'other' ? words.faults[error.fault] : otherwise;
}

/** @returns what to show, and whether the page has said all that it will say of its passages */
async function modelOf(front: FrontDocument | null): Promise<{ seen: MatterModel; settled: boolean }> {
  const [all, current] = await Promise.all([matters(), currentMatter()]);
  const standing = front && (await front.standing().catch(() => null));
  const [kept, known] = current ? await Promise.all([passages(current.id), documents(current.id)]) : [[], []];
  const byId = new Map(known.map((document) => [document.id, document]));
  const document =
    current &&
    ((standing?.document && byId.get(standing.document)) || (await front?.find(current.id)) || null);
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
