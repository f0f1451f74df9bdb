import { useWords } from '../words.ts';
import type { ChosenFile, ImportPreview } from './takeout-acts.ts';

interface Props {
  preview: ImportPreview;
  file: Extract<ChosenFile, { name: string }>;
  addNotes: boolean;
  onAddNotes(on: boolean): void;
}

/** What a file would bring, and what of it can't be brought in, with the reason. */
export function ImportContents({ preview, file, addNotes, onAddNotes }: Props) {
  const words = useWords().takeout;
  const { added, newDocuments, completed, same, otherNotes } = preview;
  const refused = file.refused.reduce((sum, { count }) => sum + count, 0);
  const isNothing = added + completed === 0 && otherNotes === 0;
  return (
    <section class="stack" aria-labelledby="import-contents" data-testid="import-preview">
      <h3 id="import-contents">{words.comesIn}</h3>
      <ul class="stack tight">
        {added > 0 && <li>{words.added(added)}</li>}
        {newDocuments > 0 && <li>{words.newDocuments(newDocuments)}</li>}
        {completed > 0 && <li>{words.completed(completed)}</li>}
        {same > 0 && <li>{words.same(same)}</li>}
        {isNothing && <li>{words.nothingComesIn}</li>}
      </ul>
      {otherNotes > 0 && (
        <div class="stack tight">
          <p>{words.otherNotes(otherNotes)}</p>
          <label class="takeout-choice">
            <input
              type="checkbox"
              data-testid="import-add-notes"
              checked={addNotes}
              onChange={(event) => onAddNotes(event.currentTarget.checked)}
            />
            <span>{words.addNotes}</span>
          </label>
        </div>
      )}
      {file.isPart && <p class="notice">{words.isPart}</p>}
      {refused > 0 && (
        <div class="notice warn stack tight" data-testid="import-refused">
          <p>{words.refused(refused)}</p>
          <ul class="small stack tight">
            {file.refused.map(({ why, count, example }) => (
              <li key={example}>
                {count.toLocaleString()} ×{' '}
                {why === 'no-quote' ? words.noQuote : words.breaksModel(why.breaks)}
                {example !== '' && (
                  <>
                    : <bdi>{example}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
