import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { categories } from '../../../knowledge/mention.ts';

const css = readFileSync(new URL('../../../components/tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((m) => [
    m[1]!,
    [m[2]!, m[3]!] as const,
  ]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG 2 contrast of two tokens in one theme. */
function contrast(a: string, b: string, theme: 0 | 1): number {
  const [low, high] = [luminance(pairs.get(a)![theme]), luminance(pairs.get(b)![theme])].sort(
    (x, y) => x - y,
  );
  return (high! + 0.05) / (low! + 0.05);
}

const grounds = ['paper', 'raised', 'sunk'];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s theme', (_, theme) => {
  it.each(['ink', 'muted', 'accent', 'warn', 'against'])('shows %s at 7:1', (text) => {
    for (const ground of grounds) expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(7);
  });

  it('shows text on soft grounds and in marks at 7:1', () => {
    expect(contrast('accent', 'accent-soft', theme)).toBeGreaterThanOrEqual(7);
    expect(contrast('ink', 'accent-soft', theme)).toBeGreaterThanOrEqual(7);
    expect(contrast('muted', 'accent-soft', theme)).toBeGreaterThanOrEqual(7);
    expect(contrast('warn', 'warn-soft', theme)).toBeGreaterThanOrEqual(7);
    expect(contrast('ink', 'mark', theme)).toBeGreaterThanOrEqual(7);
    expect(contrast('on-accent', 'accent', theme)).toBeGreaterThanOrEqual(7);
  });

  it('draws the edges of controls at 3:1', () => {
    for (const ground of grounds) expect(contrast('edge', ground, theme)).toBeGreaterThanOrEqual(3);
  });

  it.each(categories)('has a hue of 4.5:1 for %s', (category) => {
    for (const ground of grounds)
      expect(contrast(`hue-${category}`, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });
});

it('gives every category a hue in forced colours', () => {
  const forced = css.slice(css.indexOf('forced-colors'));
  for (const category of categories) expect(forced).toContain(`--hue-${category}: CanvasText`);
});
