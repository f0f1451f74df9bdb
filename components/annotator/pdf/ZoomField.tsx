import { Minus, Plus } from 'lucide-preact';
import { useWords } from '../../words.ts';
import { type Fit, fits, type PdfViewActs, type PdfViewState } from './pdf-state.ts';

interface Props {
  state: Pick<PdfViewState, 'scale' | 'fit'>;
  acts: Pick<PdfViewActs, 'zoomIn' | 'zoomOut' | 'setScale'>;
}

/** Per cent, as offered. */
const steps = [50, 75, 100, 125, 150, 200, 300, 400];

/** How large pages are shown: in steps, or so that they fit. */
export function ZoomField({ state, acts }: Props) {
  const words = useWords().pdfView;
  const percent = Math.round(state.scale * 100);
  const choose = (value: string) =>
    acts.setScale(fits.includes(value as Fit) ? (value as Fit) : Number(value));
  return (
    <div class="row pdf-zoom">
      <button
        type="button"
        class="icon-button"
        aria-label={words.zoomOut}
        title={`${words.zoomOut} (−)`}
        onClick={acts.zoomOut}
      >
        <Minus size={18} />
      </button>
      <select
        class="field"
        data-testid="pdf-zoom"
        aria-label={words.zoom}
        value={state.fit ?? 'other'}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {!state.fit && <option value="other">{words.percent(percent)}</option>}
        {fits.map((fit) => (
          <option key={fit} value={fit}>
            {fit === state.fit ? `${words.fit[fit]} (${words.percent(percent)})` : words.fit[fit]}
          </option>
        ))}
        {steps.map((step) => (
          <option key={step} value={step / 100}>
            {words.percent(step)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="icon-button"
        aria-label={words.zoomIn}
        title={`${words.zoomIn} (+)`}
        onClick={acts.zoomIn}
      >
        <Plus size={18} />
      </button>
    </div>
  );
}
