import { type PageMark, pagesOf } from '../page-mark.ts';
import type { CaseDocument, Passage } from '../records.ts';
import { annotationContext } from './annotation-model.ts';
import { type KeptWork, placedPassages } from './kept-work.ts';
import { markSvg } from './mark-svg.ts';

/**
 * Passages as W3C Web Annotations. What the model has no term for is said in terms that its context knows
 * (`dcterms:`, `schema:`), and the time of reading in one of the Provenance, Authoring and Versioning ontology
 * (`pav:`, https://pav-ontology.github.io/pav/), so that other programs keep it and ours reads it again.
 */

/** Behind it, what only our own reader needs to have the passage back as it was: see `Selectors` and `Passage`. */
const ownContext = { pav: 'http://purl.org/pav/', nonrefoul: 'urn:nonrefoul:' } as const;

const generator = { type: 'Software', name: 'Nonrefoul' } as const;

/**
 * One collection of all passages.
 * @param at ISO time in UTC, said as the time of making
 * @param label names the collection
 */
export function toWebAnnotations(work: KeptWork, at: string, label = 'Annotations'): object {
  const items = placedPassages(work).map(({ passage, document }) => toWebAnnotation(passage, document));
  return {
    '@context': [annotationContext, ownContext],
    id: 'urn:nonrefoul:annotations',
    type: 'AnnotationCollection',
    label,
    generated: at,
    generator,
    total: items.length,
    first: { id: 'urn:nonrefoul:annotations:1', type: 'AnnotationPage', startIndex: 0, items },
  };
}

/** One passage; without the context, which a collection names once for all. */
export function toWebAnnotation(passage: Passage, document: CaseDocument): object {
  const { selectors, place, clipped, mark } = passage;
  const { quote, position, range, page, times, rivals, twin } = selectors;
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
      'nonrefoul:times': times,
      'nonrefoul:rivals': rivals,
      ...(twin === undefined ? {} : { 'nonrefoul:twin': twin }),
      ...(passage.mentions.length > 0 ? { 'nonrefoul:mentions': passage.mentions } : {}),
    },
  };
}

/** Where a mark stands on its pages, each page with a drawing of it there. */
const drawnSelectors = (mark: PageMark) =>
  pagesOf(mark).map((page) => ({
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: `page=${page}`,
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
function sourceOf({ id, kind, provenance, keys, textHash, lastReadAt }: CaseDocument): object {
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
      'pav:retrievedOn': lastReadAt,
    }),
    ...(keys.length > 0 ? { 'dcterms:identifier': keys } : {}),
  };
}

const said = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
