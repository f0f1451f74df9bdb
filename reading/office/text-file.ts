import { unwrapLines } from '../../knowledge/recognise/plain-text.ts';

/** Characters that are unwrapped at once: the rule looks at all lines together, and a page must not wait for it. */
const part = 400_000;

/** Cuts a text where a paragraph ends, near every so many characters. */
function* partsOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + part);
    if (end < text.length) {
      const blank = text.indexOf('\n\n', end);
      const line = text.indexOf('\n', end);
      // Where no blank line comes soon, at the next line; where no line ends soon, right here.
      end = blank >= 0 && blank - end < part ? blank + 1 : line >= 0 && line - end < part ? line + 1 : end;
    }
    yield text.slice(start, end);
    start = end;
  }
}

/**
 * Puts a plain text into a document: a paragraph for each, wherever its lines were broken for their width; a rule
 * for each form feed, which ends a page. Yields often.
 * @param text with any kind of line ends
 */
export function* textInto(text: string, target: Element): Generator<void> {
  const { ownerDocument } = target;
  let afterBlank = false;
  for (const piece of partsOf(text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\f', '\n\f\n'))) {
    yield;
    for (const line of unwrapLines(piece).split('\n')) {
      if (line === '\f') {
        const rule = ownerDocument.createElement('hr');
        target.append(rule);
        continue;
      }
      if (line.trim() === '') {
        afterBlank = true;
        continue;
      }
      const paragraph = ownerDocument.createElement('p');
      paragraph.dir = 'auto';
      paragraph.className = afterBlank ? 'line apart' : 'line';
      paragraph.textContent = line.trimEnd();
      target.append(paragraph);
      afterBlank = false;
      yield;
    }
  }
}
