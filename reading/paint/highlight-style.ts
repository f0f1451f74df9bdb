import type { Category } from '../../knowledge/mention.ts';
import { highlightRoles, type MarkRole } from './highlight-names.ts';

type Line = 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';

/**
 * A hue and a line for each category. Every hue has at least 3 : 1 against white and against #121212, so that
 * one sheet serves light and dark pages alike; neighbours in hue differ in their line, since colour never
 * carries the meaning alone. The families of hue are those of components/tokens.css.
 */
export const categoryInk: Readonly<Record<Category, { hue: string; line: Line }>> = {
  case: { hue: '#3b74d0', line: 'solid' },
  assurance: { hue: '#b86a10', line: 'solid' },
  'red-notice': { hue: '#d63a4c', line: 'double' },
  'non-refoulement': { hue: '#148a5c', line: 'double' },
  'torture-standard': { hue: '#c2479f', line: 'solid' },
  treaty: { hue: '#7a66dd', line: 'dashed' },
  instrument: { hue: '#7f8215', line: 'dashed' },
  'detention-system': { hue: '#b9562f', line: 'dashed' },
  'body-or-operation': { hue: '#5b86a3', line: 'dashed' },
  'return-method': { hue: '#cf5e8e', line: 'dashed' },
  extradition: { hue: '#7b848c', line: 'dotted' },
  china: { hue: '#93755a', line: 'dotted' },
  'hong-kong': { hue: '#0b8ba3', line: 'dotted' },
};

/**
 * The reader's own marks: a tint, and above the words a line of another kind for each purpose, since mentions have
 * theirs below. The colours are those of components/marks/marks.css.
 */
export const markInk: Readonly<Record<MarkRole, { hue: string; line: Line }>> = {
  facts: { hue: '#b88a00', line: 'solid' },
  law: { hue: '#3b74d0', line: 'double' },
  'for-us': { hue: '#148a5c', line: 'dotted' },
  'against-us': { hue: '#d63a4c', line: 'wavy' },
  'to-check': { hue: '#7a66dd', line: 'dashed' },
  kept: { hue: '#7b848c', line: 'solid' },
};

/** Of the letters' size: at a fixed distance the line would leave the words of a page that is shown small. */
export const belowText = '0.18em';

const tint = (hue: string, percent: number) =>
  `${hue}${Math.round((percent / 100) * 255)
    .toString(16)
    .padStart(2, '0')}`;

/** Greys that a printer keeps apart by their lines; the tint would only grey the text. */
const printed = 'background-color: transparent; text-decoration-color: #555;';

function rulesOf(name: string, role: string, onPaper: boolean): string {
  if (role === 'present') return `:root { --${name}: block; }`;
  const of = `::highlight(${name})`;
  const forced = (rule: string) => (onPaper ? '' : `@media (forced-colors: active) { ${rule} }`);
  if (role === 'pointed') {
    return [
      `${of} { background-color: #d9a40055; text-decoration: underline solid 2px #b07d00; text-underline-offset: ${belowText}; }`,
      forced(`${of} { background-color: Highlight; color: HighlightText; }`),
      `@media print { ${of} { background-color: transparent; text-decoration-line: none; } }`,
    ].join('\n');
  }
  if (role.startsWith('mark-')) {
    const { hue, line } = markInk[role.slice('mark-'.length) as MarkRole];
    return [
      `${of} { background-color: ${tint(hue, role === 'mark-kept' ? 18 : 30)}; text-decoration: overline ${line} 2px ${hue}; }`,
      forced(`${of} { background-color: transparent; text-decoration-color: Highlight; }`),
      `@media print { ${of} { background-color: #0001; text-decoration-color: #555; } }`,
    ].join('\n');
  }
  const quiet = role.endsWith('-quiet');
  const { hue, line } = categoryInk[role.replace(/-(?:loud|quiet)$/, '') as Category];
  const look = quiet
    ? `text-decoration: underline dotted 1px ${hue}; text-underline-offset: ${belowText};`
    : `background-color: ${tint(hue, 10)}; text-decoration: underline ${line} 2px ${hue}; text-underline-offset: ${belowText};`;
  return [
    `${of} { ${look} }`,
    forced(`${of} { background-color: transparent; text-decoration-color: LinkText; }`),
    `@media print { ${of} { ${printed} } }`,
  ].join('\n');
}

/**
 * The style sheet for the highlights of one page.
 * @param names what each highlight role is called on that page; a role that is missing gets no rule, and a name
 *   that is none of ours' kind is left out, because names come from a page's process
 * @param onPaper for pages that stay white and black whatever colours the reader forces on the rest
 */
export function highlightStyle(names: { readonly [role: string]: string }, onPaper = false): string {
  return highlightRoles
    .filter((role) => /^[a-z][a-z0-9]*$/.test(names[role] ?? ''))
    .map((role) => rulesOf(names[role]!, role, onPaper))
    .join('\n');
}
