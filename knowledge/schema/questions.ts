import * as v from 'valibot';
import { issues } from './issues.ts';
import { topicCategories } from './kinds.ts';
import { id, prose, stateCode } from './parts.ts';

const titled = { title: prose };
const someIds = v.pipe(v.array(id), v.minLength(1, 'names no entry'));
const someIssues = v.pipe(
  v.array(v.picklist(issues, (found) => `${found.received} is not an issue that this base knows`)),
  v.minLength(1, 'names no issue'),
);

/**
 * One part of an answer: which entries, or which rule finds them. What it says comes from the entries alone; the
 * title is the only prose here.
 */
const sectionSchema = v.variant(
  'show',
  [
    v.strictObject({ ...titled, show: v.literal('entries'), ids: someIds }),
    v.strictObject({
      ...titled,
      show: v.literal('kind'),
      kind: v.picklist(['topic', 'treaty', 'instrument', 'remedy', 'resource']),
      /** Topics of this sort alone. */
      topic_category: v.optional(v.picklist(topicCategories)),
      /** Those on one of these issues alone. */
      issues: v.optional(someIssues),
      /** Treaties with this requesting side alone. */
      with: v.optional(v.picklist(['CN', 'HK'])),
    }),
    v.strictObject({ ...titled, show: v.literal('provisions'), of: someIds, issues: v.optional(someIssues) }),
    v.strictObject({
      ...titled,
      show: v.literal('my-court'),
      part: v.picklist(['treaties', 'law', 'who-decides', 'refusal-grounds', 'authority', 'remedies']),
    }),
    v.strictObject({
      ...titled,
      show: v.literal('rulings'),
      /** Without issues: all of them. */
      issues: v.optional(someIssues),
      /** Only those on a request by one of these. */
      requesting: v.optional(v.array(stateCode)),
      /** None of those on a request by one of these. */
      not_requesting: v.optional(v.array(stateCode)),
    }),
    v.strictObject({
      ...titled,
      show: v.literal('arguments'),
      ids: v.optional(someIds),
      issues: v.optional(someIssues),
    }),
  ],
  'has a part that shows nothing this base knows: entries, kind, provisions, my-court, rulings or arguments',
);

/** `entries/questions.yaml`: what a court asks, and what of the base answers it. */
export const questionsSchema = v.pipe(
  v.array(
    v.strictObject({
      id,
      question: prose,
      /** The entries whose own words answer it in short, told in full. */
      brief: v.array(id),
      sections: v.pipe(v.array(sectionSchema), v.minLength(1, 'has no part')),
    }),
  ),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'gives two questions one id'),
);

export type Question = v.InferOutput<typeof questionsSchema>[number];
export type QuestionSection = Question['sections'][number];
