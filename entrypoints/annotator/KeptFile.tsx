import { useEffect, useState } from 'preact/hooks';
import { findDocument } from '../../casefile/documents.ts';
import { CaseFileError } from '../../casefile/faults.ts';
import { fileOf, keepFile, removeFile } from '../../casefile/files.ts';
import { currentMatter, currentOrNewMatter } from '../../casefile/matters.ts';
import { putBack } from '../../casefile/removals.ts';
import { onCaseFileChange } from '../../casefile/write.ts';
import { bytesInWords } from '../../components/storage/bytes-in-words.ts';
import { Told } from '../../components/storage/Told.tsx';
import { useLanguage, useWords } from '../../components/words.ts';
import type { OpenReading } from './read-document.ts';

type Standing = { is: 'looking' } | { is: 'not-kept' } | { is: 'kept'; document: string; size: number };

const head = 40;

/** Whether the document's file is in the case file, and the way to put it there or take it out. */
export function KeptFile({ reading }: { reading: OpenReading }) {
  const words = useWords();
  const { annotator } = words;
  const language = useLanguage();
  const [standing, setStanding] = useState<Standing>({ is: 'looking' });
  const [removal, setRemoval] = useState('');
  const [failed, setFailed] = useState('');
  const { bytes, name, type } = reading.source;

  const look = async () => setStanding(await standingOf(reading).catch((): Standing => ({ is: 'not-kept' })));
  useEffect(() => {
    const over = new AbortController();
    void look();
    onCaseFileChange(() => void look(), over.signal);
    return () => over.abort();
  }, [reading]);

  const act = async (work: () => Promise<unknown>) => {
    setFailed('');
    try {
      await work();
      await look();
    } catch (error) {
      setFailed(words.marks.faults[error instanceof CaseFileError ? error.fault : 'other']);
    }
  };
  const keep = () =>
    act(async () => {
      const matter = (await currentMatter()) ?? (await currentOrNewMatter(words.marks.firstMatter));
      const { provenance, ...known } = await reading.known();
      const texts = reading.shown.texts.slice(0, head).map(({ text }) => text);
      await keepFile(matter.id, { ...known, provenance: provenance(texts) }, { name, type, bytes });
      setRemoval('');
    });
  return (
    <section class="kept-file stack tight" aria-label={annotator.file.heading}>
      {standing.is === 'not-kept' && (
        <div class="row">
          <span class="grow small">
            {removal === '' ? annotator.file.notKept : annotator.file.removed}{' '}
            {removal !== '' && (
              <button
                type="button"
                class="plain"
                onClick={() => void act(() => putBack(removal)).then(() => setRemoval(''))}
              >
                {words.marks.undo}
              </button>
            )}
          </span>
          <button type="button" class="button small" onClick={() => void keep()}>
            {annotator.file.keep(bytesInWords(bytes.size, language))}
          </button>
        </div>
      )}
      {standing.is === 'kept' && (
        <div class="row">
          <span class="grow small">{annotator.file.kept(bytesInWords(standing.size, language))}</span>
          <button
            type="button"
            class="plain small"
            onClick={() => void act(async () => setRemoval(await removeFile(standing.document)))}
          >
            {annotator.file.remove}
          </button>
        </div>
      )}
      {failed !== '' && (
        <p class="notice warn small" role="alert">
          <Told text={failed} />
        </p>
      )}
    </section>
  );
}

async function standingOf(reading: OpenReading): Promise<Standing> {
  const matter = await currentMatter();
  const document = matter && (await findDocument(matter.id, (await reading.known()).keys));
  const file = document && (await fileOf(document.id));
  return file ? { is: 'kept', document: document.id, size: file.bytes.size } : { is: 'not-kept' };
}
