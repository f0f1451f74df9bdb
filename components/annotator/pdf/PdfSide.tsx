import { useState } from 'preact/hooks';
import { Tabs } from '../../Tabs.tsx';
import { useWords } from '../../words.ts';
import { OutlineTree } from './OutlineTree.tsx';
import type { PdfViewActs, PdfViewState } from './pdf-state.ts';
import { Thumbnails } from './Thumbnails.tsx';

interface Props {
  state: PdfViewState;
  acts: PdfViewActs;
}

/** How many have been made: every open document has a tree of elements of its own, which `useId` can't tell apart. */
let made = 0;

/** Beside the pages: all of them small, or the PDF's outline. */
export function PdfSide({ state, acts }: Props) {
  const words = useWords().pdfView;
  const side = state.side ?? 'pages';
  const [scope] = useState(() => `pdf-${++made}`);
  return (
    <nav class="pdf-side" aria-label={words.side}>
      <Tabs<'pages' | 'outline'>
        label={words.sideTabs}
        tabs={[
          { id: 'pages', label: words.sidePages },
          { id: 'outline', label: words.sideOutline },
        ]}
        selected={side}
        onSelect={acts.setSide}
        scope={scope}
      />
      <div
        class="pdf-side-panel"
        role="tabpanel"
        id={`panel-${scope}-${side}`}
        aria-labelledby={`tab-${scope}-${side}`}
      >
        {side === 'pages' ? <Thumbnails state={state} acts={acts} /> : <Outline state={state} acts={acts} />}
      </div>
    </nav>
  );
}

function Outline({ state: { outline }, acts }: Props) {
  const words = useWords().pdfView;
  if (outline === 'loading')
    return (
      <p class="small muted" role="status">
        {words.outlineLoading}
      </p>
    );
  if (outline === 'failed') return <p class="notice warn small">{words.outlineFailed}</p>;
  if (outline.length === 0) return <p class="small muted">{words.noOutline}</p>;
  return <OutlineTree outline={outline} onGo={acts.goToOutline} />;
}
