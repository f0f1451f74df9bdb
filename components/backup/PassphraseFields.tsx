import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../words.ts';
import { loadStrength, type Strength } from './passphrase-strength.ts';

interface Props {
  passphrase: string;
  repeated: string;
  onType(passphrase: string, repeated: string): void;
}

/** A passphrase, typed twice, with how hard it is to guess. It stays in this form. */
export function PassphraseFields({ passphrase, repeated, onType }: Props) {
  const words = useWords().backup;
  const [shown, setShown] = useState(false);
  const strength = useStrength(passphrase);
  const type = shown ? 'text' : 'password';
  return (
    <div class="stack backup-passphrase">
      <label class="stack tight">
        <span class="small">{words.passphrase}</span>
        <input
          class="field"
          type={type}
          dir="auto"
          autocomplete="new-password"
          data-testid="passphrase"
          aria-describedby="passphrase-strength"
          value={passphrase}
          onInput={(event) => onType(event.currentTarget.value, repeated)}
        />
      </label>
      <p
        id="passphrase-strength"
        class="small strength"
        role="status"
        data-testid="strength"
        data-strength={strength}
      >
        {strength && (
          <>
            <span class="strength-bar" aria-hidden />
            <span>
              {words.strength}: {words.strengths[strength]}
            </span>
          </>
        )}
      </p>
      <label class="stack tight">
        <span class="small">{words.repeat}</span>
        <input
          class="field"
          type={type}
          dir="auto"
          autocomplete="new-password"
          data-testid="repeat"
          value={repeated}
          onInput={(event) => onType(passphrase, event.currentTarget.value)}
        />
      </label>
      <label class="row small">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.currentTarget.checked)} />
        {words.show}
      </label>
      {repeated !== '' && repeated !== passphrase && (
        <p class="small warn-text" role="status" data-testid="differs">
          {words.differs}
        </p>
      )}
    </div>
  );
}

function useStrength(passphrase: string): Strength | null {
  const [judge, setJudge] = useState<((typed: string) => Strength) | null>(null);
  useEffect(() => {
    let gone = false;
    // Without it a backup can be made all the same.
    loadStrength().then(
      (loaded) => !gone && setJudge(() => loaded),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, []);
  return passphrase === '' || !judge ? null : judge(passphrase);
}
