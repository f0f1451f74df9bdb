/** The look of an exported page: a law report, light and dark, on paper in a form that is safe in grey. */
export const htmlStyle = `
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --muted: #5d5a54; --line: #d9d5cc; --mark: #ffe9a8; --link: #0b5a5a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --paper: #191817; --muted: #aaa59b; --line: #3a3834; --mark: #5a4a12; --link: #7cc7c4; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 Charter, "Bitstream Charter", "Sitka Text", Cambria, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 24px 16px 64px; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 40px 0 4px; font-size: 1.25rem; line-height: 1.25; }
a { color: var(--link); }
p { margin: 4px 0; }
.cited, figcaption, .facts { color: var(--muted); font-size: 0.9rem; }
figure { margin: 20px 0; padding-inline-start: 14px; border-inline-start: 3px solid var(--line); }
blockquote { margin: 0; white-space: pre-line; }
figure:has(.note) blockquote { margin-bottom: 2px; }
mark { padding: 0.1em 0; background: var(--mark); color: inherit; }
.note { margin-top: 8px; white-space: pre-wrap; font-family: system-ui, sans-serif; font-size: 0.95rem; }
table { width: 100%; margin: 16px 0; border-collapse: collapse; font-size: 0.95rem; }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
figcaption::before { content: "— "; }
[data-purpose="against-us"] { border-inline-start-style: double; border-inline-start-width: 6px; }
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --muted: #333; --line: #999; --link: #000; }
  mark { background: none; text-decoration: underline; text-decoration-thickness: 2px; }
  figure { break-inside: avoid; }
}
`;
