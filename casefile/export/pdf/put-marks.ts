import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { type PageMark, pagesOf } from '../../page-mark.ts';
import type { Passage, Purpose } from '../../records.ts';
import { annotationOf } from './annotation.ts';
import { appearanceOf, type Drawn } from './appearance.ts';
import { type FilePage, inherited } from './pages.ts';
import type { DrawText } from './text-lines.ts';

/** A passage with its place on the pages. */
export interface WrittenMark
  extends Pick<Passage, 'id' | 'purpose' | 'note' | 'createdAt' | 'changedAt' | 'revision'> {
  mark: PageMark;
}

/** New objects and new versions of old ones. */
export type Changes = Map<PDFRef, PDFObject>;
const name = (of: string) => PDFName.of(of);

/** How marks are put. */
export interface PutOptions {
  /** As the reader set it; '' to name nobody. */
  author: string;
  /** What a purpose is called in the file. */
  subject(purpose: Purpose): string;
  draw: DrawText;
}

/** A mark on one page: how it is drawn there, the mark as a whole, and the names that the file may know it by, its own first. */
export interface MarkHere {
  drawn: Drawn;
  of: WrittenMark;
  names: string[];
}

/**
 * Puts a page's marks into the changes.
 * @returns the annotations that must be found on the page afterwards, and the ids of marks that show nothing
 */
export type PutOnPage = (
  context: PDFContext,
  changes: Changes,
  page: FilePage,
  here: readonly MarkHere[],
  options: PutOptions,
) => Promise<{ shown: PDFRef[]; left: string[] }>;

/** The marks of each page, in the order of pages. */
export function perPage(marks: readonly WrittenMark[], apart: boolean): Map<number, MarkHere[]> {
  const byPage = new Map<number, MarkHere[]>();
  for (const of of marks)
    for (const [i, page] of [...new Set(pagesOf(of.mark))].entries()) {
      const drawn: Drawn = { mark: of.mark, page, purpose: of.purpose, note: i === 0 ? of.note : '', apart };
      const own = i === 0 ? of.id : `${of.id}-${i + 1}`;
      const here = byPage.get(page) ?? [];
      here.push({ drawn, of, names: [own, ...(i === 0 && of.mark.name !== '' ? [of.mark.name] : [])] });
      byPage.set(page, here);
    }
  return new Map([...byPage].sort(([a], [b]) => a - b));
}

/** As annotations. */
export const annotate: PutOnPage = async (context, changes, { ref: page, dict }, here, options) => {
  const old = context.lookup(dict.get(name('Annots')));
  const list = old instanceof PDFArray ? old.asArray() : [];
  const byName = new Map(list.flatMap((item) => namesOf(context, item).map((own) => [own, item] as const)));
  const added: PDFRef[] = [];
  const shown: PDFRef[] = [];
  const left: string[] = [];
  for (const { drawn, of, names } of here) {
    const known = names.map((own) => byName.get(own)).find((item) => item instanceof PDFRef);
    const before = known && context.lookup(known);
    if (known instanceof PDFRef && of.mark.name !== '' && of.revision === 1) {
      // As it was read from this file.
      shown.push(known);
      continue;
    }
    const look = await appearanceOf(context, registerIn(context, changes), drawn, options.draw);
    if (!look) {
      left.push(of.id);
      continue;
    }
    const itsAuthor = before instanceof PDFDict && textIn(context, before, 'T');
    const annotation = annotationOf(context, drawn, look, {
      name: names[0]!,
      author: of.mark.name !== '' && itsAuthor ? itsAuthor : options.author,
      subject: of.purpose === null ? '' : options.subject(of.purpose),
      createdAt: of.createdAt,
      changedAt: of.changedAt,
      page,
    });
    const ref = known instanceof PDFRef ? known : context.nextRef();
    changes.set(ref, annotation);
    shown.push(ref);
    if (ref !== known) added.push(ref);
  }
  if (added.length > 0) {
    const changed = dict.clone(context);
    changed.set(name('Annots'), context.obj([...list, ...added]));
    changes.set(page, changed);
  }
  return { shown, left };
};

/** By what an annotation can be known: its /NM, and its reference. */
export function namesOf(context: PDFContext, item: PDFObject): string[] {
  const dict = context.lookup(item);
  const own = dict instanceof PDFDict ? textIn(context, dict, 'NM') : '';
  const place = item instanceof PDFRef ? [`object ${item.objectNumber} ${item.generationNumber}`] : [];
  return own === '' ? place : [own, ...place];
}

/** A text of a dictionary; '' if it has none. */
export function textIn(context: PDFContext, dict: PDFDict, key: string): string {
  const value = context.lookup(dict.get(name(key)));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '';
}

/** In the contents of the page. */
export const flatten: PutOnPage = async (context, changes, page, here, options) => {
  const register = registerIn(context, changes);
  const forms: PDFRef[] = [];
  const left: string[] = [];
  for (const { drawn, of } of here) {
    const look = await appearanceOf(context, register, drawn, options.draw);
    if (look) forms.push(look.form);
    else left.push(of.id);
  }
  if (forms.length === 0) return { shown: [], left };
  const dict = page.dict.clone(context);
  const resources = inherited(context, page, 'Resources');
  const own = resources instanceof PDFDict ? resources.clone(context) : context.obj({});
  const objects = context.lookup(own.get(name('XObject')));
  const drawable = objects instanceof PDFDict ? objects.clone(context) : context.obj({});
  const called = forms.map((form) => {
    let number = 1;
    while (drawable.has(name(`Mark${number}`))) number++;
    drawable.set(name(`Mark${number}`), form);
    return `/Mark${number} Do`;
  });
  own.set(name('XObject'), drawable);
  dict.set(name('Resources'), own);
  // What the page does to its graphics state must not reach what is drawn after it.
  const before = register(context.stream('q\n'));
  const after = register(context.flateStream(`\nQ\nq\n${called.join('\n')}\nQ\n`));
  const contents = dict.get(name('Contents'));
  const streams = context.lookup(contents);
  const inner =
    streams instanceof PDFArray
      ? streams.asArray()
      : contents && streams instanceof PDFStream
        ? [contents]
        : [];
  dict.set(name('Contents'), context.obj([before, ...inner, after]));
  changes.set(page.ref, dict);
  return { shown: [], left };
};

const registerIn = (context: PDFContext, changes: Changes) => (object: PDFObject) => {
  const ref = context.nextRef();
  changes.set(ref, object);
  return ref;
};
