import { beforeEach, describe, expect, it, vi } from 'vitest';

let local: Record<string, unknown> = {};
let session: Record<string, unknown> = {};
let granted: string[] = [];
let registered: { id: string; matches: string[]; excludeMatches?: string[] }[] = [];

const areaOf = (read: () => Record<string, unknown>) => ({
  get: async (key: string) => structuredClone(key in read() ? { [key]: read()[key] } : {}),
  set: async (items: Record<string, unknown>) => void Object.assign(read(), structuredClone(items)),
  remove: async (key: string) => void delete read()[key],
});

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: { local: areaOf(() => local), session: areaOf(() => session) },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((o) => granted.includes(o)),
    },
    scripting: {
      getRegisteredContentScripts: async () => registered,
      unregisterContentScripts: async () => {
        registered = [];
      },
      registerContentScripts: async (scripts: typeof registered) => {
        registered = scripts;
      },
    },
  },
}));

const { changeSettings, defaultSettings, isQuiet, loudnessOf, readSettings } = await import(
  '../../../platform/settings.ts'
);
const { registerReader } = await import('../../../platform/automatic-reading.ts');
const { forgetFrames, framesOf, noteFrame } = await import('../../../platform/frames.ts');

beforeEach(() => {
  local = {};
  session = {};
  granted = [];
  registered = [];
});

describe('settings', () => {
  it('start with nothing read by itself, and the quiet categories quiet', async () => {
    const settings = await readSettings();
    expect(settings).toEqual(defaultSettings);
    expect(settings.run).toBe('on-click');
    expect(loudnessOf(settings, 'china')).toBe('quiet');
    expect(loudnessOf(settings, 'case')).toBe('loud');
  });

  it('keep what is sound when one field is damaged', async () => {
    local = { settings: { court: 'pl', rest: 'soon', categories: 7, run: 'always' } };
    const settings = await readSettings();
    expect(settings.court).toBe('pl');
    expect(settings.rest).toBe(defaultSettings.rest);
    expect(settings.run).toBe('on-click');
  });

  it('fall back altogether when the whole is damaged', async () => {
    local = { settings: 'gone' };
    expect(await readSettings()).toEqual(defaultSettings);
  });

  it('lose neither of two changes made at once', async () => {
    await Promise.all([changeSettings({ court: 'pl' }), changeSettings({ theme: 'dark' })]);
    expect(await readSettings()).toMatchObject({ court: 'pl', theme: 'dark' });
  });

  it('change one field and leave the others', async () => {
    await changeSettings({ court: 'pl' });
    await changeSettings({ quietSites: ['example.org'] });
    const settings = await readSettings();
    expect(settings.court).toBe('pl');
    expect(isQuiet(settings, 'example.org')).toBe(true);
    expect(isQuiet(settings, 'example.com')).toBe(false);
  });
});

describe('reading without being asked', () => {
  it('happens nowhere unless it was chosen', async () => {
    granted = ['http://*/*', 'https://*/*'];
    await registerReader(defaultSettings);
    expect(registered).toEqual([]);
  });

  it('happens everywhere only if the browser has granted it', async () => {
    await registerReader({ ...defaultSettings, run: 'everywhere' });
    expect(registered).toEqual([]);
    granted = ['http://*/*', 'https://*/*'];
    await registerReader({ ...defaultSettings, run: 'everywhere', sites: { 'example.org': 'never' } });
    expect(registered[0]?.matches).toEqual(granted);
    expect(registered[0]?.excludeMatches).toEqual(['*://example.org/*']);
  });

  it('happens on the chosen sites that are granted, and stops when they are taken back', async () => {
    granted = ['*://a.example/*'];
    const settings = { ...defaultSettings, run: 'chosen-sites' as const };
    await registerReader({ ...settings, sites: { 'a.example': 'always', 'b.example': 'always' } });
    expect(registered[0]?.matches).toEqual(['*://a.example/*']);
    granted = [];
    await registerReader({ ...settings, sites: { 'a.example': 'always' } });
    expect(registered).toEqual([]);
  });
});

describe('frames of a tab', () => {
  it('lose no report when several arrive at once', async () => {
    await Promise.all([noteFrame(1, 0, 5, true), noteFrame(1, 3, 2, true), noteFrame(1, 4, 1, false)]);
    const counts = await framesOf(1);
    expect(Object.keys(counts)).toEqual(['0', '3', '4']);
    expect(Object.values(counts).reduce((sum, frame) => sum + frame.total, 0)).toBe(8);
  });

  it('are forgotten with the document', async () => {
    await noteFrame(1, 0, 5, true);
    // A frame that reported before the page around it began to be read is one of its own.
    await forgetFrames(1, Date.now() - 60_000);
    expect(Object.keys(await framesOf(1))).not.toEqual([]);
    await forgetFrames(1, Date.now() + 60_000);
    expect(await framesOf(1)).toEqual({});
    await noteFrame(1, 0, 4, true);
    await forgetFrames(1);
    expect(await framesOf(1)).toEqual({});
  });
});
