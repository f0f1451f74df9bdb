import * as v from 'valibot';
import type { Prose } from '../entry.ts';
import { categories } from '../mention.ts';
import { issues } from './issues.ts';

/** The pieces that the schemas of several kinds share. Messages are written for a lawyer who sends a correction. */

const quoted = 'is not text: write it in quotes';

/** Text that must say something. */
export const words = v.pipe(v.string(quoted), v.trim(), v.minLength(1, 'is empty'));
/** Text that may be empty, where empty means "not known". */
export const wordsOrNone = v.string(quoted);

/** Stable for ever, unique over all kinds, equal to the file's name. */
export const id = v.pipe(
  v.string(quoted),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id: lower-case letters, digits and single hyphens only'),
);

const language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'is not a language code such as "en" or "zh-Hans"'),
);

/** Prose by language, English always there and not empty. */
export const prose = v.pipe(
  v.record(language, words, 'is not prose by language: write it as "en: ..."'),
  v.check((value) => 'en' in value, 'has no English text ("en: ...")'),
  v.transform((value) => value as Prose),
);
/** Prose that may be empty. */
export const proseOrNone = v.pipe(
  v.record(language, wordsOrNone, 'is not prose by language: write it as "en: ..."'),
  v.check((value) => 'en' in value, 'has no English text ("en: ...")'),
);

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const isDay = (value: string) =>
  value.length < 10 || new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
const dateMessage = 'is not a date: write YYYY-MM-DD, or YYYY-MM or "YYYY" where no more is known';
/** ISO date, or year and month, or year, as far as it is known. */
export const date = v.pipe(
  v.string(quoted),
  v.regex(datePattern, dateMessage),
  v.check((value) => !datePattern.test(value) || isDay(value), dateMessage),
);
export const dateOrNone = v.union([v.literal(''), date], dateMessage);

const isWebAddress = (value: string) => {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
};
export const url = v.pipe(
  v.string(quoted),
  v.check(isWebAddress, 'is not a web address that starts with http:// or https://'),
);
/** Empty for a source that was read in a copy without an address of its own. */
const urlOrNone = v.pipe(
  v.string(quoted),
  v.check(
    (value) => value === '' || isWebAddress(value),
    'is not a web address that starts with http:// or https://',
  ),
);

export const stateCode = v.pipe(
  v.string(quoted),
  v.regex(/^[A-Z]{2}$/, 'is not a country code such as "PL"'),
);
/** The groups of states for which a court or committee speaks. */
export const groups = ['ECHR', 'EU', 'UN', 'ACHR'] as const;
export const forum = v.pipe(
  v.string(quoted),
  v.regex(/^([A-Z]{2}|ECHR|ACHR)$/, 'is neither a country code nor ECHR, EU, UN or ACHR'),
);

export const level = v.picklist(
  ['primary', 'secondary'],
  'must be primary or secondary: what was not checked does not ship',
);

const issue = v.picklist(issues, (found) => `${found.received} is not an issue that this base knows`);
export const issueList = v.pipe(
  v.array(issue),
  v.check((value) => new Set(value).size === value.length, 'names an issue twice'),
);
export const someIssues = v.pipe(
  v.array(issue),
  v.minLength(1, 'names no issue'),
  v.check((value) => new Set(value).size === value.length, 'names an issue twice'),
);

export const source = v.strictObject({ url: urlOrNone, title: words, publisher: words, supports: words });

/** What every entry has. */
export const common = {
  id,
  category: v.picklist(categories, (found) => `${found.received} is not a category of mention`),
  sources: v.pipe(v.array(source), v.minLength(1, 'has no source: every entry needs one')),
  checked: level,
  note: proseOrNone,
};

export const texts = v.array(words);
export const proses = v.array(prose);
export const binding = v.picklist(['binding', 'persuasive']);
