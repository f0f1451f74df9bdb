import type { Mention } from '../knowledge/mention.ts';

/** A line of a gold file; offsets in UTF-16 code units, end exclusive. */
export interface GoldSpan {
  doc: string;
  start: number;
  end: number;
  text: string;
  category: string;
  target?: string;
  optional: boolean;
}

export interface Score {
  hits: number;
  misses: number;
  wrong: number;
}

export interface Evaluation {
  byCategory: Map<string, Score>;
  overall: Score;
  misses: GoldSpan[];
  wrong: { doc: string; mention: Mention; note: string }[];
}

export function precision(score: Score): number {
  return score.hits + score.wrong === 0 ? 1 : score.hits / (score.hits + score.wrong);
}

export function recall(score: Score): number {
  return score.hits + score.misses === 0 ? 1 : score.hits / (score.hits + score.misses);
}

export function f1(score: Score): number {
  const p = precision(score);
  const r = recall(score);
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

/**
 * Compares mentions with gold. A mention counts when the category agrees and the two spans share at least half of
 * the longer one; each gold span is hit once. A mention that touches only optional spans is left out; any other
 * mention is wrong.
 * @param documents the mentions of each document, by its name in the gold
 */
export function evaluate(
  gold: readonly GoldSpan[],
  documents: ReadonlyMap<string, readonly Mention[]>,
): Evaluation {
  const byCategory = new Map<string, Score>();
  const score = (category: string): Score => {
    let found = byCategory.get(category);
    if (!found) {
      found = { hits: 0, misses: 0, wrong: 0 };
      byCategory.set(category, found);
    }
    return found;
  };
  const misses: GoldSpan[] = [];
  const wrong: Evaluation['wrong'] = [];
  for (const [doc, mentions] of documents) {
    const spans = gold.filter((span) => span.doc === doc);
    const hit = new Set<GoldSpan>();
    for (const mention of mentions) {
      const touching = spans.filter((span) => shared(span, mention) > 0);
      const match = touching.find(
        (span) =>
          !span.optional &&
          !hit.has(span) &&
          span.category === mention.category &&
          2 * shared(span, mention) >= Math.max(span.end - span.start, mention.end - mention.start),
      );
      if (match) {
        hit.add(match);
        score(match.category).hits++;
        continue;
      }
      if (touching.length > 0 && touching.every((span) => span.optional)) continue;
      score(mention.category).wrong++;
      const beside = touching.find((span) => !span.optional);
      wrong.push({ doc, mention, note: beside ? `gold has ${beside.category} "${beside.text}"` : '' });
    }
    for (const span of spans) {
      if (span.optional || hit.has(span)) continue;
      score(span.category).misses++;
      misses.push(span);
    }
  }
  const overall = { hits: 0, misses: 0, wrong: 0 };
  for (const one of byCategory.values()) {
    overall.hits += one.hits;
    overall.misses += one.misses;
    overall.wrong += one.wrong;
  }
  return { byCategory, overall, misses, wrong };
}

/** The evaluation as text: a table, then the misses and the false positives. */
export function report({ byCategory, overall, misses, wrong }: Evaluation): string {
  const row = (name: string, score: Score): string =>
    [
      name.padEnd(20),
      precision(score).toFixed(3).padStart(9),
      recall(score).toFixed(3).padStart(7),
      f1(score).toFixed(3).padStart(7),
      String(score.hits).padStart(6),
      String(score.misses).padStart(7),
      String(score.wrong).padStart(6),
    ].join('');
  const lines = [`${'category'.padEnd(20)}precision recall     F1  hits misses  wrong`];
  for (const [category, score] of [...byCategory].sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(row(category, score));
  lines.push(row('overall', overall), '');
  for (const span of misses) lines.push(`missed  ${span.doc}:${span.start} ${span.category} "${span.text}"`);
  for (const { doc, mention, note } of wrong)
    lines.push(
      `wrong   ${doc}:${mention.start} ${mention.category} "${mention.text}"${note ? ` (${note})` : ''}`,
    );
  return lines.join('\n');
}
