import { X } from 'lucide-preact';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import { fingerprintOf } from '../../knowledge/packs/fingerprint.ts';
import type { InstalledPack, Layered } from '../../knowledge/packs/layers.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useLanguage, useWords } from '../words.ts';

interface Props {
  bundled: KnowledgeBase;
  packs: readonly InstalledPack[];
  leftOut: Layered['leftOut'];
  onRemove(pack: InstalledPack): void;
}

/** What the base in use is made of. */
export function PackList({ bundled, packs, leftOut, onRemove }: Props) {
  const words = useWords().packs;
  const phrases = phrasesIn(useLanguage());
  const out = new Map(leftOut.map(({ pack, refusal }) => [pack, refusal]));
  const replacing = packs.find((pack) => pack.manifest.relation === 'replaces' && !out.has(pack));
  const count = Object.keys(bundled.entries).length;
  return (
    <ul class="packs" data-testid="packs-in-use">
      <li class="stack tight">
        <p>{words.bundled(bundled.version, dateInWords(bundled.asOf, phrases), count)}</p>
        {replacing && <p class="small muted">{words.bundledReplaced}</p>}
        {replacing && replacing.manifest.as_of < bundled.asOf && (
          <p class="notice warn">{words.older(dateInWords(bundled.asOf, phrases))}</p>
        )}
      </li>
      {packs.map((pack) => {
        const { name, version, as_of, relation, signer } = pack.manifest;
        const refusal = out.get(pack);
        return (
          <li key={`${name} ${signer.key_id}`} class="row">
            <div class="grow stack tight">
              <p dir="auto">
                <strong>{name}</strong>, {words.relation[relation]}
              </p>
              <p class="small muted" dir="auto">
                {words.version(version, dateInWords(as_of, phrases))}, {words.signedBy(signer.name)} (
                <span dir="ltr">{fingerprintOf(signer.key_id)}</span>)
              </p>
              {refusal && (
                <p class="notice warn">
                  {words.leftOut(name)} {words.reasons[refusal.reason][0]} {refusal.detail}{' '}
                  {words.leftOutNext}
                </p>
              )}
            </div>
            <button
              type="button"
              class="icon-button"
              aria-label={words.remove(name)}
              title={words.remove(name)}
              onClick={() => onRemove(pack)}
            >
              <X size={16} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
