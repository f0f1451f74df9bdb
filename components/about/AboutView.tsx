import { useMemo } from 'preact/hooks';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import { baseCounts, sourceCounts } from '../../knowledge/retrieve/base-counts.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { useKnowledge } from '../knowledge-context.ts';
import { useWords } from '../words.ts';

const sitesNamed = 12;

/** How the knowledge was made, how much there is, what it is worth. Every figure is counted from the base in use. */
export function AboutView() {
  const words = useWords().about;
  const { base, language } = useKnowledge();
  const date = dateInWords(base.asOf, phrasesIn(language));
  return (
    <article class="about stack" data-testid="about">
      <header class="stack">
        <h2>{words.title}</h2>
        <p class="lead quoted">{words.lead}</p>
      </header>
      <section class="stack">
        <h3>{words.inUse}</h3>
        <InUse />
      </section>
      <section class="stack">
        <h3>{words.counts}</h3>
        <Counts base={base} />
      </section>
      <Texts title={words.levels} texts={words.levelsText} />
      <Texts title={words.made} texts={words.madeText}>
        <Sites base={base} />
      </Texts>
      <Texts title={words.limits} texts={words.limitsText(date)} list />
      <Texts title={words.wrong} texts={[words.wrongText]} />
    </article>
  );
}

function InUse() {
  const words = useWords().about;
  const { base, language } = useKnowledge();
  const inWords = (date: string) => dateInWords(date, phrasesIn(language));
  const packs = base.packs ?? [];
  const count = Object.keys(base.entries).length;
  const of = (pack: (typeof packs)[number]) =>
    Object.values(base.fromPack ?? {}).filter((one) => one === pack).length;
  return (
    <>
      <p data-testid="about-base">{words.inUseNow(base.version, inWords(base.asOf), count)}</p>
      {packs.length === 0 && <p>{words.bundled}</p>}
      {packs.map((pack) => (
        <p key={`${pack.name} ${pack.fingerprint}`} class="notice" dir="auto">
          {pack.relation === 'replaces' ? words.replaced(pack.name) : words.extended(pack.name, of(pack))}{' '}
          {words.packVersion(pack.version, inWords(pack.asOf))} {words.signed(pack.signer, pack.fingerprint)}
        </p>
      ))}
      <p>
        <a href="options.html#packs">{words.packs}</a>
      </p>
    </>
  );
}

function Counts({ base }: { base: KnowledgeBase }) {
  const words = useWords().about;
  const counts = useMemo(() => baseCounts(base), [base]);
  const sum = (of: 'primary' | 'secondary' | 'total') => counts.reduce((all, count) => all + count[of], 0);
  return (
    <table class="counts" data-testid="counts">
      <caption class="unseen">{words.countsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.level.primary}</th>
          <th scope="col">{words.level.secondary}</th>
          <th scope="col">{words.total}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(({ kind, primary, secondary, total }) => (
          <tr key={kind} data-kind={kind}>
            <th scope="row">{words.kinds[kind]}</th>
            <td>{primary}</td>
            <td>{secondary}</td>
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td>{sum('primary')}</td>
          <td>{sum('secondary')}</td>
          <td>{sum('total')}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Sites({ base }: { base: KnowledgeBase }) {
  const words = useWords().about;
  const { addresses, hosts } = useMemo(() => sourceCounts(base), [base]);
  return (
    <>
      <p>{words.sources(addresses, hosts.length)}</p>
      <details>
        <summary>{words.sites}</summary>
        <ul class="sites-read small">
          {hosts.slice(0, sitesNamed).map(({ host, entries }) => (
            <li key={host}>
              <span dir="ltr">{host}</span> <span class="muted">{words.siteEntries(entries)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

interface TextsProps {
  title: string;
  texts: readonly string[];
  /** One point an item; paragraphs otherwise. */
  list?: boolean;
  children?: preact.ComponentChildren;
}

function Texts({ title, texts, list = false, children }: TextsProps) {
  return (
    <section class="stack">
      <h3>{title}</h3>
      {list ? (
        <ul class="points">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        texts.map((text) => <p key={text}>{text}</p>)
      )}
      {children}
    </section>
  );
}
