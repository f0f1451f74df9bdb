import { Download } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { csvOf } from '../../knowledge/csv.ts';
import { useWords } from '../words.ts';

/** Hands the reader a file. @param name with its ending */
export type SaveFile = (name: string, text: string) => void;

interface Props {
  /** The file's name without its ending. */
  name: string;
  /** Rows of cells, the head first. Asked for when the button is pressed. */
  rows(): string[][];
  save: SaveFile;
}

/** Saves what a table shows. */
export function ExportCsv({ name, rows, save }: Props) {
  const words = useWords().library;
  const [bom, setBom] = useState(true);
  const [said, setSaid] = useState('');
  const press = () => {
    const cells = rows();
    save(`${name}.csv`, csvOf(cells, { bom }));
    setSaid(words.csvSaved(cells.length - 1, `${name}.csv`));
  };
  return (
    <div class="row export">
      <button type="button" class="button small" title={words.csvHint} data-testid="csv" onClick={press}>
        <Download size={14} />
        {words.csv}
      </button>
      <label class="row small" title={words.bomHint}>
        <input type="checkbox" checked={bom} onChange={(event) => setBom(event.currentTarget.checked)} />
        {words.bom}
      </label>
      <span class="small" role="status">
        {said}
      </span>
    </div>
  );
}
