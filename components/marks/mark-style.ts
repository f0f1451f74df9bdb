import ink from './marks.css?inline';
import { purposes } from './PurposeSign.tsx';

/** The colours of purposes, for the closed root in a page: from the sheet of our own pages. */
const colours = purposes
  .map((purpose) => {
    const [, colour = 'currentColor'] =
      new RegExp(`--purpose-${purpose}:\\s*(light-dark\\([^;]*\\));`).exec(ink) ?? [];
    return `[data-purpose="${purpose}"] { --purpose: ${colour}; }`;
  })
  .join('\n');

/** How the bar by a selection and the card on a mark look; beside the card's own style. */
export const markStyle = `
${colours}
@media (forced-colors: active) { [data-purpose] { --purpose: CanvasText; } }
.selection-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; padding: 4px; max-width: min(420px, calc(100vw - 16px));
  background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.selection-bar .said { padding: 3px 8px; font-size: var(--small); }
.said.warn, p.warn { color: var(--warn); background: var(--warn-soft); }
.swatch { all: unset; cursor: pointer; display: grid; place-items: center; width: 28px; height: 28px; border-radius: 4px; color: var(--purpose);
  border-block-end: 3px solid var(--purpose); box-sizing: border-box; transition: background var(--swift); }
.swatch:hover, .swatch[aria-pressed="true"] { background: color-mix(in srgb, var(--purpose) 16%, transparent); }
.swatch[aria-pressed="true"] { outline: 1px solid var(--purpose); }
.swatch:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.swatches { border: 0; margin: 0; padding: 0; display: flex; gap: 6px; margin-block-start: 8px; }
.mark-card { --hue: var(--purpose, var(--muted)); }
.note-text p { margin: 0 0 6px; }
.note-text blockquote { margin: 0 0 6px; padding-inline-start: 10px; border-inline-start: 2px solid var(--line); }
.note-text ul { list-style: disc; padding-inline-start: 20px; }
.note-text ol { list-style: decimal; margin: 0; padding-inline-start: 20px; }
.frame[data-sheet] .selection-bar { width: 100%; max-width: none; justify-content: space-around; }
.frame[data-sheet] .swatch { width: 40px; height: 40px; }
@media print { .selection-bar { display: none; } }
`;
