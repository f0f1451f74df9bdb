import { useWords } from '../words.ts';

interface Props {
  /** What is being done. */
  label: string;
  /** Share that is done, from 0 to 1. */
  share: number;
  onStop(): void;
}

/** Work that takes a while: how far it is, and the way to stop it. */
export function Progress({ label, share, onStop }: Props) {
  const words = useWords().backup;
  return (
    <div class="row backup-progress" data-testid="progress">
      <label class="row grow">
        <span role="status">{label}</span>
        <progress class="grow" max={100} value={Math.floor(share * 100)} />
      </label>
      <button type="button" class="button" data-testid="stop" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}
