import type { Purpose } from '../../records.ts';

/** Red, green and blue, each from 0 to 1. */
export type Colour = readonly [number, number, number];

interface MarkColours {
  /** Over words, multiplied with what is below at `tintOpacity`. */
  tint: Colour;
  /** Of lines and letters: those of our own pages in the light look. */
  line: Colour;
}

export const tintOpacity = 0.5;

const hex = (code: number): Colour => [(code >> 16) / 255, ((code >> 8) & 255) / 255, (code & 255) / 255];

const byPurpose: Record<Purpose, MarkColours> = {
  facts: { tint: hex(0xffd640), line: hex(0x745600) },
  law: { tint: hex(0x73adff), line: hex(0x1d4fa0) },
  'for-us': { tint: hex(0x6fd9a0), line: hex(0x0a6a45) },
  'against-us': { tint: hex(0xff8f8f), line: hex(0xa31226) },
  'to-check': { tint: hex(0xb59cff), line: hex(0x4d38b0) },
};
const none: MarkColours = { tint: hex(0xc4c4c4), line: hex(0x494f54) };

export function coloursOf(purpose: Purpose | null): MarkColours {
  return purpose === null ? none : byPurpose[purpose];
}

/** The purpose whose colour this is, as we write it, to the rounding of other programs; `null` for another colour. */
export function purposeOf(colour: readonly number[]): Purpose | null {
  const same = (own: Colour) =>
    colour.length === 3 && own.every((part, i) => Math.abs(part - colour[i]!) < 0.004);
  const found = Object.entries(byPurpose).find(([, { tint, line }]) => same(tint) || same(line));
  return (found?.[0] as Purpose | undefined) ?? null;
}
