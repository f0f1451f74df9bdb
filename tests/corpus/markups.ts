import type { Random } from './mutations.ts';
import { type Ink, type Layout, plainInk } from './page-blocks.ts';

/** A page written anew with every word as it was. */
export interface Markup {
  ink: Ink;
  layout: Layout;
}

const asItWas: Markup = { ink: plainInk, layout: 'kept' };

/** Text divided among elements, in the middle of words too. */
const wrapped: Ink = (text, random) =>
  text
    .split(/(?<=\p{L}{3})(?=\p{L}{3})|(?<= )/u)
    .map((part) => {
      const tag = random() < 0.15 && /\p{L}/u.test(part) && pick(random, ['span', 'b', 'em', 'mark', 'u']);
      return tag ? `<${tag}>${plainInk(part, random)}</${tag}>` : plainInk(part, random);
    })
    .join('');

/** As a browser's translator leaves a page: each stretch of text in two elements of its own. */
const translated: Ink = (text, random) =>
  /\S/.test(text)
    ? text
        .split(/(?<=[.;] )/)
        .map(
          (part) =>
            `<font dir="auto" style="vertical-align: inherit;"><font dir="auto" style="vertical-align: inherit;">${plainInk(part, random)}</font></font>`,
        )
        .join('')
    : text;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

/** Ways to write the same text in other markup. */
export const markups: { readonly [name: string]: Markup } = {
  'words wrapped in elements': { ink: wrapped, layout: 'kept' },
  'markup of a translator': { ink: translated, layout: 'kept' },
  'other elements around the paragraphs': { ink: plainInk, layout: 'flat' },
  'paragraphs put into a table': { ink: plainInk, layout: 'table' },
};

export { asItWas };
