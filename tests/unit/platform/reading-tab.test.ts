import { describe, expect, it, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));

const { restrictionOf } = await import('../../../platform/reading-tab.ts');
const { hostOf, patternOf } = await import('../../../platform/permissions.ts');
const { badgeText } = await import('../../../platform/badge.ts');

describe('restrictionOf', () => {
  it.each([
    'chrome://settings/',
    'about:addons',
    'https://chromewebstore.google.com/detail/x',
    'https://addons.mozilla.org/en-GB/firefox/',
    'view-source:https://example.org/',
    'moz-extension://0/options.html',
  ])('%s is shut to extensions', (url) => expect(restrictionOf(url)).toBe('restricted'));

  it.each([
    'https://hudoc.echr.coe.int/eng?i=001-1',
    'http://localhost:8080/',
    'file:///tmp/a.html',
    undefined,
  ])('%s is open, or unknown', (url) => expect(restrictionOf(url)).toBeNull());

  it("knows Firefox's own PDF viewer", () => {
    expect(restrictionOf('resource://pdf.js/web/viewer.html')).toBe('pdf');
  });
});

describe('hostOf', () => {
  it.each([
    ['https://www.bailii.org/ew/cases/', 'www.bailii.org'],
    ['hudoc.echr.coe.int', 'hudoc.echr.coe.int'],
    ['  Example.ORG/path ', 'example.org'],
    ['http://localhost:8080/x', 'localhost'],
    ['file:///tmp/x', ''],
    ['javascript:alert(1)', ''],
    ['not a host', ''],
    ['', ''],
  ])('of %j is %j', (typed, host) => expect(hostOf(typed)).toBe(host));

  it('gives a pattern that both browsers take', () => {
    expect(patternOf('localhost:8080')).toBe('*://localhost/*');
  });
});

describe('badgeText', () => {
  it.each([
    [0, '0'],
    [64, '64'],
    [999, '999'],
    [1000, '1.0k'],
    [9999, '9.9k'],
    [30_000, '30k'],
  ])('of %d is %s', (total, text) => expect(badgeText(total)).toBe(text));
});
