import type { Passage, Purpose } from '../../casefile/records.ts';

/** What the reader changes of a passage. */
export type PassageEdit = Partial<Pick<Passage, 'purpose' | 'note' | 'tags' | 'place'>>;

/** What the fields of the editor hold. */
export interface PassageFields {
  note: string;
  /** As typed: names with commas between them. */
  tags: string;
  purpose: Purpose | null;
  place: Passage['place'];
}

/** Characters that the store takes of a note. */
export const longestNote = 100_000;
/** What the store takes of tags. */
const longestTag = 80;
const mostTags = 50;

/** The tags that a reader typed, each once. Commas of Chinese and Arabic part them as well. */
function tagsIn(typed: string): string[] {
  const names = typed.split(/[,،，、]/).map((tag) => tag.trim().slice(0, longestTag).trim());
  return [...new Set(names)].filter(Boolean).slice(0, mostTags);
}

/** Only what differs from what was seen: the rest is left to whoever changes it elsewhere. */
export function changeOf(seen: Passage, { note, tags, purpose, place }: PassageFields): PassageEdit {
  const named = tagsIn(tags);
  return {
    ...(note === seen.note ? {} : { note }),
    ...(named.join() === seen.tags.join() ? {} : { tags: named }),
    ...(purpose === seen.purpose ? {} : { purpose }),
    ...(place.paragraph === seen.place.paragraph && place.page === seen.place.page ? {} : { place }),
  };
}
