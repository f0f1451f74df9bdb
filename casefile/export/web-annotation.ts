import * as v from 'valibot';
import type { Selectors } from '../../reading/anchor/selectors.ts';
import type { ReadDocument } from '../documents.ts';
import { type PageMark, pagesOf } from '../page-mark.ts';
import type { NewPassage } from '../passages.ts';
import {
  type CaseDocument,
  documentSchema,
  type Passage,
  passageSchema,
  purposes,
  standsSomewhere,
} from '../records.ts';
import {
  annotationCollection,
  annotationContext,
  annotationPage,
  annotationSchema,
  type WebAnnotation,
} from './annotation-model.ts';
import { type KeptWork, placedPassages } from './kept-work.ts';
import { markOfSvgs, markSvg } from './mark-svg.ts';

/**
 * Passages as W3C Web Annotations, and back. What the model has no term for is said in terms that its context knows
 * (`dcterms:`, `schema:`), so that other programs keep it and ours reads it again.
 */

const generator = { type: 'Software', name: 'Nonrefoul' } as const;

/** One collection of all passages. @param at ISO time in UTC, said as the time of making */
export function toWebAnnotations(work: KeptWork, at: string): object {
  const items = placedPassages(work).map(({ passage, document }) => toWebAnnotation(passage, document));
  return {
    '@context': annotationContext,
    id: 'urn:nonrefoul:annotations',
    type: 'AnnotationCollection',
    label: 'Annotations',
    generated: at,
    generator,
    total: items.length,
    first: { id: 'urn:nonrefoul:annotations:1', type: 'AnnotationPage', startIndex: 0, items },
  };
}

/** One passage; without the context, which a collection names once for all. */
export function toWebAnnotation(passage: Passage, document: CaseDocument): object {
  const { selectors, place, clipped, mark } = passage;
  const { quote, position, range, page } = selectors;
  const bodies = [
    ...(passage.note === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: passage.note }]),
    ...(passage.purpose === null
      ? []
      : [{ type: 'TextualBody', purpose: 'classifying', value: passage.purpose }]),
    ...passage.tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
    ...passage.issues.map((value) => ({ type: 'TextualBody', purpose: 'identifying', value })),
  ];
  return {
    id: `urn:uuid:${passage.id}`,
    type: 'Annotation',
    motivation: motivationOf(passage),
    created: passage.createdAt,
    modified: passage.changedAt,
    generator,
    ...(bodies.length > 0 ? { body: bodies } : {}),
    target: {
      type: 'SpecificResource',
      source: sourceOf(document),
      selector: [
        ...(quote.exact === '' ? [] : [quote]),
        position,
        ...(range ? [range] : []),
        ...(mark ? drawnSelectors(mark) : page ? [page] : []),
      ],
      ...(clipped ? { state: { type: 'TimeState', sourceDate: clipped.at } } : {}),
      ...said({
        'schema:position': place.paragraph,
        'schema:pagination': place.page,
        'schema:sha256': clipped?.passageHash ?? '',
        'dcterms:language': passage.language,
      }),
    },
  };
}

/** Where a mark stands on its pages, each page with a drawing of it there. */
const drawnSelectors = (mark: PageMark) =>
  pagesOf(mark).map((page) => ({
    ...pageSelector(`page=${page}`),
    refinedBy: { type: 'SvgSelector', value: markSvg(mark, page) },
  }));

function motivationOf(passage: Passage): string {
  if (passage.note !== '') return 'commenting';
  return passage.clipped ? 'bookmarking' : 'highlighting';
}

const formats: Record<CaseDocument['kind'], string> = {
  page: 'text/html',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain',
};

/** The document; one that was opened from a file has no address, and is named by its record. */
function sourceOf({ id, kind, provenance, keys, textHash }: CaseDocument): object {
  return {
    id: /^[a-z][a-z0-9+.-]*:\S+$/i.test(provenance.url) ? provenance.url : `urn:uuid:${id}`,
    type: 'Text',
    format: formats[kind],
    ...said({
      language: provenance.language,
      'dcterms:title': provenance.title,
      'dcterms:alternative': provenance.caseName,
      'dcterms:bibliographicCitation': provenance.citation,
      'dcterms:contributor': provenance.court,
      'dcterms:creator': provenance.author,
      'dcterms:publisher': provenance.publisher,
      'dcterms:date': provenance.date,
      'dcterms:type': kind,
      'schema:sha256': textHash,
    }),
    ...(keys.length > 0 ? { 'dcterms:identifier': keys } : {}),
  };
}

const said = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** An annotation that was read in, or why it could not be. */
export type ReadAnnotation = { passage: NewPassage; document: ReadDocument } | { refused: string };

/**
 * Reads annotations that we, or others, wrote: one, a list, a page or a collection.
 * @throws SyntaxError if the text is no JSON; Error if it holds no annotations
 */
export function fromWebAnnotations(text: string): ReadAnnotation[] {
  const data: unknown = JSON.parse(text);
  const items = itemsOf(data);
  if (!items) throw new Error('holds no annotations');
  return items.map((item) => {
    const parsed = v.safeParse(annotationSchema, item);
    if (!parsed.success) {
      const [issue] = parsed.issues;
      return { refused: `${v.getDotPath(issue) ?? 'the annotation'}: ${issue.message}` };
    }
    return fromWebAnnotation(parsed.output);
  });
}

function itemsOf(data: unknown): unknown[] | null {
  if (Array.isArray(data)) return data;
  if (v.is(annotationCollection, data)) return data.first.items;
  if (v.is(annotationPage, data)) return data.items;
  return v.is(annotationSchema, data) ? [data] : null;
}

function fromWebAnnotation(annotation: WebAnnotation): ReadAnnotation {
  const target = asObject([annotation.target].flat()[0]);
  const source = typeof target.source === 'string' ? { id: target.source } : asObject(target.source);
  const mark = markIn(target.selector);
  const selectors = selectorsIn(target.selector, mark !== null);
  if (!selectors) return { refused: 'target: has no TextQuoteSelector' };
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
    mentions: [],
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
    keys: keys.length > 0 ? keys : [isOwnId ? `text:${textHash || url}` : `url:${url}`],
    textHash,
  };
  return held(passage, document);
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

/** What comes from a file is held against the schema of what the case file keeps. */
function held(passage: NewPassage, document: ReadDocument): ReadAnnotation {
  const own = v.safeParse(
    v.pipe(
      markedSchema,
      v.check((passage) => standsSomewhere(passage), 'marks no words and no page'),
    ),
    passage,
  );
  const { kind, provenance, keys, textHash } = documentSchema.entries;
  const its = v.safeParse(v.strictObject({ kind, provenance, keys, textHash }), document);
  const issue = own.issues?.[0] ?? its.issues?.[0];
  return issue ? { refused: `${v.getDotPath(issue)}: ${issue.message}` } : { passage, document };
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

function selectorsIn(value: unknown, wordless: boolean): Selectors | null {
  const all = withRefinements([value].flat().map(asObject));
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
      prefix: textOf(quote.prefix).slice(-500),
      suffix: textOf(quote.suffix).slice(0, 500),
    },
    position: {
      type: 'TextPositionSelector',
      start,
      end: typeof position?.end === 'number' ? position.end : start + exact.length,
    },
    // How often the words stand in the document it does not say: once, until they are looked for.
    times: 1,
    rivals: 0,
    ...(v.is(passageSchema.entries.selectors, { ...blank, range }) ? { range: range as never } : {}),
    ...(pageNumber.test(textOf(page?.value)) ? { page: pageSelector(textOf(page?.value)) } : {}),
  };
}

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
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
