import type { CaseDocument, Passage } from '../records.ts';
import type { ReadAnnotation } from './read-annotations.ts';

/** What of a matter is there before anything comes in. */
export interface MatterNow {
  documents: readonly CaseDocument[];
  passages: readonly Passage[];
}

/** A passage that is there already, with what the file adds to it: nothing, if `change` is empty. */
export interface KnownPassage {
  passage: Passage;
  change: PassageAddition;
  /** A note of the file that differs from the reader's own, which stays; '' for none. */
  otherNote: string;
}

export type PassageAddition = Partial<
  Pick<Passage, 'note' | 'tags' | 'purpose' | 'clipped' | 'issues' | 'place'>
>;

/** What would come of an import. */
export interface ImportPlan {
  added: ReadAnnotation[];
  known: KnownPassage[];
  /** How many documents would be new in the matter. */
  newDocuments: number;
}

/**
 * What bringing annotations into a matter would do: a passage that is there already, the same words at the same place
 * of the same document, is completed and not doubled; what the reader wrote stays. Several annotations of one passage
 * come in as one.
 */
export function planImport(now: MatterNow, annotations: readonly ReadAnnotation[]): ImportPlan {
  const documents = new Documents(now.documents);
  const passageAt = new Map(now.passages.map((passage) => [placeOf(passage.document, passage), passage]));
  const byPlace = new Map<string, ReadAnnotation>();
  for (const annotation of annotations) {
    const place = placeOf(documents.idOf(annotation.document.keys), annotation.passage);
    const before = byPlace.get(place);
    byPlace.set(place, before ? joined(before, annotation) : annotation);
  }
  const plan: ImportPlan = { added: [], known: [], newDocuments: documents.made };
  for (const [place, annotation] of byPlace) {
    const passage = passageAt.get(place);
    if (passage) plan.known.push(completion(passage, annotation));
    else plan.added.push(annotation);
  }
  return plan;
}

/** Knows documents by their keys, those of the matter and those that the file would add. */
class Documents {
  made = 0;
  private readonly byKey = new Map<string, string>();

  constructor(documents: readonly CaseDocument[]) {
    for (const { id, keys } of documents) for (const key of keys) this.byKey.set(key, id);
  }

  idOf(keys: readonly string[]): string {
    const known = keys.map((key) => this.byKey.get(key)).find((id) => id !== undefined);
    const id = known ?? `new:${this.made++}`;
    for (const key of keys) if (!this.byKey.has(key)) this.byKey.set(key, id);
    return id;
  }
}

const placeOf = (document: string, { selectors, mark }: Pick<Passage, 'selectors' | 'mark'>) =>
  JSON.stringify([
    document,
    selectors.position.start,
    selectors.quote.exact,
    // What is drawn on a page stands where it is drawn; its name is of the file that held it.
    mark && { ...mark, name: '' },
  ]);

/** Two annotations of the file on one passage, as one. */
function joined(one: ReadAnnotation, other: ReadAnnotation): ReadAnnotation {
  const { change, otherNote } = completion(one.passage, other);
  const note = otherNote === '' ? (change.note ?? one.passage.note) : `${one.passage.note}\n\n${otherNote}`;
  return { ...one, passage: { ...one.passage, ...change, note } };
}

type Own = Pick<Passage, keyof PassageAddition>;

function completion<T extends Own>(passage: T, { passage: read }: { passage: Own }) {
  const union = (own: readonly string[], other: readonly string[]) => [...new Set([...own, ...other])];
  const tags = union(passage.tags, read.tags).slice(0, 50);
  const issues = union(passage.issues, read.issues).slice(0, 60);
  const place = {
    paragraph: passage.place.paragraph || read.place.paragraph,
    page: passage.place.page || read.place.page,
  };
  const isKnownNote = read.note === '' || passage.note.includes(read.note);
  const change: PassageAddition = {
    ...(passage.note === '' && !isKnownNote ? { note: read.note } : {}),
    ...(tags.length > passage.tags.length ? { tags } : {}),
    ...(issues.length > passage.issues.length ? { issues } : {}),
    ...(passage.purpose === null && read.purpose !== null ? { purpose: read.purpose } : {}),
    ...(passage.clipped === null && read.clipped !== null ? { clipped: read.clipped } : {}),
    ...(JSON.stringify(place) === JSON.stringify(passage.place) ? {} : { place }),
  };
  return { passage, change, otherNote: passage.note === '' || isKnownNote ? '' : read.note };
}
