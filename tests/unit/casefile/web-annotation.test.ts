import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { annotationCollection, annotationSchema } from '../../../casefile/export/annotation-model.ts';
import { fromWebAnnotations, toWebAnnotations } from '../../../casefile/export/web-annotation.ts';
import { documentSchema, passageSchema } from '../../../casefile/records.ts';
import { aMark, aWork, pageMarks } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';

describe('web annotations', () => {
  it('are valid by the model, and by our own reading the same passages', () => {
    const work = aWork();
    const written = JSON.stringify(toWebAnnotations(work, at));
    const collection = v.parse(annotationCollection, JSON.parse(written));
    for (const item of collection.first.items) v.parse(annotationSchema, item);
    const read = fromWebAnnotations(written);
    expect(read).toHaveLength(work.passages.length);
    for (const [i, one] of read.entries()) {
      if ('refused' in one) throw new Error(one.refused);
      const passage = work.passages[i]!;
      const document = work.documents.find(({ id }) => id === passage.document)!;
      const {
        id: _,
        matter: __,
        document: ___,
        createdAt: ____,
        changedAt: _____,
        revision: ______,
        ...own
      } = passage;
      expect(one.passage).toEqual({
        ...own,
        mentions: [],
        selectors: { ...own.selectors, times: 1, rivals: 0 },
      });
      const { kind, provenance, keys, textHash } = document;
      expect(one.document).toEqual({ kind, provenance, keys, textHash });
    }
  });

  it('say where a mark stands on its pages, and what it is', () => {
    const marks = pageMarks.map((mark, i) => aMark(20 + i, mark, { note: i % 2 ? 'A note' : '' }));
    const written = toWebAnnotations({ ...aWork(), passages: marks }, at);
    const { items } = v.parse(annotationCollection, written).first;
    for (const item of items) v.parse(annotationSchema, item);
    const read = fromWebAnnotations(JSON.stringify(written));
    for (const one of read) if ('refused' in one) throw new Error(one.refused);
    const byKind = (one: { mark?: { kind: string } | null }) => one.mark!.kind;
    const passages = read.map((one) => ('passage' in one ? one.passage : null)!);
    expect(passages).toHaveLength(marks.length);
    for (const { mark, note, selectors } of passages) {
      const own = marks.find((passage) => byKind(passage) === mark?.kind)!;
      // The name by which a file held it is of that file, not of the mark.
      expect(mark).toEqual({ ...own.mark, name: '' });
      expect(note).toBe(own.note);
      expect(selectors.quote.exact).toBe(own.selectors.quote.exact);
    }
  });

  it.each([
    ['without a shape', '<svg class="ink"></svg>'],
    ['with a kind that is none', '<svg class="toString"><g/></svg>'],
    [
      'with places that are no numbers',
      '<svg class="stamp"><polygon data-turned="0" points="a,b c,d"/></svg>',
    ],
    [
      'with a turn that is none',
      '<svg class="stamp"><title>A</title><polygon data-turned="7" points="0,0 1,0 1,1 0,1"/></svg>',
    ],
  ])('are refused where they have no words, and a drawing %s', (_, svg) => {
    const selector = {
      type: 'FragmentSelector',
      value: 'page=2',
      refinedBy: { type: 'SvgSelector', value: svg },
    };
    const [read] = fromWebAnnotations(
      JSON.stringify([{ id: 'urn:x:1', type: 'Annotation', target: { source: 'urn:x:2', selector } }]),
    );
    expect(read).toHaveProperty('refused');
  });

  it('of other programs are read: nested selectors, a plain body, a mere address', () => {
    const [one, two] = fromWebAnnotations(
      JSON.stringify([
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'http://example.org/anno32',
          type: 'Annotation',
          bodyValue: 'A comment',
          target: {
            source: 'http://example.org/page1',
            selector: {
              type: 'FragmentSelector',
              value: 'para5',
              refinedBy: {
                type: 'TextQuoteSelector',
                exact: 'Selected Text',
                prefix: 'before ',
                suffix: ' after',
              },
            },
          },
        },
        { id: 'http://example.org/anno1', type: 'Annotation', target: 'http://example.com/page1' },
      ]),
    );
    expect(one).toMatchObject({
      passage: { note: 'A comment', selectors: { quote: { exact: 'Selected Text' } } },
      document: { provenance: { url: 'http://example.org/page1' }, keys: ['url:http://example.org/page1'] },
    });
    expect(two).toEqual({ refused: 'target: has no TextQuoteSelector' });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing of the kind', '{"type":"Feature"}'],
  ])('are refused as a whole where there is %s', (_, text) => {
    expect(() => fromWebAnnotations(text)).toThrow();
  });

  it('never keep what the case file would not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (target, body) => {
        const [read] = fromWebAnnotations(
          JSON.stringify([{ id: 'urn:x:1', type: 'Annotation', target, body }]),
        );
        if (!read || 'refused' in read) return;
        const whole = {
          id: crypto.randomUUID(),
          matter: crypto.randomUUID(),
          createdAt: at,
          changedAt: at,
          revision: 1,
        };
        expect(v.is(passageSchema, { ...whole, document: whole.id, ...read.passage })).toBe(true);
        const times = { firstReadAt: at, lastReadAt: at, changedAt: at, revision: 1, corrected: [] };
        expect(v.is(documentSchema, { id: whole.id, matter: whole.matter, ...times, ...read.document })).toBe(
          true,
        );
      }),
    );
  });
});
