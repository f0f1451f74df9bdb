import * as v from 'valibot';
import type { Selectors } from '../../reading/anchor/selectors.ts';
import type { ReadDocument } from '../documents.ts';
import {
  annotationCollection,
  annotationPage,
  annotationSchema,
  type WebAnnotation,
} from '../export/annotation-model.ts';
import { markOfSvgs } from '../export/mark-svg.ts';
import type { PageMark } from '../page-mark.ts';
import type { NewPassage } from '../passages.ts';
import { type CaseDocument, documentSchema, passageSchema, purposes, standsSomewhere } from '../records.ts';

/** Reads W3C Web Annotations, ours (casefile/export/web-annotation.ts) and those of other programs. */

/** An annotation that was read in. Times are ISO 8601 in UTC; '' where the file does not say it. */
export interface ReadAnnotation {
  passage: NewPassage;
  document: ReadDocument;
  markedAt: string;
  /** When the document was read. */
  readAt: string;
}

/** Or why it could not be; `name` is by what its author would know it again. */
export type AnnotationRead = ReadAnnotation | { refused: string; name: string };

/**
 * Why a file is not read at all. `references` is a list of sources without passages: RIS, BibTeX, CSL-JSON.
 * `elsewhere` is a collection that only names where its annotations are.
 */
export type AnnotationFileFault = 'zip' | 'no-json' | 'no-annotations' | 'references' | 'empty' | 'elsewhere';

/** What stands in a file. */
export interface AnnotationFile {
  read: AnnotationRead[];
  /** It is one page of several, and the others are not in it. */
  isPart: boolean;
}

export class AnnotationFileError extends Error {
  readonly fault: AnnotationFileFault;

