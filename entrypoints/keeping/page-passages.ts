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
import {
  type NotDone,
  type PassageReplies,
  type passageRequests,
  receivedFacts,
  type SentFacts,
} from '../../platform/passage-messages.ts';
import { documentKeys } from '../../reading/provenance/document-keys.ts';
import type { PageFacts } from '../../reading/provenance/page-facts.ts';
import { provenanceOf } from '../../reading/provenance/provenance.ts';

type Sender = browser.Runtime.MessageSender;
type Body<N extends keyof typeof passageRequests> = v.InferOutput<(typeof passageRequests)[N]>;

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

/** What the background needs to keep passages for pages. */
export interface KeepingContext {
  /** BCP 47 language of our own words. */
  language(): Promise<string>;
  knowledge(): Promise<KnowledgeBase>;
}

/**
 * Answers a page's reader about the passages of its own document in the current matter. The reader is taken to be
 * in the page's hands: the address that counts is the one that the browser gives for the frame, and no passage of
 * another document is given or changed.
 */
export function pagePassages({ language, knowledge }: KeepingContext) {
  return {
    passages: ({ facts }: Body<'passages'>, sender: Sender) =>
      done<'passages'>(async () => {
        const document = await documentOf(facts, sender);
        const [passages, purpose] = await Promise.all([document ? passagesOf(document.id) : [], last()]);
        return { document, passages, purpose };
      }),

    'keep-passage': ({ facts, head, passage, clipOf }: Body<'keep-passage'>, sender: Sender) =>
      done<'keep-passage'>(async () => {
        const marked = v.parse(sentPassage, passage);
        if (!standsSomewhere(marked)) throw new Error('the passage marks no words and no page');
        const page = ownFacts(facts, sender);
        const matter =
          (await currentMatter()) ?? (await currentOrNewMatter(markWords(await language()).firstMatter));
        const textHash = clipOf === null ? '' : await sha256(clipOf);
        const at = new Date().toISOString();
        const passageHash = clipOf === null ? '' : await sha256(marked.selectors.quote.exact);
        const { entries } = await knowledge();
        const issues = marked.mentions.flatMap(({ targets }) =>
          targets.flatMap((id) => issuesOf(entries[id])),
        );
        const kept = await keepPassage(
          matter.id,
          { kind: 'page', provenance: fitted(provenanceOf(page, head)), keys: documentKeys(page), textHash },
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

    'change-passage': ({ facts, seen, change }: Body<'change-passage'>, sender: Sender) =>
      done<'change-passage'>(async () => {
        const before = v.parse(passageSchema, seen);
        await ownPassage(before.id, facts, sender);
        const passage = await changePassage(before, v.parse(sentChange, change));
        return { passage };
      }),

    'remove-passage': ({ facts, id }: Body<'remove-passage'>, sender: Sender) =>
      done<'remove-passage'>(async () => {
        await ownPassage(id, facts, sender);
        const removal = await removePassages([id]);
        return { removal };
      }),

    'put-back-passage': ({ facts, removal }: Body<'put-back-passage'>, sender: Sender) =>
      done<'put-back-passage'>(async () => {
        const document = await documentOf(facts, sender);
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

/**
 * What a page says of itself, at the address that the browser gives for its frame. A page can give itself any
 * address of its own origin, and its reader hears of it sooner than the browser says so.
 */
export function ownFacts(facts: SentFacts, sender: Pick<Sender, 'url'>): PageFacts {
  const given = sender.url ?? '';
  const sameOrigin = originOf(facts.url) !== null && originOf(facts.url) === originOf(given);
  return receivedFacts({ ...facts, url: sameOrigin ? facts.url : given });
}

function originOf(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

async function documentOf(facts: SentFacts, sender: Sender): Promise<CaseDocument | null> {
  const matter = await currentMatter();
  return matter && findDocument(matter.id, documentKeys(ownFacts(facts, sender)));
}

/** @throws CaseFileError `gone` if the passage is none of the sender's document */
async function ownPassage(id: string, facts: SentFacts, sender: Sender): Promise<Passage> {
  const document = await documentOf(facts, sender);
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
function fitted(provenance: Provenance): Provenance {
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
