import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { findDocument } from '../../casefile/documents.ts';
import { CaseFileError, ConflictError } from '../../casefile/faults.ts';
import { currentMatter, currentOrNewMatter } from '../../casefile/matters.ts';
import { changePassage, keepPassage, passagesOf } from '../../casefile/passages.ts';
import {
  type CaseDocument,
  type Passage,
  type Provenance,
  type Purpose,
  passageSchema,
  purposes,
  standsSomewhere,
} from '../../casefile/records.ts';
import { putBack, removals, removePassages } from '../../casefile/removals.ts';
import { markWords } from '../../components/words-marks-en.ts';
import type { Entry, KnowledgeBase } from '../../knowledge/entry.ts';
import type { NotDone, PassageReplies, SentChange, SentPassage } from '../../platform/passage-messages.ts';

/** A document before its reader, as the case file is to know it. */
export interface KnownDocument {
  kind: CaseDocument['kind'];
  /** The surest first, as in `CaseDocument`. */
  keys: string[];
  /** SHA-256 of its whole text; '' where only a clipping brings the text. */
  textHash: string;
  /** @param head texts of its first blocks */
  provenance(head: readonly string[]): Provenance;
}

/** What is needed to keep passages, wherever it is done. */
export interface KeepingContext {
  /** BCP 47 language of our own words. */
  language(): Promise<string>;
  knowledge(): Promise<KnowledgeBase>;
}

/** What is to be kept of a passage, and what it stands in. */
export interface PassageToKeep {
  head: readonly string[];
  passage: SentPassage;
  /** The document's text where the passage is to be a clipping. */
  clipOf: string | null;
}

const sentPassage = v.omit(passageSchema, [
  'id',
  'matter',
  'document',
  'issues',
  'clipped',
  'createdAt',
  'changedAt',
  'revision',
]);
const sentChange = v.partial(v.pick(passageSchema, ['purpose', 'selectors']));
const lastPurpose = 'last-purpose';

/**
 * Keeps, changes and gives the passages of one document in the current matter; of another document none is given or
 * changed. What is at fault with the case file is answered, not thrown.
 */
export function documentPassages({ language, knowledge }: KeepingContext) {
  return {
    passages: (known: KnownDocument) =>
      done<'passages'>(async () => {
        const document = await documentOf(known);
        const [passages, purpose] = await Promise.all([document ? passagesOf(document.id) : [], last()]);
        return { document, passages, purpose };
      }),

    keep: (known: KnownDocument, { head, passage, clipOf }: PassageToKeep) =>
      done<'keep-passage'>(async () => {
        const marked = v.parse(sentPassage, passage);
        if (!standsSomewhere(marked)) throw new Error('the passage marks no words and no page');
        const matter =
          (await currentMatter()) ?? (await currentOrNewMatter(markWords(await language()).firstMatter));
        const textHash = known.textHash || (clipOf ? await sha256(clipOf) : '');
        const at = new Date().toISOString();
        const passageHash = clipOf === null ? '' : await sha256(marked.selectors.quote.exact);
        const { entries } = await knowledge();
        const issues = marked.mentions.flatMap(({ targets }) =>
          targets.flatMap((id) => issuesOf(entries[id])),
        );
        const kept = await keepPassage(
          matter.id,
          { kind: known.kind, provenance: fitted(known.provenance(head)), keys: known.keys, textHash },
          {
            ...marked,
            issues: [...new Set(issues)].slice(0, 60),
            clipped: clipOf === null ? null : { at, passageHash, textHash },
          },
          at,
        );
        if (marked.purpose) await browser.storage.local.set({ [lastPurpose]: marked.purpose });
        return { passage: kept.passage, matter: matter.name };
      }),

    change: (known: KnownDocument, seen: Passage, change: SentChange) =>
      done<'change-passage'>(async () => {
        const before = v.parse(passageSchema, seen);
        await ownPassage(before.id, known);
        const passage = await changePassage(before, v.parse(sentChange, change));
        return { passage };
      }),

    remove: (known: KnownDocument, id: string) =>
      done<'remove-passage'>(async () => {
        await ownPassage(id, known);
        const removal = await removePassages([id]);
        return { removal };
      }),

    /** What the document is: as the reader has corrected it, or as it says itself. */
    cite: (known: KnownDocument, head: readonly string[]) =>
      done<'cite-document'>(async () => {
        const kept = await documentOf(known);
        if (kept) return { provenance: kept.provenance, lastReadAt: kept.lastReadAt };
        return { provenance: fitted(known.provenance(head)), lastReadAt: new Date().toISOString() };
      }),

    putBack: (known: KnownDocument, removal: string) =>
      done<'put-back-passage'>(async () => {
        const document = await documentOf(known);
        const removed = (await removals()).find(({ id }) => id === removal);
        const own = removed?.passages.every((passage) => passage.document === document?.id);
        if (!own || removed?.documents.length || removed?.matters.length) throw new CaseFileError('gone');
        await putBack(removal);
        return { done: true };
      }),
  };
}

async function done<N extends keyof PassageReplies>(
  work: () => Promise<Exclude<PassageReplies[N], NotDone>>,
): Promise<PassageReplies[N]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConflictError) return { fault: 'conflict' };
    if (error instanceof CaseFileError) return { fault: error.fault };
    throw error;
  }
}

async function documentOf({ keys }: KnownDocument): Promise<CaseDocument | null> {
  const matter = await currentMatter();
  return matter && findDocument(matter.id, keys);
}

/** @throws CaseFileError `gone` if the passage is none of this document */
async function ownPassage(id: string, known: KnownDocument): Promise<Passage> {
  const document = await documentOf(known);
  const passage = document && (await passagesOf(document.id)).find((one) => one.id === id);
  if (!passage) throw new CaseFileError('gone');
  return passage;
}

async function last(): Promise<Purpose> {
  const stored = (await browser.storage.local.get(lastPurpose))[lastPurpose];
  return purposes.find((purpose) => purpose === stored) ?? 'facts';
}

/** Statutes and places raise no issue of their own. */
const issuesOf = (entry: Entry | undefined): string[] => (entry && 'issues' in entry ? entry.issues : []);

/** As long as the case file takes it. */
export function fitted(provenance: Provenance): Provenance {
  const { date, url, language, ...rest } = provenance;
  const words = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, value.slice(0, 1_000)]),
  );
  return {
    ...(words as typeof rest),
    date: date.slice(0, 40),
    url: url.slice(0, 4_000),
    language: language.slice(0, 35),
  };
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
