import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';
import { textOfHtml } from '../../reading/html-text.ts';
import { documentsOf, readText } from '../../scripts/corpus-documents.ts';
import { type AnchorTally, measureAnchors, sumOf } from './anchors.ts';

/**
 * `node tests/corpus/anchor-table.ts DIR`: marks passages in every text and page of a corpus, changes the documents
 * in each way that `mutations.ts` knows, and prints how many passages are found where they are. Fails below the
 * floors.
 */

const floors = { unchanged: 0.95, edited: 0.85 } as const;
/** Of a longer document only so many blocks are taken: the table is one of a hundred documents. */
const mostBlocks = 400;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('node tests/corpus/anchor-table.ts DIR');
  process.exit(2);
}
const documents = documentsOf(folder).filter(({ kind }) => kind !== 'later');
const sums = sumOf(
  documents.flatMap(({ name, kind }, seed) => {
    const source = readText(folder, name);
    const blocks = (kind === 'page' ? textOfHtml(source) : unwrapLines(source))
      .split('\n')
      .filter((block) => block.trim() !== '')
      .slice(0, mostBlocks);
    return measureAnchors(blocks, seed + 1, 20);
  }),
);

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
console.log(`anchors: passages marked in ${documents.length} documents, which were then changed`);
console.log(`${'change'.padEnd(46)}passages    right      cut  orphans  wrong`);
for (const { change, passages, right, cut, orphans, wrong } of sums)
  console.log(
    change.padEnd(46) +
      String(passages).padStart(8) +
      percent(right, passages).padStart(9) +
      percent(cut, passages).padStart(9) +
      percent(orphans, passages).padStart(9) +
      String(wrong.length).padStart(7),
  );

const failures: string[] = [];
const total = (kind: AnchorTally['kind'], of: 'passages' | 'right') =>
  sums.filter((sum) => sum.kind === kind).reduce((sum, one) => sum + one[of], 0);
for (const [kind, floor] of Object.entries(floors) as ['unchanged' | 'edited', number][]) {
  const [right, passages] = [total(kind, 'right'), total(kind, 'passages')];
  console.log(
    `${kind}: ${percent(right, passages)} of ${passages} in the right place, at least ${floor * 100} % wanted`,
  );
  if (right < floor * passages) failures.push(`${kind}: ${percent(right, passages)}`);
}
const misplaced = sums.flatMap(({ change, wrong }) =>
  wrong.map((exact) => `${change}: “${exact.slice(0, 80)}”`),
);
failures.push(...misplaced.map((one) => `in a wrong place: ${one}`));
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
