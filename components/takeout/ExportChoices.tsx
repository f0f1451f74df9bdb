import type { ExportOrder } from '../../casefile/export/export-order.ts';
import { useWords } from '../words.ts';

interface Props {
  order: ExportOrder;
  /** Of a file that lists documents alone nothing of this can be chosen. */
  holdsPassages: boolean;
  onChange(change: Partial<ExportOrder>): void;
}

/** What goes into the file. */
export function ExportChoices({ order, holdsPassages, onChange }: Props) {
  const words = useWords().takeout;
  if (!holdsPassages) return null;
  const box = (field: 'own' | 'context' | 'highlights' | 'bom', hint = '') => (
    <label class="takeout-choice">
      <input
        type="checkbox"
        data-field={field}
        checked={order[field]}
        onChange={(event) => onChange({ [field]: event.currentTarget.checked })}
      />
      <span>
        {words[field]}
        {hint !== '' && <span class="small muted takeout-hint">{hint}</span>}
      </span>
    </label>
  );
  return (
    <fieldset class="stack tight">
      <legend class="small muted">{words.goes}</legend>
      {box('own', words.ownHint)}
      {order.format !== 'annotations' && order.format !== 'ris' && box('context')}
      {box('highlights')}
      {order.format === 'csv' && box('bom')}
    </fieldset>
  );
}
