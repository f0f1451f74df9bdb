import type { Contention, Mention, Recognition } from '../mention.ts';
import { BlockAnalyst } from './analyse-block.ts';
import type { CompiledLexicon } from './compiled-lexicon.ts';
import { LanguageGuess } from './language.ts';
import { openingLexicon } from './lexicon.ts';
import type { Recogniser } from './recogniser.ts';
import { DocumentSession } from './session.ts';

/**
 * A recogniser over a compiled lexicon (knowledge/compiled/lexicon.json).
 * Not for use from within one of its own calls: its sessions share one scanner.
 */
export function createRecogniser(compiled: CompiledLexicon): Recogniser {
  const creating = creatingRecogniser(compiled);
  for (;;) {
    const { done, value } = creating.next();
    if (done) return value;
  }
}

/** As `createRecogniser`, a piece at a time: it takes longer than a page may be held up. */
export function* creatingRecogniser(compiled: CompiledLexicon): Generator<void, Recogniser> {
  const lexicon = yield* openingLexicon(compiled);
  yield;
  const analyst = new BlockAnalyst(lexicon);
  yield;
  const stopWords = LanguageGuess.table(compiled.stopWords);
  const open = (): DocumentSession => new DocumentSession(analyst, stopWords);
  return { open, recognise: (text, lang = '') => recogniseText(open(), text, lang) };
}

function recogniseText(session: DocumentSession, text: string, lang: string): Recognition {
  if (lang === '')
    for (let at = 0; at < Math.min(text.length, 20_000); at += 4_000)
      session.hear(text.slice(at, at + 4_000));
  for (let from = 0; from < text.length; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? text.length : stop;
    if (to > from) session.scan(from, text.slice(from, to), lang);
    from = to + 1;
  }
  const mentions: Mention[] = [];
  const contentions: Contention[] = [];
  for (const [key, found] of session.settle()) {
    for (const one of found.mentions) mentions.push({ ...one, start: one.start + key, end: one.end + key });
    for (const one of found.contentions)
      contentions.push({ ...one, start: one.start + key, end: one.end + key });
  }
  return { mentions, contentions };
}
