import { textRun } from './drawn-text.ts';
import { childElements, elementsUnder, isOn, isWord, wordAttribute, wordChild, wordValue } from './xml.ts';

const ticked = '\u2612';
const empty = '\u2610';

/** Boxes to tick of newer programs hold their sign as text; the converter would make a field of it, which is not shown. */
export function writeOutBox(control: Element): void {
  const properties = wordChild(control, 'sdtPr');
  const content = wordChild(control, 'sdtContent');
  const parent = control.parentNode;
  const isBox =
    properties && [...childElements(properties)].some(({ localName }) => localName === 'checkbox');
  if (!isBox || !content || !parent) return;
  while (content.firstChild) parent.insertBefore(content.firstChild, control);
  parent.removeChild(control);
}

/** Older fields of forms, ticked or chosen from a list, say so only in their settings. @param begin `w:fldChar` */
export function writeOutField(begin: Element): void {
  const settings = wordChild(begin, 'ffData');
  const run = begin.parentNode;
  if (!settings || !run?.parentNode || !isWord(run, 'r')) return;
  const box = wordChild(settings, 'checkBox');
  const list = wordChild(settings, 'ddList');
  if (box) {
    const isTicked = wordChild(box, 'checked') ? isOn(box, 'checked') : isOn(box, 'default');
    run.parentNode.insertBefore(textRun(run, isTicked ? ticked : empty), run.nextSibling);
    settings.removeChild(box);
  } else if (list) {
    const choices = [...childElements(list)].filter((child) => isWord(child, 'listEntry'));
    const chosen = choices[Number(wordValue(list, 'result') ?? wordValue(list, 'default') ?? 0)];
    const said = wordAttribute(chosen, 'val');
    if (said) run.parentNode.insertBefore(textRun(run, said), run.nextSibling);
  }
}

/** The converter knows boxes to tick by these words; ours have been written out. @param root of a part */
export function forgetBoxes(root: Element): void {
  for (const element of [...elementsUnder(root)]) {
    if (isWord(element, 'instrText') && /^\s*FORMCHECKBOX\b/.test(element.textContent ?? ''))
      element.parentNode?.removeChild(element);
  }
}
