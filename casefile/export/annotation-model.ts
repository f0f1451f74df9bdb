import * as v from 'valibot';

/**
 * The W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) as a schema: what an annotation must
 * be, and no more. It allows whatever else the model allows, terms of other vocabularies included.
 */

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

/** An absolute IRI: a scheme, and something behind it without white space. */
const iri = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S+$/i, 'is not an address with a scheme'));
const oneOrMore = <T extends v.GenericSchema>(one: T) => v.union([one, v.pipe(v.array(one), v.minLength(1))]);
const dateTime = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, 'is not a date and time'),
);
const text = v.string();
const languages = v.optional(oneOrMore(text));

const agent = oneOrMore(v.union([iri, v.looseObject({ id: v.optional(iri) })]));

/** What resources, bodies and targets alike may say of themselves. */
const described = {
  id: v.optional(iri),
  format: v.optional(oneOrMore(text)),
  language: languages,
  processingLanguage: v.optional(text),
  textDirection: v.optional(v.picklist(['ltr', 'rtl', 'auto'])),
  creator: v.optional(agent),
  created: v.optional(dateTime),
  modified: v.optional(dateTime),
  rights: v.optional(oneOrMore(iri)),
};

const selector: v.GenericSchema = v.lazy(() =>
  v.union([
    iri,
    v.variant('type', [
      valued('FragmentSelector', { conformsTo: v.optional(iri) }),
      valued('CssSelector'),
      valued('XPathSelector'),
      v.looseObject({
        type: v.literal('TextQuoteSelector'),
        exact: text,
        prefix: v.optional(text),
        suffix: v.optional(text),
        refinedBy: refinedBy(),
      }),
      spanned('TextPositionSelector'),
      spanned('DataPositionSelector'),
      v.looseObject({ type: v.literal('SvgSelector'), id: v.optional(iri), value: v.optional(text) }),
      v.looseObject({ type: v.literal('RangeSelector'), startSelector: selector, endSelector: selector }),
    ]),
  ]),
);
const refinedBy = () => v.optional(oneOrMore(selector));

function valued<T extends string>(type: T, more: v.ObjectEntries = {}) {
  return v.looseObject({ type: v.literal(type), value: text, refinedBy: refinedBy(), ...more });
}
function spanned<T extends string>(type: T) {
  const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
  return v.looseObject({ type: v.literal(type), start: offset, end: offset, refinedBy: refinedBy() });
}

const listed = ['Choice', 'Composite', 'List', 'Independents'] as const;

/** A body or a target. What it is, its type tells; one that has a `source` is a specific resource in any case. */
const resource: v.GenericSchema = v.lazy(() =>
  v.union([
    iri,
    v.pipe(
      v.looseObject({ ...described, type: v.optional(oneOrMore(text)) }),
      v.check((found) => {
        const types = [found.type ?? []].flat();
        const has = (name: string) => Object.hasOwn(found, name);
        const is = (schema: v.GenericSchema, name: string) => v.is(schema, found[name]);
        const lists = types.filter((type) => (listed as readonly string[]).includes(type));
        if (lists.length > 1 || (lists.length === 1) !== has('items')) return false;
        if (lists.length === 1) return is(v.array(resource), 'items');
        if (types.includes('TextualBody')) return is(text, 'value');
        const specific = types.includes('SpecificResource') || has('source');
        if (!specific) return has('id') || has('value');
        return (
          is(v.union([iri, v.looseObject({ id: iri })]), 'source') &&
          (!has('selector') || is(oneOrMore(selector), 'selector'))
        );
      }, 'is neither text, nor an address, nor a part of something that has one'),
    ),
  ]),
);

const context = v.union([
  v.literal(annotationContext),
  v.pipe(
    v.array(v.unknown()),
    v.check((all) => all.includes(annotationContext), 'does not name the Web Annotation context'),
  ),
]);

/** One annotation. */
export const annotationSchema = v.pipe(
  v.looseObject({
    ...described,
    '@context': v.optional(context),
    id: iri,
    type: v.union([
      v.literal('Annotation'),
      v.pipe(
        v.array(text),
        v.check((types) => types.includes('Annotation'), 'is no annotation'),
      ),
    ]),
    body: v.optional(oneOrMore(resource)),
    bodyValue: v.optional(text),
    target: oneOrMore(resource),
    generator: v.optional(agent),
    generated: v.optional(dateTime),
    motivation: v.optional(oneOrMore(text)),
    canonical: v.optional(iri),
    via: v.optional(oneOrMore(iri)),
  }),
  v.check((found) => found.body === undefined || found.bodyValue === undefined, 'has a body twice'),
);

export type WebAnnotation = v.InferOutput<typeof annotationSchema>;

/** An annotation that stands alone names its context. */
export const standaloneAnnotation = v.pipe(
  annotationSchema,
  v.check((found) => found['@context'] !== undefined, 'names no context'),
);

/**
 * Annotations gathered: a collection with its first page or the address of it, or a page; one long page is how we
 * write them. What stands on further pages, `next` and `last`, is not in the file.
 */
export const annotationPage = v.looseObject({
  '@context': v.optional(context),
  type: v.literal('AnnotationPage'),
  items: v.array(v.unknown()),
  next: v.optional(v.unknown()),
});
export const annotationCollection = v.looseObject({
  '@context': context,
  type: v.literal('AnnotationCollection'),
  first: v.union([iri, annotationPage]),
});
