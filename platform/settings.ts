import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { citationStyles } from '../knowledge/citation/cite-decision.ts';
import { type Category, categories, quietByDefault } from '../knowledge/mention.ts';

/** How a category's mentions are painted. */
export const loudness = ['loud', 'quiet', 'off'] as const;
export type Loudness = (typeof loudness)[number];

const settingsSchema = v.object({
  /** Id of the jurisdiction in whose courts the reader practises; `null` until chosen. */
  court: v.fallback(v.nullable(v.string()), null),
  /** When a page is read without being asked: never, on the sites listed as `always`, or on every site. */
  run: v.fallback(v.picklist(['on-click', 'chosen-sites', 'everywhere']), 'on-click'),
  /** By host. `never` wins over everything but the reader's own click. */
  sites: v.fallback(v.record(v.string(), v.picklist(['always', 'never'])), {}),
  /** Quiet mode everywhere: pages are read, nothing is painted. */
  quiet: v.fallback(v.boolean(), false),
  /** Hosts in quiet mode whatever `quiet` says. */
  quietSites: v.fallback(v.array(v.string()), []),
  categories: v.fallback(v.record(v.string(), v.picklist(loudness)), {}),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** BCP 47, or `auto` for the browser's own. */
  language: v.fallback(v.string(), 'auto'),
  /** How long the pointer rests on a mention before its card opens, in ms. */
  rest: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(3000)), 300),
  /** Selecting text in a page shows a small bar that offers to mark it. */
  bar: v.fallback(v.boolean(), true),
  /** How sources are cited wherever a citation is copied, and in exports unless another style is chosen there. */
  citation: v.fallback(v.picklist(citationStyles), 'oscola'),
  /** The welcome page's question has been answered. */
  welcomed: v.fallback(v.boolean(), false),
  /** Stamp of the knowledge packs in use, so that every page and reader hears when they change; '' for none ever. */
  packs: v.fallback(v.string(), ''),
});

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = v.parse(settingsSchema, {});

const key = 'settings';

/** The settings as stored; what is missing or damaged falls back to its default, field by field. */
export async function readSettings(): Promise<Settings> {
  const stored = await browser.storage.local.get(key);
  const parsed = v.safeParse(settingsSchema, stored[key] ?? {});
  return parsed.success ? parsed.output : defaultSettings;
}

/**
 * Changes some settings and resolves once they are stored.
 * @throws whatever the browser's storage throws (disk full, storage disabled)
 */
export function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const next = lastChange.then(async () => {
    const settings = { ...(await readSettings()), ...change };
    await browser.storage.local.set({ [key]: settings });
    return settings;
  });
  lastChange = next.catch(() => undefined);
  return next;
}

/** Changes wait for each other, or the second would write back what the first has just changed. */
let lastChange: Promise<unknown> = Promise.resolve();

/** Calls back with the new settings whenever any context of the extension changes them. */
export function onSettingsChange(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && key in changes) void readSettings().then(listener);
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}

/** How a category is painted under these settings. */
export function loudnessOf(settings: Settings, category: Category): Loudness {
  return settings.categories[category] ?? (quietByDefault.includes(category) ? 'quiet' : 'loud');
}

export function loudnessOfAll(settings: Settings): Record<Category, Loudness> {
  return Object.fromEntries(categories.map((c) => [c, loudnessOf(settings, c)])) as Record<
    Category,
    Loudness
  >;
}

/** Whether pages of this host are read without being painted. */
export function isQuiet(settings: Settings, host: string): boolean {
  return settings.quiet || settings.quietSites.includes(host);
}
