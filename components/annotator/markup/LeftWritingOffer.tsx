import { useWords } from '../../words.ts';
import type { LeftWriting, MarkupActs } from './markup-model.ts';

interface Props {
  left: LeftWriting;
  acts: Pick<MarkupActs, 'takeUpWriting' | 'dropWriting'>;
}

/** Offers what was being written when the document was closed. */
export function LeftWritingOffer({ left, acts }: Props) {
  const words = useWords().unfinished;
  return (
    <div class="markup-row" role="status" data-testid="left-writing">
      <span class="grow small">
        {words.draft(words.writings[left.kind], left.pageLabel)} <q dir="auto">{left.text}</q>
      </span>
      <span class="row">
        <button type="button" class="button strong" onClick={acts.takeUpWriting}>
          {words.goOn}
        </button>
        <button type="button" class="button" onClick={acts.dropWriting}>
          {words.discard}
        </button>
      </span>
    </div>
  );
}
