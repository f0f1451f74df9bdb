import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { useModal } from '../use-modal.ts';

interface Props {
  /** File name of the document. */
  name: string;
  /** Whether a password was given that does not fit. */
  wasWrong: boolean;
  /** @param password `null` to give up */
  onAnswer(password: string | null): void;
}

/** Asks for the password of a PDF. */
export function PasswordDialog({ name, wasWrong, onAnswer }: Props) {
  const words = useWords().pdfView;
  const dialog = useModal();
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    onAnswer(field.current?.value ?? '');
  };
  const cancel = (event: Event) => {
    event.preventDefault();
    onAnswer(null);
  };
  return (
    <dialog
      ref={dialog}
      class="pdf-dialog"
      data-testid="pdf-password"
      aria-labelledby="pdf-password-title"
      aria-describedby="pdf-password-why"
      onCancel={cancel}
    >
      <form class="stack" onSubmit={submit}>
        <h2 id="pdf-password-title">{words.passwordTitle}</h2>
        <p id="pdf-password-why" class="muted">
          {words.passwordFor(name)}
        </p>
        {wasWrong && (
          <p class="notice warn" role="alert">
            {words.passwordWrong}
          </p>
        )}
        <label class="stack tight">
          <span>{words.passwordField}</span>
          <input
            ref={field}
            class="field"
            type={shown ? 'text' : 'password'}
            autocomplete="off"
            dir="ltr"
            spellcheck={false}
            aria-invalid={wasWrong}
          />
        </label>
        <label class="row">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          {words.passwordShow}
        </label>
        <div class="row">
          <button type="submit" class="button primary">
            {words.passwordOpen}
          </button>
          <button type="button" class="button" onClick={cancel}>
            {words.passwordCancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
