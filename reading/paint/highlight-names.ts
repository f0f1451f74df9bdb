import { type Category, categories } from '../../knowledge/mention.ts';

/** What a reader's own mark is for; `kept` has no purpose: it was clipped or noted on. */
export const markRoles = ['facts', 'law', 'for-us', 'against-us', 'to-check', 'kept'] as const;
export type MarkRole = (typeof markRoles)[number];

/**
 * What a highlight stands for: a category and how loud it is, a mark of the reader's own, or what is pointed out. `present`
 * is none: it names a custom property of the page's root that is there as long as our style sheet is.
 */
export type HighlightRole =
  | `${Category}-loud`
  | `${Category}-quiet`
  | `mark-${MarkRole}`
  | 'pointed'
  | 'present';

export const highlightRoles: readonly HighlightRole[] = [
  ...categories.flatMap((category) => [`${category}-loud`, `${category}-quiet`] as const),
  ...markRoles.map((role) => `mark-${role}` as const),
  'pointed',
  'present',
];

export type HighlightNames = Record<HighlightRole, string>;

/** No vowels: a name drawn by lot must not spell a word. */
const letters = 'bcdfghjklmnpqrstvwxz';

/**
 * A name for each highlight, of this page load only. A page can read the names in its highlight registry, so
 * they must not tell what painted them.
 */
export function randomNames(): HighlightNames {
  const taken = new Set<string>();
  const entries = highlightRoles.map((role) => {
    let name: string;
    do {
      const bytes = crypto.getRandomValues(new Uint8Array(12));
      name = Array.from(bytes, (byte) => letters[byte % letters.length]).join('');
    } while (taken.has(name));
    taken.add(name);
    return [role, name];
  });
  return Object.fromEntries(entries) as HighlightNames;
}
