import * as v from 'valibot';
import { courtLevels, memberships } from './kinds.ts';
import { id, prose, stateCode, words, wordsOrNone } from './parts.ts';

/** `entries/forums.yaml`: who speaks for whom, and for whom what they say binds. */
export const forumsSchema = v.strictObject({
  international: v.array(
    v.strictObject({
      decisions_of: v.picklist(['ECHR', 'EU', 'UN', 'ACHR'], 'is none of ECHR, EU, UN and ACHR'),
      court: wordsOrNone,
      name: prose,
      rule: v.nullable(words),
      reaches: v.union(
        [v.strictObject({ membership: v.picklist(memberships) }), v.strictObject({ remedy: id })],
        'must name a membership that this base knows, or a remedy',
      ),
      binds: v.picklist(['respondent', 'members', 'nobody'], 'must be respondent, members or nobody'),
      within: v.nullable(prose),
      basis: v.nullable(v.strictObject({ id, pinpoint: words })),
    }),
  ),
  own: v.strictObject({ rule: words, levels: v.array(v.picklist(courtLevels)) }),
  china: v.array(stateCode),
});

export type Forums = v.InferOutput<typeof forumsSchema>;
