import { useWords } from '../words.ts';

/** The keys of the extension. @param inCard those that the card answers, as the card itself lists them */
export function KeyTable({ inCard }: { inCard: readonly (readonly [keys: string, does: string])[] }) {
  const words = useWords().options;
  return (
    <>
      <Rows rows={words.keyRows as [string, string][]} label={words.keys} />
      <h3>{words.keysInCard}</h3>
      <Rows rows={inCard.filter(([keys]) => !keys.includes('+'))} label={words.keysInCard} />
    </>
  );
}

function Rows({ rows, label }: { rows: readonly (readonly [string, string])[]; label: string }) {
  return (
    <table class="key-table narrow" aria-label={label}>
      <tbody>
        {rows.map(([keys, does]) => (
          <tr key={keys}>
            <th scope="row">
              <kbd dir="ltr">{keys}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
