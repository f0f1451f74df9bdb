import { useId, useState } from 'preact/hooks';
import { useWords } from '../words.ts';

interface Props {
  /** The host in what was typed, or ''. */
  hostOf(typed: string): string;
  actions: readonly { label: string; primary?: boolean; onAdd(host: string): void }[];
}

/** A field for the address of a site, and what can be done with it. The first action answers the Enter key. */
export function SiteField({ hostOf, actions }: Props) {
  const words = useWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const act = (onAdd: (host: string) => void) => {
    const host = hostOf(typed);
    setWrong(host === '');
    if (host === '') return;
    setTyped('');
    onAdd(host);
  };
  return (
    <form
      class="stack tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act(actions[0]!.onAdd);
      }}
    >
      <label for={id} class="overline">
        {words.options.site}
      </label>
      <div class="row">
        <input
          id={id}
          class="field grow site-field"
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          placeholder={words.options.sitePlaceholder}
          value={typed}
          aria-invalid={wrong}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setWrong(false);
          }}
        />
        {actions.map(({ label, primary, onAdd }, i) => (
          <button
            key={label}
            type={i === 0 ? 'submit' : 'button'}
            class={primary ? 'button primary' : 'button'}
            onClick={i === 0 ? undefined : () => act(onAdd)}
          >
            {label}
          </button>
        ))}
      </div>
      <p id={`${id}-wrong`} class="small" role="alert">
        {wrong && words.options.siteInvalid}
      </p>
    </form>
  );
}
