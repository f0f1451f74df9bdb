import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';
import { textOfHtml } from '../../reading/html-text.ts';
import { documentsOf, readText } from '../../scripts/corpus-documents.ts';
import { measureAnchors } from './anchors.ts';
import { judge, sumOf } from './tallies.ts';

/**
 * `node tests/corpus/anchor-table.ts DIR`: marks passages in every text and page of a corpus, changes the documents
 * in each way that `mutations.ts` knows, and prints how many passages are found where they are. Fails below the
 * floors.
 */

/** Of a longer document only so many blocks are taken: the table is one of a hundred documents. */
const mostBlocks = 400;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('node tests/corpus/anchor-table.ts DIR');
  process.exit(2);
}
const documents = documentsOf(folder).filter(({ kind }) => kind !== 'file');
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

console.log(`anchors: passages marked in ${documents.length} documents, which were then changed`);
const failures = judge(sums);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
