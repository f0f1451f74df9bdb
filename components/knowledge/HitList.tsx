import { useMemo, useState } from 'preact/hooks';
import type { Entry } from '../../knowledge/entry.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { composing, nameOf } from '../../knowledge/retrieve/card-parts.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { addedBy } from '../../knowledge/retrieve/from-pack.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { hashOf } from '../routes.ts';
import { kindIcons } from '../signs.tsx';
import { useWords } from '../words.ts';
import { eachWord } from './fold-words.ts';
import { Marked } from './Marked.tsx';
import { snippetOf } from './mark-words.ts';
import type { Hit } from './search-index.ts';

/** What fits on a screen: each more costs a part of a key's 50 ms. */
const atATime = 12;

/** What a search found, the best first, some at a time. */
export function HitList({ hits }: { hits: readonly Hit[] }) {
  const words = useWords();
  const [room, setRoom] = useState(atATime);
  const shown = hits.slice(0, room);
  return (
    <>
      <ul class="hits">
        {shown.map((hit) => (
          <HitLine key={hit.document.id} hit={hit} />
        ))}
      </ul>
      {hits.length > room && (
        <button type="button" class="button" onClick={() => setRoom(room + atATime * 2)}>
          {words.search.more(Math.min(hits.length - room, atATime * 2))}
        </button>
      )}
    </>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const words = useWords();
  const knowledge = useKnowledge();
  const { document, words: matched } = hit;
  const Icon = kindIcons[document.kind];
  const lines = useMemo(() => {
    const entry = entryOf(knowledge.base, document.id)!;
    return linesOf(hit, entry, nameOf(composing(knowledge.base, knowledge), entry), knowledge.language);
  }, [hit, knowledge]);
  return (
    <li class="hit" data-testid="entry">
      <Icon class="muted" size={16} aria-label={words.kinds[document.kind]} role="img" />
      <div class="stack tight">
        <a href={hashOf({ view: 'entry', id: document.id })} dir="auto">
          <Marked text={lines.name} words={matched} />
        </a>
        <FromPack id={document.id} />
        {lines.other !== '' && (
          <p class="small muted" dir="auto">
            <Marked text={lines.other} words={matched} />
          </p>
        )}
        <p class="small muted" dir="auto">
          <Marked text={lines.text} words={matched} />
        </p>
      </div>
    </li>
  );
}

function FromPack({ id }: { id: string }) {
  const { base, language } = useKnowledge();
  const pack = addedBy(base, id);
  return pack ? <p class="small muted">{phrasesIn(language).fromPack(pack.name)}</p> : null;
}

/** A hit's name, another name of it where only that one matched, and a line of its text. */
function linesOf({ document, words }: Hit, entry: Entry, name: string, language: string) {
  const matches = (text: string) => eachWord(text).some(({ word }) => words.has(word));
  const other = matches(name)
    ? ''
    : ([...document.names, ...document.otherNames].find((own) => own !== name && matches(own)) ?? '');
  const standing =
    entry.kind === 'case' ? `${entry.court}, ${dateInWords(entry.date, phrasesIn(language))}` : '';
  return { name, other, text: snippetOf(document.text, words) || standing || opening(document.text) };
}

const opening = (text: string) =>
  text.length <= 150 ? text : `${text.slice(0, text.lastIndexOf(' ', 150))} …`;
