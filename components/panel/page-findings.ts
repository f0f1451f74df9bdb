import { type Category, categories } from '../../knowledge/mention.ts';
import type { Findings, ListedContention, ListedMention } from '../../platform/messages.ts';

/** What the reader of one frame has found. */
export interface FrameFindings {
  frameId: number;
  findings: Findings;
}

export interface PlacedMention extends ListedMention {
  frameId: number;
}

export interface PlacedContention extends ListedContention {
  frameId: number;
}

/** What all frames of a page hold, as one list. */
export interface PageFindings {
  /** Of the top frame, or of the first that answered. */
  url: string;
  title: string;
  quiet: boolean;
  complete: boolean;
  counts: Map<Category, number>;
  /** Of all mentions, listed or not. */
  total: number;
  mentions: PlacedMention[];
  contentions: PlacedContention[];
}

/** Joins the frames of a page, in their order. @returns `null` if no frame was read */
export function joinFrames(frames: readonly FrameFindings[]): PageFindings | null {
  const first = frames.find(({ frameId }) => frameId === 0) ?? frames[0];
  if (!first) return null;
  const counts = new Map<Category, number>();
  for (const { findings } of frames)
    for (const { category, count } of findings.counts)
      counts.set(category, (counts.get(category) ?? 0) + count);
  return {
    url: first.findings.url,
    title: first.findings.title,
    quiet: first.findings.quiet,
    complete: frames.every(({ findings }) => findings.complete),
    counts,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    mentions: frames.flatMap(({ frameId, findings }) => findings.mentions.map((m) => ({ ...m, frameId }))),
    contentions: frames.flatMap(({ frameId, findings }) =>
      findings.contentions.map((c) => ({ ...c, frameId })),
    ),
  };
}

/** The mentions of one thing: an entry, or a citation that the base does not hold. */
export interface TargetGroup {
  key: string;
  /** Id of the entry; `null` for a citation that the base does not hold. */
  entry: string | null;
  label: string;
  mentions: PlacedMention[];
}

export interface CategoryGroup {
  category: Category;
  /** Of all mentions of the category, listed or not. */
  count: number;
  targets: TargetGroup[];
}

/**
 * Groups mentions by category, then by what they lead to: what is mentioned most first, then what comes first.
 * @param labelOf the name of an entry, or `null` if the base does not hold it
 */
export function groupMentions(
  page: Pick<PageFindings, 'mentions' | 'counts'>,
  labelOf: (id: string) => string | null,
): CategoryGroup[] {
  const byCategory = new Map<Category, Map<string, TargetGroup>>();
  for (const mention of page.mentions) {
    const entry = mention.targets.find((id) => labelOf(id) !== null) ?? null;
    const words = mention.text.replace(/\s+/g, ' ').trim();
    const key = entry ?? `text:${words.toLowerCase()}`;
    const targets = byCategory.get(mention.category) ?? new Map<string, TargetGroup>();
    byCategory.set(mention.category, targets);
    const group = targets.get(key);
    if (group) group.mentions.push(mention);
    else targets.set(key, { key, entry, label: entry ? labelOf(entry)! : words, mentions: [mention] });
  }
  return categories.flatMap((category) => {
    const targets = byCategory.get(category);
    if (!targets) return [];
    const sorted = [...targets.values()].sort((a, b) => b.mentions.length - a.mentions.length);
    return [{ category, count: page.counts.get(category) ?? 0, targets: sorted }];
  });
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The groups in whose label or words every typed word stands, whatever its case and accents. */
export function filterGroups(groups: readonly CategoryGroup[], typed: string): CategoryGroup[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...groups];
  return groups.flatMap((group) => {
    const targets = group.targets.filter((target) => {
      const words = folded([target.label, ...new Set(target.mentions.map((m) => m.text))].join(' '));
      return wanted.every((word) => words.includes(word));
    });
    const count = targets.reduce((sum, target) => sum + target.mentions.length, 0);
    return targets.length > 0 ? [{ ...group, count, targets }] : [];
  });
}

/** Words before a passage, without the end of a word that was cut in two. */
export function startingWhole(before: string): string {
  return before.replace(/^\p{Ll}[\p{L}\p{N}\p{M}]*\s+(?=\S)/u, '');
}

/** Words after a passage, without the beginning of a word that was cut in two. */
export function endingWhole(after: string): string {
  return after.replace(/(?<=\S)\s+[\p{L}\p{N}\p{M}]+$/u, '');
}