  constructor(fault: AnnotationFileFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Reads annotations that we, or others, wrote: one, a list, a page or a collection.
 * @param keyOf the key by which the document at an address is known again, for a file that gives no keys
 * @throws AnnotationFileError if the text holds no annotations
 */
export function fromWebAnnotations(
  text: string,
  keyOf = (address: string) => `url:${address}`,
): AnnotationFile {
  if (text.startsWith('PK\u0003\u0004')) throw new AnnotationFileError('zip');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new AnnotationFileError(isReferences(text) ? 'references' : 'no-json');
  }
  const gathered = gatheredIn(data);
  if (!gathered) throw new AnnotationFileError('no-annotations');
  const { items, next } = gathered;
  if (items.length === 0) throw new AnnotationFileError('empty');
  if (items.every(isCslItem)) throw new AnnotationFileError('references');
  return { read: items.map((item) => readOne(item, keyOf)), isPart: next !== undefined && next !== null };
}

function readOne(item: unknown, keyOf: (address: string) => string): AnnotationRead {
  const parsed = v.safeParse(annotationSchema, item);
  if (parsed.success) return fromWebAnnotation(parsed.output, keyOf);
  const [issue] = parsed.issues;
  return refusal(item, `${v.getDotPath(issue) ?? 'the annotation'}: ${issue.message}`);
}

const isReferences = (text: string) => /^\s*(?:TY {2}- |@\w+\s*\{)/.test(text.replace(/^\ufeff/, ''));

function isCslItem(item: unknown): boolean {
  const { target, title, type } = asObject(item);
  return target === undefined && typeof title === 'string' && typeof type === 'string';
}

function gatheredIn(data: unknown): { items: unknown[]; next?: unknown } | null {
  if (Array.isArray(data)) return { items: data };
  if (v.is(annotationCollection, data)) {
    if (typeof data.first === 'string') throw new AnnotationFileError('elsewhere');
    return data.first;
  }
  if (v.is(annotationPage, data)) return data;
  // One that breaks the model is refused as any other, with what it breaks.
  return [asObject(data).type].flat().includes('Annotation') ? { items: [data] } : null;
}

function fromWebAnnotation(annotation: WebAnnotation, keyOf: (address: string) => string): AnnotationRead {
  const target = asObject([annotation.target].flat()[0]);
  const source = typeof target.source === 'string' ? { id: target.source } : asObject(target.source);
  const mark = markIn(target.selector);
  const selectors = selectorsIn(target, mark !== null);
  if (!selectors) return refusal(annotation, 'target: has no TextQuoteSelector');
  const bodies = [annotation.body ?? []].flat().map(asObject);
  const values = (purpose: string) =>
    bodies.filter((body) => body.purpose === purpose).map((body) => textOf(body.value));
  const classified = values('classifying')[0] ?? '';
  const notes = [
    ...bodies
      .filter(({ type, purpose, value }) => isNote(type, purpose) && typeof value === 'string')
      .map(({ value }) => textOf(value)),
    ...(annotation.bodyValue === undefined ? [] : [annotation.bodyValue]),
  ];
  const clippedAt = textOf(asObject([target.state].flat()[0]).sourceDate);
  const textHash = textOf(source['schema:sha256']);
  const passage: NewPassage = {
    selectors,
    mark,
    purpose: purposes.find((purpose) => purpose === classified) ?? null,
    note: notes.join('\n\n'),
    tags: values('tagging'),
    issues: values('identifying'),
    place: { paragraph: textOf(target['schema:position']), page: textOf(target['schema:pagination']) },
    language: textOf(target['dcterms:language']),
    mentions: Array.isArray(target['nonrefoul:mentions']) ? target['nonrefoul:mentions'] : [],
    clipped:
      clippedAt === '' ? null : { at: clippedAt, passageHash: textOf(target['schema:sha256']), textHash },
  };
  const url = textOf(source.id);
  const isOwnId = url.startsWith('urn:uuid:');
  const keys = [source['dcterms:identifier'] ?? []].flat().map(textOf).filter(Boolean);
  const kind = textOf(source['dcterms:type']);
  const document: ReadDocument = {
    kind: kinds.find((known) => known === kind) ?? 'page',
    provenance: {
      title: textOf(source['dcterms:title']),
      court: textOf(source['dcterms:contributor']),
      caseName: textOf(source['dcterms:alternative']),
      citation: textOf(source['dcterms:bibliographicCitation']),
      date: textOf(source['dcterms:date']),
      author: textOf(source['dcterms:creator']),
      publisher: textOf(source['dcterms:publisher']),
      url: isOwnId ? '' : url,
      language: textOf([source.language].flat()[0]),
    },
    keys: keys.length > 0 ? keys : [isOwnId ? `text:${textHash || url}` : keyOf(url)],
    textHash,
  };
  const why = objectionTo(passage, document);
  if (why !== null) return refusal(annotation, why);
  const markedAt = timeOf(annotation.created) || timeOf(annotation.modified);
  return { passage, document, markedAt, readAt: timeOf(source['pav:retrievedOn']) || markedAt };
}

function refusal(annotation: unknown, refused: string): AnnotationRead {
  const { id } = asObject(annotation);
  return { refused, name: textOf(id).slice(0, 200) };
}

/** Times with an offset are told in UTC, as the case file keeps them. */
function timeOf(value: unknown): string {
  const time = typeof value === 'string' ? new Date(value) : null;
  return time && !Number.isNaN(time.getTime()) ? time.toISOString() : '';
}

const kinds: readonly CaseDocument['kind'][] = ['page', 'pdf', 'docx', 'html', 'text'];

const isNote = (type: unknown, purpose: unknown) =>
  [type].flat().includes('TextualBody') &&
  (purpose === undefined ||
    ['commenting', 'describing', 'replying', 'questioning'].includes(String(purpose)));

const markedSchema = v.omit(passageSchema, [
  'id',
  'matter',
  'document',
  'createdAt',
  'changedAt',
  'revision',
]);

/** What comes from a file is held against the schema of what the case file keeps. @returns what is wrong with it */
function objectionTo(passage: NewPassage, document: ReadDocument): string | null {
  const own = v.safeParse(
    v.pipe(
      markedSchema,
      v.check((read) => standsSomewhere(read), 'marks no words and no page'),
    ),
    passage,
  );
  const { kind, provenance, keys, textHash } = documentSchema.entries;
  const its = v.safeParse(v.strictObject({ kind, provenance, keys, textHash }), document);
  const issue = own.issues?.[0] ?? its.issues?.[0];
  return issue ? `${v.getDotPath(issue)}: ${issue.message}` : null;
}

/** The mark that the drawings on pages show, if we drew them. */
function markIn(value: unknown): PageMark | null {
  const drawn = [value]
    .flat()
    .map(asObject)
    .flatMap((one) => {
      const page = pageNumber.exec(textOf(one.value))?.[1];
      const { type, value: svg } = asObject(one.refinedBy);
      return page && type === 'SvgSelector' ? [{ page: Number(page), svg: textOf(svg) }] : [];
    });
  return markOfSvgs(drawn);
}

const pageNumber = /^page=(\d+)$/;

function selectorsIn(target: Loose, wordless: boolean): Selectors | null {
  const all = withRefinements([target.selector].flat().map(asObject));
  const of = (type: string) => all.find((one) => one.type === type);
  const quote = of('TextQuoteSelector') ?? (wordless ? {} : undefined);
  const exact = textOf(quote?.exact);
  if (!quote || (exact === '' && !wordless)) return null;
  const position = of('TextPositionSelector');
  const start = typeof position?.start === 'number' ? position.start : 0;
  const range = of('RangeSelector');
  const page = of('FragmentSelector');
  return {
    quote: {
      type: 'TextQuoteSelector',
      exact,
      prefix: textOf(quote.prefix).slice(-2_000),
      suffix: textOf(quote.suffix).slice(0, 2_000),
    },
    position: {
      type: 'TextPositionSelector',
      start,
      end: typeof position?.end === 'number' ? position.end : start + exact.length,
    },
    // How often the words stand in their document, and what is like them there, other programs don't say. A passage
    // that may have its like is attached only where its surroundings are there too.
    times: countOf(target['nonrefoul:times'], 1),
    rivals: countOf(target['nonrefoul:rivals'], 1),
    ...(isShare(target['nonrefoul:twin']) ? { twin: target['nonrefoul:twin'] } : {}),
    ...(v.is(passageSchema.entries.selectors, { ...blank, range }) ? { range: range as never } : {}),
    ...(pageNumber.test(textOf(page?.value)) ? { page: pageSelector(textOf(page?.value)) } : {}),
  };
}

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1;

const blank: Selectors = {
  quote: { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 1 },
  times: 1,
  rivals: 0,
};

const pageSelector = (value: string) =>
  ({ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3778', value }) as const;

/** Selectors and those by which they are refined: others nest what we list. */
function withRefinements(selectors: readonly Loose[], depth = 0): Loose[] {
  if (depth > 4) return [];
  return selectors.flatMap((one) => [
    one,
    ...withRefinements([one.refinedBy ?? []].flat().map(asObject), depth + 1),
  ]);
}

type Loose = Record<string, unknown>;
const asObject = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const countOf = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
