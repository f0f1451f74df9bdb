import { useLayoutEffect, useRef } from 'preact/hooks';
import { markWords } from './mark-words.ts';

/**
 * Text with the matched words marked. The element is new for each text and set of words, because the marks stand
 * in its DOM, where a later rendering would trip over them.
 */
export function Marked({ text, words }: { text: string; words: ReadonlySet<string> }) {
  const key = `${text}\u0000${[...words].join(' ')}`;
  return <MarkedOnce key={key} text={text} words={words} />;
}

function MarkedOnce({ text, words }: { text: string; words: ReadonlySet<string> }) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = element.current!;
    own.textContent = text;
    markWords(own, words);
  }, [text, words]);
  return <span ref={element} />;
}
