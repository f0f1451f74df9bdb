import { useEffect, useRef } from 'preact/hooks';
import type { AcceptedKey } from '../../casefile/pack-shelf.ts';
import type { EntryKind, KnowledgeBase } from '../../knowledge/entry.ts';
import type { Examined } from '../../knowledge/packs/examine.ts';
import { fingerprintOf } from '../../knowledge/packs/fingerprint.ts';
import { composing, nameOf } from '../../knowledge/retrieve/card-parts.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useLanguage, useWords } from '../words.ts';

interface Props {
  fileName: string;
  examined: Examined;
  /** The base in use now: what is taken away is named from it. */
  now: KnowledgeBase;
  keys: readonly AcceptedKey[];
  /** `true` while it is being stored. */
  busy: boolean;
  onUse(): void;
  /** @param key the reader did not accept the key */
  onRefuse(key: boolean): void;
}

/** What a pack is, from whom, and what it would change. Nothing is changed yet. */
export function PackPreview({ fileName, examined, now, keys, busy, onUse, onRefuse }: Props) {
  const { packs: words, kinds } = useWords();
  const phrases = phrasesIn(useLanguage());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [examined]);
  const { manifest, entries } = examined.pack;
  const { signer } = manifest;
  const known = keys.find(({ keyId }) => keyId === signer.key_id);
  const counts = new Map<EntryKind, number>();
  for (const { kind } of Object.values(entries)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <section class="pack-preview stack" aria-labelledby="pack-preview" data-testid="pack-preview">
      <h3 id="pack-preview" ref={heading} tabIndex={-1}>
        {words.preview}
      </h3>
      <dl class="facts">
        <Fact name={words.previewName}>{manifest.name}</Fact>
        <Fact name={words.previewFile}>{fileName}</Fact>
        <Fact name={words.previewVersion}>
          {words.version(manifest.version, dateInWords(manifest.as_of, phrases))}
          {examined.before !== '' && `, ${words.previewBefore(examined.before)}`}
        </Fact>
        <Fact name={words.previewRelation}>{words.relation[manifest.relation]}</Fact>
        <Fact name={words.previewFrom}>{signer.name}</Fact>
        <Fact name={words.previewCount}>
          {[...counts].map(([kind, count]) => `${kinds[kind]} ${count}`).join(', ')}
        </Fact>
      </dl>
      <div class="stack tight">
        <h4>{words.previewChanges}</h4>
        <Change base={examined.base} ids={examined.added} told={words.added} />
        <Change base={examined.base} ids={examined.changed} told={words.changed} />
        <Change base={now} ids={examined.removed} told={words.taken} />
        {examined.added.length + examined.changed.length + examined.removed.length === 0 && (
          <p class="small">{words.unchanged}</p>
        )}
        <p class="small">{words.ours}</p>
      </div>
      <div class="stack tight">
        <h4>{words.fingerprint}</h4>
        <p class="fingerprint" dir="ltr">
          {fingerprintOf(signer.key_id)}
        </p>
        {known ? (
          <p class="small">{words.keyKnown(dateInWords(known.acceptedAt.slice(0, 10), phrases))}</p>
        ) : (
          <>
            <p>{words.keyNew}</p>
            <p class="small">{words.keyHow(signer.name)}</p>
            {keys.some(({ name }) => name === signer.name) && (
              <p class="notice warn">{words.keyTwice(signer.name)}</p>
            )}
          </>
        )}
      </div>
      <div class="row">
        <button type="button" class="button primary" disabled={busy} onClick={onUse}>
          {known ? words.use : words.acceptAndUse}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => onRefuse(!known)}>
          {known ? words.cancel : words.refuseKey}
        </button>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

const namedAtMost = 60;

function Change({
  base,
  ids,
  told,
}: {
  base: KnowledgeBase;
  ids: readonly string[];
  told(count: number): string;
}) {
  const words = useWords().packs;
  const language = useLanguage();
  if (ids.length === 0) return null;
  const c = composing(base, { court: null, language });
  return (
    <details>
      <summary>{told(ids.length)}</summary>
      <ul class="change-list small">
        {ids.slice(0, namedAtMost).map((id) => (
          <li key={id} dir="auto">
            {nameOf(c, base.entries[id]!)}
          </li>
        ))}
        {ids.length > namedAtMost && <li class="muted">{words.andMore(ids.length - namedAtMost)}</li>}
      </ul>
    </details>
  );
}
