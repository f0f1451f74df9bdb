import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { categories } from '../../../knowledge/mention.ts';
import { highlightRoles, markRoles, randomNames } from '../../../reading/paint/highlight-names.ts';
import { categoryInk, highlightStyle } from '../../../reading/paint/highlight-style.ts';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { highlightName } = await import('../../../platform/messages.ts');

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

describe('the names of highlights', () => {
  it('are other ones each time, fit what the background takes, and say nothing', () => {
    const [one, other] = [randomNames(), randomNames()];
    const all = [...Object.values(one), ...Object.values(other)];
    expect(new Set(all).size).toBe(highlightRoles.length * 2);
    for (const name of all) {
      expect(v.is(highlightName, name)).toBe(true);
      expect(name).not.toMatch(/refoul|case|china/);
    }
  });
});

describe('the style of highlights', () => {
  const names = randomNames();
  const style = highlightStyle(names);

  it('keeps its own colours on paper, which stays white where colours are forced', () => {
    expect(style).toContain('forced-colors');
    expect(highlightStyle(names, true)).not.toContain('forced-colors');
  });

  it('keeps its lines at a distance that grows and shrinks with the letters', () => {
    const distances = [...style.matchAll(/text-underline-offset: ([^;]+);/g)].map(([, at]) => at);
    expect(distances.length).toBeGreaterThan(10);
    for (const at of distances) expect(at).toMatch(/^0\.\d+em$/);
  });

  it('has 3 : 1 on white and on near black for every category, so that no page hides a line', () => {
    for (const { hue } of Object.values(categoryInk)) {
      expect(contrast(hue, '#ffffff'), hue).toBeGreaterThanOrEqual(3);
      expect(contrast(hue, '#121212'), hue).toBeGreaterThanOrEqual(3);
    }
  });

  it('tells categories of like colour apart by their line', () => {
    const looks = Object.values(categoryInk).map(({ hue, line }) => `${hue} ${line}`);
    expect(new Set(looks).size).toBe(categories.length);
    expect(new Set(Object.values(categoryInk).map(({ line }) => line)).size).toBeGreaterThanOrEqual(4);
  });

  it('tints mentions by no more than 12 % and marks by no more than 30 %, and lays nothing out', () => {
    const tints = [...style.matchAll(/background-color: #[0-9a-f]{6}([0-9a-f]{2});/g)].map(
      ([, alpha]) => Number.parseInt(alpha!, 16) / 255,
    );
    // The last is the one mention that is pointed out for a moment.
    expect(tints).toHaveLength(categories.length + markRoles.length + 1);
    for (const tint of tints.slice(0, categories.length)) expect(tint).toBeLessThanOrEqual(0.12);
    // In steps of 1/255.
    for (const tint of tints.slice(categories.length, -1)) expect(tint).toBeLessThanOrEqual(0.303);
    expect(style).not.toMatch(/(?:^|[ ;])(?:font|padding|margin|border|display|position|content)\s*:/m);
  });

  it('has a rule for each role, for print and for forced colours', () => {
    for (const [role, name] of Object.entries(names)) {
      expect(style.split(`::highlight(${name})`).length - 1).toBe(role === 'present' ? 0 : 3);
    }
  });

  it('leaves a sign of itself for as long as it is there, where one is asked for', () => {
    expect(style).toContain(`:root { --${names.present}: block; }`);
    const { present: _, ...others } = names;
    expect(highlightStyle(others)).not.toContain(':root');
  });

  it('takes from a page no name that is more than a name', () => {
    expect(highlightStyle({ 'case-loud': 'x) { } * { display: none } ::highlight(y' })).toBe('');
    expect(highlightStyle({ 'case-loud': 'abcdefgh', unknown: 'abcdefgh' })).toMatch(
      /^::highlight\(abcdefgh\)/,
    );
  });
});
