/**
 * Words of the card. They are drawn by the style sheet (`content: attr(…)`) and stand in no text node: a page can
 * search the text of a closed root by `window.find`, and read what is selected in it by `getSelection`, and so
 * could learn what a card says and in whose court it is read. Generated content neither finds nor selects, and
 * a screen reader speaks it as any text.
 */
export function Words({ children, class: name = '' }: { children: string; class?: string }) {
  return <span class={`words ${name}`.trim()} data-words={children} dir={directionOf(children)} />;
}

const letter = /\p{L}/u;
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The direction of the first letter, which `dir="auto"` looks for in text nodes only. */
export function directionOf(words: string): 'ltr' | 'rtl' | undefined {
  const first = letter.exec(words)?.[0];
  if (first === undefined) return undefined;
  return fromTheRight.test(first) ? 'rtl' : 'ltr';
}
