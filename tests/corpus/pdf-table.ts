import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledLexicon } from '../../knowledge/recognise/compiled-lexicon.ts';
import { createRecogniser } from '../../knowledge/recognise/create-recogniser.ts';
import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';
import { PdfProblem } from '../../reading/pdf/open-pdf.ts';
import { documentsOf } from '../../scripts/corpus-documents.ts';
import { readPdf } from './pdf-reading.ts';

/**
 * `node tests/corpus/pdf-table.ts DIR`: every PDF of a corpus as the extension reads it, beside what `recognise` finds
 * in the text that poppler's pdftotext gives, in the order of the page and in that of the file. Fails where the two
 * differ by more than 3 % (one mention, in a short document), or where a PDF that does not open has no name for why.
 */

const most = 0.03;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('node tests/corpus/pdf-table.ts DIR');
  process.exit(2);
}
const lexicon = join(dirname(fileURLToPath(import.meta.url)), '../../knowledge/compiled/lexicon.json');
const recogniser = createRecogniser(JSON.parse(readFileSync(lexicon, 'utf8')) as CompiledLexicon);

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
const han = '[\\u2e80-\\u2fdf\\u3001-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60]';
/** pdftotext ends a line of Chinese as any other, where nothing stands between two letters of it. */
const brokenHan = new RegExp(`(?<=${han})\\n(?=${han})`, 'g');

/** How many mentions there are in what pdftotext gives. */
function byPoppler(path: string, ...options: string[]): { lines: number; joined: number } {
  const { stdout } = spawnSync('pdftotext', [...options, path, '-'], {
    encoding: 'utf8',
    maxBuffer: 200_000_000,
  });
  const count = (text: string) => recogniser.recognise(unwrapLines(text)).mentions.length;
  return { lines: count(stdout), joined: count(stdout.replace(brokenHan, '')) };
}

const failures: string[] = [];
let compared = 0;
let mentions = 0;
if (!hasPoppler) console.log('pdftotext is not here: what it gives is not compared');
console.log('  pages blocks  ours  pdftotext    raw  differs');
for (const { name } of documentsOf(folder).filter(({ name }) => /\.pdf$/i.test(name))) {
  const path = join(folder, name);
  try {
    const read = await readPdf(path, recogniser);
    const ours = read.mentions.length;
    mentions += ours;
    const notes = [
      ...(read.textless.length > 0 ? [`without text: ${read.textless.length}`] : []),
      ...(read.unreadable.length > 0 ? [`unreadable: ${read.unreadable.join(', ')}`] : []),
    ];
    const columns = [
      String(read.pages).padStart(7),
      String(read.texts.length).padStart(6),
      String(ours).padStart(5),
    ];
    if (hasPoppler) {
      const counts = [byPoppler(path), byPoppler(path, '-raw')];
      const theirs = counts.flatMap(({ lines, joined }) => [lines, joined]);
      const nearest = theirs.reduce((a, b) => (Math.abs(b - ours) < Math.abs(a - ours) ? b : a));
      const apart = Math.abs(ours - nearest);
      const part = apart / Math.max(nearest, 1);
      compared++;
      if (apart > 1 && part > most)
        failures.push(`${name}: ${ours} mentions, ${theirs.join('/')} by pdftotext`);
      columns.push(
        String(counts[0]!.lines).padStart(10),
        String(counts[1]!.lines).padStart(6),
        apart === 0 ? '       ' : `${(100 * part).toFixed(1)} %`.padStart(7),
      );
    }
    console.log(`${columns.join(' ')}  ${name}${notes.length > 0 ? `  (${notes.join('; ')})` : ''}`);
  } catch (error) {
    if (error instanceof PdfProblem && error.kind !== 'failed')
      console.log(`      –  ${name}  (${error.kind})`);
    else failures.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
}
console.log(
  `PDF: ${mentions} mentions; ${compared} documents compared with pdftotext, ${failures.length} failed`,
);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
