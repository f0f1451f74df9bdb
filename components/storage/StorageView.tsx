import type { StorageReport, StoredKind } from '../../casefile/storage-report.ts';
import { titleOf } from '../casebook/kept-rows.ts';
import { libraryHashOf } from '../library/library-routes.ts';
import { useLanguage, useWords } from '../words.ts';
import { AskFirst } from './AskFirst.tsx';
import { bytesInWords } from './bytes-in-words.ts';

/** What the browser says of its own room; sizes in bytes. */
export interface BrowserRoom {
  /** `null` where it does not say. */
  used: number | null;
  quota: number | null;
  /** Whether it promised to keep what is stored. */
  persisted: boolean;
}

interface Props {
  report: StorageReport;
  room: BrowserRoom;
  /** What was just done, or failed; with the way back where there is one. */
  said: { text: string; undo?: () => void };
  onPersist(): void;
  onPurgeRemoved(): void;
  onDropCopies(): void;
  onRemoveFile(document: string): void;
}

/** What takes room, how much of it there is, and how to free it. */
export function StorageView(props: Props) {
  const { report, room, said, onPersist, onPurgeRemoved, onDropCopies, onRemoveFile } = props;
  const { undo, storage: words } = useWords().backup;
  const language = useLanguage();
  const size = (bytes: number) => bytesInWords(bytes, language);
  const { removed, copies, packs } = report.kinds;
  const kinds = Object.keys(report.kinds) as StoredKind[];
  const all = kinds.reduce((sum, kind) => sum + report.kinds[kind].bytes, 0);
  return (
    <div class="stack list-view backup">
      <header class="stack tight">
        <h2 class="view-title">{words.title}</h2>
        <p class="muted measure">{words.hint}</p>
      </header>
      <section class="stack tight" data-testid="room">
        <p>
          {room.used === null
            ? words.unknown
            : room.quota === null
              ? words.usedOnly(size(room.used))
              : words.used(size(room.used), size(room.quota))}
        </p>
        {room.used !== null && <p class="small muted measure">{words.usedHint}</p>}
        <p class={room.persisted ? '' : 'notice measure'}>{room.persisted ? words.kept : words.notKept}</p>
        {!room.persisted && (
          <p>
            <button type="button" class="button" data-testid="persist" onClick={onPersist}>
              {words.ask}
            </button>
          </p>
        )}
      </section>
      <p class="small row" role="status" data-testid="said">
        {said.text}
        {said.undo && (
          <button type="button" class="plain" data-testid="undo" onClick={said.undo}>
            {undo}
          </button>
        )}
      </p>
      <section class="stack" aria-labelledby="storage-kinds">
        <h3 id="storage-kinds">{words.kinds}</h3>
        <Weights
          name={words.kind}
          counted={words.count}
          rows={kinds
            .filter((kind) => report.kinds[kind].count > 0)
            .map((kind) => ({ id: kind, name: words.kindNames[kind], ...report.kinds[kind] }))}
          foot={{ name: words.all, bytes: all }}
        />
      </section>
      {report.matters.length > 0 && (
        <section class="stack" aria-labelledby="storage-matters">
          <h3 id="storage-matters">{words.matters}</h3>
          <Weights
            name={words.matter}
            counted={words.passages}
            rows={report.matters.map(({ matter, ...weight }) => ({
              id: matter.id,
              name: matter.name,
              href: libraryHashOf({
                view: 'casefile',
                asked: { text: '', where: { matter: matter.id }, sort: null },
              }),
              ...weight,
            }))}
          />
        </section>
      )}
      {report.documents.length > 0 && (
        <section class="stack" aria-labelledby="storage-documents">
          <h3 id="storage-documents">{words.largest}</h3>
          <Weights
            name={words.document}
            counted={words.passages}
            rows={report.documents.map(({ document, file, ...weight }) => ({
              id: document.id,
              name: titleOf(document),
              ...(file > 0 ? { onRemoveFile: () => onRemoveFile(document.id) } : {}),
              ...weight,
            }))}
          />
        </section>
      )}
      <section class="stack" aria-labelledby="storage-free" data-testid="free">
        <h3 id="storage-free">{words.free}</h3>
        <ul class="lines">
          {removed.count > 0 && (
            <Free
              id="removed"
              text={words.freeRemoved(removed.count, size(removed.bytes))}
              onFree={onPurgeRemoved}
            />
          )}
          {copies.count > 0 && (
            <Free
              id="copies"
              text={words.freeCopies(copies.count, size(copies.bytes))}
              onFree={onDropCopies}
            />
          )}
          {packs.count > 0 && (
            <li>
              <a href="options.html#packs">{words.freePacks}</a>
            </li>
          )}
          {report.matters.length > 0 && (
            <li>
              <a href={libraryHashOf({ view: 'matters' })}>{words.freeMatter}</a>
            </li>
          )}
          <li>{words.freeDisk}</li>
        </ul>
      </section>
    </div>
  );
}

interface WeightsProps {
  name: string;
  /** What is counted. */
  counted: string;
  rows: { id: string; name: string; href?: string; count: number; bytes: number; onRemoveFile?(): void }[];
  foot?: { name: string; bytes: number };
}

function Weights({ name, counted, rows, foot }: WeightsProps) {
  const words = useWords().backup.storage;
  const language = useLanguage();
  if (rows.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <div class="table-scroll">
      <table class="backup-table">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{counted}</th>
            <th scope="col">{words.size}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-row={row.id}>
              <th scope="row" dir="auto">
                {row.href ? <a href={row.href}>{row.name}</a> : row.name}
                {row.onRemoveFile && (
                  <>
                    {' '}
                    <button
                      type="button"
                      class="plain small"
                      data-testid="remove-file"
                      onClick={row.onRemoveFile}
                    >
                      {words.removeFile}
                    </button>
                  </>
                )}
              </th>
              <td>{row.count.toLocaleString(language)}</td>
              <td>{bytesInWords(row.bytes, language)}</td>
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              <th scope="row">{foot.name}</th>
              <td />
              <td>{bytesInWords(foot.bytes, language)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Something that can go for good: asked once more before it does. */
function Free({ id, text, onFree }: { id: string; text: string; onFree(): void }) {
  const { storage: words, keepIt } = useWords().backup;
  return (
    <li>
      <AskFirst
        label={text}
        question={[text, words.freeRemovedAsk]}
        sure={words.freeRemovedSure}
        keep={keepIt}
        testId={`free-${id}`}
        onSure={onFree}
      />
    </li>
  );
}
