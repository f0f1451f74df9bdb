import { useWords } from '../words.ts';

/** A cell without a value: a dash to the eye, words to the ear. */
export function Nothing() {
  const words = useWords().library;
  return (
    <span class="muted">
      <span aria-hidden="true">–</span>
      <span class="unseen">{words.notGiven}</span>
    </span>
  );
}
