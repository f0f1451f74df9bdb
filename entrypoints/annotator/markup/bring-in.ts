import { CaseFileError } from '../../../casefile/faults.ts';
import type { Passage } from '../../../casefile/records.ts';
import { isNotDone } from '../../reading/mark-keeping.ts';
import type { OpenReading } from '../read-document.ts';
import { newMarks, passageOfMark } from './bring-in-marks.ts';
import { headOf, type Keeping } from './keep-marks.ts';
import type { PdfInHand } from './pdf-in-hand.ts';

/**
 * Keeps the marks that a PDF brought with it. Stopped, it leaves those that were kept.
 * @returns how many were kept, and which kinds were passed over, in the file's own words
 * @throws PdfWriteError if the file can't be read; CaseFileError; the signal's reason
 */
export async function bringIn(
  reading: OpenReading,
  hand: PdfInHand,
  keeping: Keeping,
  kept: readonly Passage[],
  ownName: string,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<{ kept: number; passedOver: string }> {
  const { marksInPdf } = await import('../../../casefile/import/pdf-marks.ts');
  const bytes = new Uint8Array(await reading.source.bytes.arrayBuffer());
  const { marks, passedOver } = await marksInPdf(bytes, hand.password);
  const wanted = newMarks(marks, kept);
  const head = headOf(reading.shown);
  const known = await reading.known();
  const { now } = reading.reader.marks.kept;
  for (const [i, found] of wanted.entries()) {
    signal.throwIfAborted();
    const passage = passageOfMark(found, hand.read, now, ownName);
    const done = await keeping.keep(known, { head, passage, clipOf: null });
    if (isNotDone(done)) throw new CaseFileError(done.fault === 'conflict' ? 'other' : done.fault);
    onProgress(i + 1, wanted.length);
  }
  return {
    kept: wanted.length,
    passedOver: [...passedOver].map(([kind, count]) => `${kind} (${count})`).join(', '),
  };
}
