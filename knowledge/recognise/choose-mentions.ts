import type { Candidate } from './block-findings.ts';
import type { OpenGates } from './document-subject.ts';

/** Tier, then the longest, then the leftmost, then the one that tells a provision, then the language of the block, then what is
 * spelt out over a shape, then English. */
function better(a: Candidate, b: Candidate): number {
  return (
    a.tier - b.tier ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    Number(b.pinpoint !== '') - Number(a.pinpoint !== '') ||
    Number(b.native) - Number(a.native) ||
    Number(b.exact) - Number(a.exact) ||
    Number(b.lang === 'en') - Number(a.lang === 'en') ||
    b.targets.length - a.targets.length
  );
}

/**
 * Of candidates that overlap, the ones to show.
 * @returns them in the order of the text, none overlapping another
 */
export function chooseMentions(candidates: readonly Candidate[], gates: OpenGates): Candidate[] {
  const open = candidates.filter((candidate) => gates[candidate.gate]);
  if (open.every((one, i) => i === 0 || open[i - 1]!.end <= one.start)) return open;
  open.sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: Candidate[] = [];
  let cluster: Candidate[] = [];
  let reach = -1;
  const settle = (): void => {
    if (cluster.length === 1) chosen.push(cluster[0]!);
    else if (cluster.length > 1) {
      const kept: Candidate[] = [];
      for (const candidate of cluster.sort(better))
        if (!kept.some((other) => candidate.start < other.end && candidate.end > other.start))
          kept.push(candidate);
      chosen.push(...kept.sort((a, b) => a.start - b.start));
    }
    cluster = [];
  };
  for (const candidate of open) {
    if (candidate.start >= reach) settle();
    cluster.push(candidate);
    reach = Math.max(cluster.length === 1 ? 0 : reach, candidate.end);
  }
  settle();
  return chosen;
}
