/**
 * The card's style. It stands in a closed root of its own, so the names are short; the tokens come from
 * components/tokens.css.
 */

/**
 * Nothing of the page's style may reach the host. In a shadow tree's own sheet `!important` wins over any
 * that the page can write, even in a style attribute.
 */
export const hostStyle = `
:host { all: initial !important; position: fixed !important; inset: 0 auto auto 0 !important;
  width: 0 !important; height: 0 !important; overflow: visible !important; z-index: 2147483647 !important;
  border: 0 !important; margin: 0 !important; padding: 0 !important; display: block !important; }
:host::before, :host::after { content: none !important; }
:host::backdrop { display: none !important; }
:host([hidden]) { display: none !important; }
`;

export const cardStyle = `
* { box-sizing: border-box; }
.frame { position: fixed; font-family: var(--sans); font-size: var(--size); line-height: var(--line-height);
  color: var(--ink); -webkit-text-size-adjust: none; text-size-adjust: none; }
.frame[hidden] { display: none; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.words::before { content: attr(data-words); }

.card { display: flex; flex-direction: column; width: min(420px, calc(100vw - 16px)); max-height: inherit;
  background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: var(--radius);
  box-shadow: var(--shadow); overflow: hidden; outline: none; position: relative; }
.card::before { content: ""; position: absolute; inset: 0 0 auto 0; height: 3px; background: var(--hue, var(--accent)); }
.card:focus-visible { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent), var(--shadow); }

.head { padding: 11px 8px 10px 16px; border-bottom: 1px solid var(--line); touch-action: none; cursor: grab; flex: none; }
.head:dir(rtl) { padding: 11px 16px 10px 8px; }
.bar { display: flex; align-items: flex-start; gap: 4px; }
.overline { flex: 1; margin: 4px 0 0; font-size: 12px; line-height: 16px; letter-spacing: 0.03em; color: var(--muted); }
.overline .whole { white-space: nowrap; }
.tools { display: flex; margin-block-start: -1px; flex: none; }
h2 { margin: 2px 0 0; padding-inline-end: 8px; font: 600 19px/1.3 var(--serif); color: var(--ink); overflow-wrap: anywhere; text-wrap: balance; }
.standing { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 16px; margin: 6px 8px 0 0; font-size: var(--small); }
.standing:dir(rtl) { margin: 6px 0 0 8px; }
.weight::before { content: ""; display: inline-block; box-sizing: border-box; width: 10px; height: 10px; margin-inline-end: 7px; border-radius: 50%;
  border: 2px solid var(--accent); vertical-align: -0.5px; }
.weight[data-status="binding"] { font-weight: 600; color: var(--accent); }
.weight[data-status="binding"]::before { background: var(--accent); }
.weight[data-status="persuasive"]::before { background: linear-gradient(90deg, var(--accent) 50%, transparent 50%); }
.weight[data-status="none"]::before { border-color: var(--muted); }
.favours { color: var(--muted); }
.favours[data-side="requesting-state"] { color: var(--against); }

.body { flex: 1 1 auto; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px 14px; outline-offset: -2px; scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.body:focus-visible { outline: 2px solid var(--accent); }
.lead { margin: 0; font: 15.5px/1.5 var(--serif); }
.muted { color: var(--muted); }
.section { margin-block-start: 14px; }
.section:first-child { margin-block-start: 0; }
h3 { display: flex; align-items: center; gap: 10px; margin: 0 0 5px; font: 600 12px/16px var(--sans); letter-spacing: 0.03em; color: var(--muted); }
h3::after { content: ""; flex: 1; border-block-start: 1px solid var(--line); }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 6px; padding: 0; overflow-wrap: break-word; }
li:last-child { margin-block-end: 0; }
.section[data-role="answers"] li, .section[data-role="see"] li, .section[data-role="rulings"] li { padding-inline-start: 14px; position: relative; }
.section[data-role="answers"] li::before { content: "›"; position: absolute; inset-inline-start: 1px; color: var(--accent); }
.section[data-role="answers"] li:dir(rtl)::before { content: "‹"; }
.section[data-role="see"] li::before, .section[data-role="rulings"] li::before { content: "–"; position: absolute; inset-inline-start: 0; color: var(--muted); }
.section[data-role="adverse"] ul { padding-inline-start: 12px; border-inline-start: 2px solid var(--against); }
.section[data-role="caution"] { font-size: var(--small); color: var(--muted); }
.section[data-role="weighs"], .section[data-role="about"] { font-size: 14px; }
.pinpoint { color: var(--muted); font-size: var(--small); }
.note { color: var(--muted); font-size: var(--small); font-style: italic; }
.line { all: unset; cursor: pointer; }
.line .text { color: var(--accent); text-decoration: underline 1px transparent; text-underline-offset: 3px; }
.line:hover .text { text-decoration-color: currentColor; }
.source { margin: 14px 0 0; padding-block-start: 9px; border-block-start: 1px solid var(--line); font-size: var(--small); color: var(--muted); }
a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 3px; }

.foot { flex: none; display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 7px 8px 7px 12px; border-block-start: 1px solid var(--line); background: var(--sunk); }
.foot:dir(rtl) { padding: 7px 12px 7px 8px; }
.actions { display: flex; flex-wrap: wrap; gap: 4px 6px; }
.stepper { display: flex; align-items: center; flex: none; }
.position { font-size: var(--small); color: var(--muted); margin-inline-end: 4px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.button { all: unset; cursor: pointer; padding: 3px 8px; border: 1px solid var(--edge); border-radius: 4px; font-size: var(--small); line-height: 20px; color: var(--ink); background: var(--paper); white-space: nowrap; transition: background var(--swift); }
.button:hover { background: var(--accent-soft); border-color: var(--accent); }
.body > .button { display: inline-block; margin-block-start: 12px; }
.tool { all: unset; cursor: pointer; display: grid; place-items: center; width: 28px; height: 28px; border-radius: 4px; color: var(--muted); transition: background var(--swift); }
.tool:hover, .tool[aria-pressed="true"] { background: var(--accent-soft); color: var(--accent); }
.button:focus-visible, .tool:focus-visible, .line:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 4px; }
.button[data-key]::after { content: attr(data-key); }
.key, .button[data-key]::after { font: 11px/15px var(--sans); border: 1px solid var(--edge); border-radius: 3px; padding: 0 4px; margin-inline-start: 3px; color: var(--muted); background: var(--paper); }
.keys { margin: 0; }
.keys > div { display: flex; gap: 12px; padding: 3px 0; }
.keys dt { flex: 0 0 118px; } .keys dd { margin: 0; }
.keys .key { font-size: 12px; line-height: 18px; margin: 0; padding: 1px 6px; }
.by-hand { display: block; padding: 8px 16px; border-block-start: 1px solid var(--line); font-size: var(--small); background: var(--warn-soft); color: var(--ink); }
.by-hand textarea { display: block; width: 100%; margin-block-start: 4px; font: 13px/1.4 var(--sans); color: var(--ink); background: var(--paper); border: 1px solid var(--edge); border-radius: 4px; padding: 4px 6px; resize: none; }
.flip:dir(rtl) { transform: scaleX(-1); }

.frame[data-sheet] { inset: auto 0 0 0 !important; max-height: 62vh !important; }
.frame[data-sheet] .card { width: 100%; border-radius: 12px 12px 0 0; border-width: 1px 0 0; padding-block-end: env(safe-area-inset-bottom); }
.frame[data-sheet] .head { cursor: auto; }
.frame[data-sheet] .tool { width: 40px; height: 40px; }
.frame[data-sheet] .button { padding: 8px 12px; }
.frame[data-sheet] .button[data-key]::after { display: none; }

@media (prefers-reduced-motion: no-preference) { .card { animation: rise 120ms ease-out; } }
@keyframes rise { from { opacity: 0.4; } }
@media (forced-colors: active) {
  .card { border: 2px solid CanvasText; } .card::before { background: CanvasText; }
  .weight::before { forced-color-adjust: none; border-color: CanvasText; }
  .weight[data-status="binding"]::before { background: CanvasText; }
}
@media print { .frame { display: none; } }
`;

/** For each category the bar of its hue at the head of the card. */
export function hueStyle(categories: readonly string[]): string {
  return categories
    .map((category) => `.card[data-category="${category}"] { --hue: var(--hue-${category}); }`)
    .join('\n');
}
