import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  annotationCollection,
  annotationPage,
  annotationSchema,
  standaloneAnnotation,
} from '../../../casefile/export/annotation-model.ts';
import { toWebAnnotations } from '../../../casefile/export/web-annotation.ts';
import { AnnotationFileError, fromWebAnnotations } from '../../../casefile/import/read-annotations.ts';
import { documentSchema, passageSchema } from '../../../casefile/records.ts';
import { aMark, aWork, pageMarks } from './sample-work.ts';

const at = '2026-03-01T10:00:00.000Z';

describe('web annotations', () => {
  it('are valid by the model, and by our own reading the same passages', () => {
    const work = aWork();
    const written = JSON.stringify(toWebAnnotations(work, at));
    const collection = v.parse(annotationCollection, JSON.parse(written));
    const first = v.parse(annotationPage, collection.first);
    for (const item of first.items) v.parse(annotationSchema, item);
    const { read, isPart } = fromWebAnnotations(written);
    expect(isPart).toBe(false);
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
      expect(one.passage).toEqual(own);
      expect(one.markedAt).toBe(passage.createdAt);
      expect(one.readAt).toBe(document.lastReadAt);
      const { kind, provenance, keys, textHash } = document;
      expect(one.document).toEqual({ kind, provenance, keys, textHash });
    }
  });

  it('say where a mark stands on its pages, and what it is', () => {
    const marks = pageMarks.map((mark, i) => aMark(20 + i, mark, { note: i % 2 ? 'A note' : '' }));
    const written = toWebAnnotations({ ...aWork(), passages: marks }, at);
    const { items } = v.parse(annotationPage, v.parse(annotationCollection, written).first);
    for (const item of items) v.parse(annotationSchema, item);
    const { read } = fromWebAnnotations(JSON.stringify(written));
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
    ).read;
    expect(read).toHaveProperty('refused');
  });

  it('of other programs are read: nested selectors, a plain body, a mere address', () => {
    const { read } = fromWebAnnotations(
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
    const [one, two] = read;
    expect(one).toMatchObject({
      passage: {
        note: 'A comment',
        selectors: { quote: { exact: 'Selected Text' }, times: 1, rivals: 1 },
      },
      document: { provenance: { url: 'http://example.org/page1' }, keys: ['url:http://example.org/page1'] },
    });
    expect(two).toEqual({ refused: 'target: has no TextQuoteSelector', name: 'http://example.org/anno1' });
  });

  it.each([
    ['{', 'no-json'],
    ['PK\u0003\u0004 and so on', 'zip'],
    ['{"type":"Feature"}', 'no-annotations'],
    ['[]', 'empty'],
    ['TY  - CASE\r\nER  - \r\n', 'references'],
    ['@misc{liu2022,\n}', 'references'],
    ['[{"id":"a","type":"legal_case","title":"Liu"}]', 'references'],
    [
      '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","first":"http://a.example/1"}',
      'elsewhere',
    ],
  ])('are refused as a whole where the file is %s', (text, fault) => {
    expect(() => fromWebAnnotations(text)).toThrow(new AnnotationFileError(fault as 'empty'));
  });

  it('never keep what the case file would not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (target, body) => {
        const [read] = fromWebAnnotations(
          JSON.stringify([{ id: 'urn:x:1', type: 'Annotation', target, body }]),
        ).read;
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

const samples = fileURLToPath(new URL('../../corpus/web-annotation/', import.meta.url));
const sampleTexts = (folder: string) =>
  readdirSync(join(samples, folder)).map(
    (name) => [name, readFileSync(join(samples, folder, name), 'utf8')] as const,
  );

/** Whether a text is by the model what it says that it is. */
function isValid(text: string): boolean {
  let data: { type?: string };
  try {
    data = JSON.parse(text);
  } catch {
    return false;
  }
  if (data.type === 'AnnotationCollection') return v.is(annotationCollection, data);
  return v.is(data.type === 'AnnotationPage' ? annotationPage : standaloneAnnotation, data);
}

describe('the samples of the W3C', () => {
  it.each(sampleTexts('correct'))('%s is valid, and is read or refused with the reason', (_, text) => {
    expect(isValid(text)).toBe(true);
    let read: ReturnType<typeof fromWebAnnotations>['read'];
    try {
      ({ read } = fromWebAnnotations(text));
    } catch (error) {
      expect(error).toEqual(new AnnotationFileError('elsewhere'));
      return;
    }
    for (const one of read)
      if ('refused' in one) expect(one.refused).toBe('target: has no TextQuoteSelector');
      else expect(one.passage.selectors.quote.exact).not.toBe('');
  });

  it.each(sampleTexts('incorrect'))('%s is not, and nothing of it is kept', (_, text) => {
    expect(isValid(text)).toBe(false);
    try {
      const { read } = fromWebAnnotations(text);
      expect(read.filter((one) => !('refused' in one))).toEqual([]);
    } catch (error) {
      expect(error).toBeInstanceOf(AnnotationFileError);
    }
  });
});
