import { useState } from 'preact/hooks';
import type { MarkKind } from '../../../casefile/page-mark.ts';
import type { Passage, Purpose } from '../../../casefile/records.ts';
import { PurposeSign, purposes } from '../../marks/PurposeSign.tsx';
import { saidBy } from '../../marks/said-by.ts';
import { useWords } from '../../words.ts';
import type { MarkupActs } from './markup-model.ts';

interface Props {
  marks: readonly Passage[];
  chosen: string | null;
  acts: Pick<MarkupActs, 'goTo' | 'setListOpen'>;
}

const kindOf = ({ mark }: Passage): MarkKind => mark?.kind ?? 'highlight';

/** All marks of the document in the order of its text, to go to, narrowed by kind and purpose. */
export function MarkList({ marks, chosen, acts }: Props) {
  const words = useWords();
  const { markup } = words;
  const [kind, setKind] = useState<MarkKind | ''>('');
  const [purpose, setPurpose] = useState<Purpose | ''>('');
  const kinds = [...new Set(marks.map(kindOf))];
  const shown = marks.filter(
    (one) => (kind === '' || kindOf(one) === kind) && (purpose === '' || one.purpose === purpose),
  );
  return (
    <section
      class="markup-list"
      aria-label={markup.listTitle}
      data-testid="mark-list"
      onKeyDown={(event) => {
        // The first Escape lets go of the chosen mark.
        if (event.key === 'Escape' && chosen === null) acts.setListOpen(false);
      }}
    >
      <p class="row small">
        <label>
          {markup.filterKind}{' '}
          <select
            class="field"
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as MarkKind | '')}
          >
            <option value="">{markup.every}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {markup.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {markup.filterPurpose}{' '}
          <select
            class="field"
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value as Purpose | '')}
          >
            <option value="">{markup.every}</option>
            {purposes.map((one) => (
              <option key={one} value={one}>
                {words.marks.purposes[one]}
              </option>
            ))}
          </select>
        </label>
        <span class="muted" role="status">
          {markup.listed(shown.length, marks.length)}
        </span>
      </p>
      {marks.length === 0 && <p class="muted">{markup.noMarks}</p>}
      <ul class="lines">
        {shown.map((one) => (
          <li key={one.id} data-purpose={one.purpose ?? 'none'}>
            <button
              type="button"
              class="markup-list-line"
              data-testid="mark-line"
              aria-current={one.id === chosen}
              onClick={() => acts.goTo(one.id)}
            >
              <PurposeSign purpose={one.purpose} />
              <span class="small muted">
                {markup.kinds[kindOf(one)]}
                {one.place.page !== '' && `, ${words.marks.panel.page(one.place.page)}`}
              </span>
              {saidBy(one, markup.kinds) !== markup.kinds[kindOf(one)] && (
                <span class="markup-list-words" dir="auto">
                  {saidBy(one, markup.kinds)}
                </span>
              )}
              {one.note !== '' && one.mark?.kind !== 'free-text' && (
                <span class="small muted markup-list-words" dir="auto">
                  {one.note}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
