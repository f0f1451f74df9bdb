import * as v from 'valibot';
import {
  binding,
  common,
  date,
  dateOrNone,
  forum,
  id,
  issueList,
  level,
  prose,
  proseOrNone,
  proses,
  someIssues,
  stateCode,
  texts,
  url,
  words,
  wordsOrNone,
} from './parts.ts';

/** The schema of each kind of entry, as it stands in its YAML file. A key that is not named here is an error. */

/** The levels of court, authority or practice that a decision can be of. */
export const courtLevels = [
  'Grand Chamber',
  'Chamber',
  'Chamber (admissibility)',
  'Regional court',
  'Treaty body',
  'Expert mechanism',
  'Constitutional court',
  'Supreme court',
  'Appeal court',
  'First instance',
  'First instance (judicial review)',
  'Authority',
  'Practice',
] as const;

/** What a topic can be. */
export const topicCategories = [
  'body',
  'operation',
  'detention',
  'method',
  'concept',
  'report',
  'figure',
  'place',
] as const;

/** The international commitments that a country entry answers for. */
export const memberships = [
  'coe_echr',
  'eu',
  'oas',
  'iachr_court',
  'achpr_charter',
  'achpr_court',
  'uncat',
  'uncat_art22',
  'iccpr',
  'iccpr_op1',
  'refugee_convention_1951',
  'protocol_1967',
  'icpped',
  'interpol',
  'european_convention_extradition_1957',
] as const;
const membership = v.picklist(
  memberships,
  (found) => `${found.received} is not a membership that this base knows`,
);

const caseSchema = v.strictObject({
  ...common,
  name: prose,
  short_names: texts,
  court: words,
  court_level: v.picklist(courtLevels),
  jurisdiction: forum,
  date,
  final_date: dateOrNone,
  citations: texts,
  requesting: stateCode,
  person: prose,
  subject: prose,
  outcome: v.picklist(['refused', 'granted', 'violation', 'no-violation', 'remitted', 'released', 'other']),
  favours: v.picklist(['defence', 'requesting-state', 'mixed']),
  issues: someIssues,
  holdings: v.pipe(
    v.array(v.strictObject({ proposition: prose, pinpoint: wordsOrNone, issues: issueList })),
    v.minLength(1, 'says nothing of what was decided'),
  ),
  assurances: v.nullable(prose),
  later: proses,
  distinguish: proseOrNone,
  weight: v.array(v.strictObject({ in: forum, status: binding, why: prose })),
});

const treaty = v.strictObject({
  ...common,
  partner: v.strictObject({ code: stateCode, name: prose }),
  with: v.picklist(['CN', 'HK']),
  type: v.picklist(['extradition', 'mutual-legal-assistance', 'transfer', 'readmission']),
  signed: dateOrNone,
  in_force: dateOrNone,
  status: v.picklist(['in-force', 'signed', 'suspended', 'terminated', 'none', 'unknown']),
  status_date: dateOrNone,
  official_name: wordsOrNone,
  aka: texts,
  refusal_grounds: v.array(v.strictObject({ ref: words, proposition: prose, issues: issueList })),
});

const instrument = v.strictObject({
  ...common,
  name: prose,
  aka: texts,
  type: v.picklist([
    'convention',
    'protocol',
    'charter',
    'declaration',
    'model-treaty',
    'constitution',
    'statute',
    'regulation',
    'directive',
    'rules',
    'resolution',
  ]),
  adopted: date,
  /** The membership of a country entry that says whether this binds the country. */
  membership: v.optional(membership),
  china_status: proseOrNone,
  hk_status: proseOrNone,
  provisions: v.array(v.strictObject({ ref: words, proposition: prose, issues: issueList, checked: level })),
});

const authorities = v.array(v.strictObject({ id, pinpoint: wordsOrNone }));

const argument = v.strictObject({
  ...common,
  title: prose,
  claim: prose,
  answer: v.pipe(
    v.array(
      v.strictObject({
        point: prose,
        authorities,
      }),
    ),
    v.minLength(1, 'has no answer'),
  ),
  caveats: proses,
  adverse: authorities,
  questions: proses,
  issues: someIssues,
  triggers: v.pipe(
    v.record(v.string(), texts),
    v.check((value) => (value.en?.length ?? 0) > 0, 'has no English trigger'),
  ),
});

const topic = v.strictObject({
  ...common,
  name: prose,
  aka: texts,
  zh: wordsOrNone,
  topic_category: v.picklist(topicCategories),
  hub: v.boolean('must be true or false'),
  summary: prose,
  why_it_matters: prose,
  see: v.array(id),
  issues: issueList,
});

const treatyStatus = v.nullable(
  v.picklist(['in-force', 'signed', 'suspended', 'terminated', 'none', 'unknown']),
);
const treatyOrNone = v.nullable(v.union([v.literal('none'), id]));

const jurisdiction = v.strictObject({
  ...common,
  name: prose,
  aka: texts,
  names: v.record(v.string(), words),
  languages: texts,
  memberships: v.record(
    membership,
    v.nullable(v.union([v.boolean(), date], 'must be true, false, null or a date')),
  ),
  memberships_as_of: v.record(membership, date),
  remedies: v.array(
    v.strictObject({ id, available: v.union([v.boolean(), v.literal('unknown')]), why: prose }),
  ),
  extradition_law: v.nullable(words),
  who_decides: v.nullable(prose),
  refusal_grounds: proses,
  treaty_with_china: treatyOrNone,
  treaty_with_china_status: treatyStatus,
  treaty_with_hk: treatyOrNone,
  treaty_with_hk_status: treatyStatus,
  notable_cases: v.array(id),
  authority_rules: v.array(
    v.strictObject({
      source: v.picklist(['ECHR', 'EU', 'ACHR', 'ACHPR', 'UN-CAT', 'UN-HRC', 'own-supreme']),
      status: binding,
      why: prose,
      checked: v.picklist(['primary', 'secondary', 'unchecked']),
    }),
  ),
  checked_by_field: v.record(
    v.picklist([
      'names',
      'languages',
      'memberships',
      'remedies',
      'extradition_law',
      'who_decides',
      'refusal_grounds',
      'treaty_with_china',
      'treaty_with_hk',
      'authority_rules',
    ]),
    level,
  ),
});

const remedy = v.strictObject({
  ...common,
  name: prose,
  body: words,
  who_may_use: prose,
  how: prose,
  interim: prose,
  url,
  see: v.array(id),
});

const resource = v.strictObject({
  ...common,
  name: prose,
  what: prose,
  who_for: texts,
  url,
  languages: texts,
  for: v.array(id),
});

/** Folder of `knowledge/entries` → the kind of entry that lives there, and its schema. */
export const kinds = {
  arguments: { kind: 'argument', schema: argument },
  cases: { kind: 'case', schema: caseSchema },
  instruments: { kind: 'instrument', schema: instrument },
  jurisdictions: { kind: 'jurisdiction', schema: jurisdiction },
  remedies: { kind: 'remedy', schema: remedy },
  resources: { kind: 'resource', schema: resource },
  topics: { kind: 'topic', schema: topic },
  treaties: { kind: 'treaty', schema: treaty },
} as const;

export type Folder = keyof typeof kinds;

/** `entries/about.yaml`: the day up to which the facts were read. */
export const aboutSchema = v.strictObject({
  as_of: v.pipe(date, v.length(10, 'must be a whole date: YYYY-MM-DD')),
});
