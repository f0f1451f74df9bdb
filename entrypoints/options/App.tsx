import { useMemo } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { cardWords } from '../../components/card/card-words.ts';
import { CourtPicker } from '../../components/court/CourtPicker.tsx';
import { courtChoices } from '../../components/court/court-choices.ts';
import { libraryAddress } from '../../components/library/library-routes.ts';
import { NewTabLink } from '../../components/NewTabLink.tsx';
import { CategorySettings } from '../../components/options/CategorySettings.tsx';
import { KeyTable } from '../../components/options/KeyTable.tsx';
import { LookSettings } from '../../components/options/LookSettings.tsx';
import { OptionSection } from '../../components/options/OptionSection.tsx';
import { ReadingChoice } from '../../components/options/ReadingChoice.tsx';
import { SaveStatus } from '../../components/options/SaveStatus.tsx';
import { SiteField } from '../../components/options/SiteField.tsx';
import { SiteList } from '../../components/options/SiteList.tsx';
import { WhatShows } from '../../components/options/WhatShows.tsx';
import { CitationStyleField } from '../../components/takeout/CitationStyleField.tsx';
import { useWords } from '../../components/words.ts';
import { entryOf } from '../../knowledge/retrieve/base-index.ts';
import { citationOf } from '../../knowledge/retrieve/citation-text.ts';
import { dateInWords } from '../../knowledge/retrieve/format.ts';
import { phrasesIn } from '../../knowledge/retrieve/phrases.ts';
import { askForEverySite, dropEverySite, hostOf } from '../../platform/permissions.ts';
import { loudnessOfAll } from '../../platform/settings.ts';
import { categoryInk } from '../../reading/paint/highlight-style.ts';
import { PacksOption } from '../pages/PacksOption.tsx';
import { SitesOption } from '../pages/SitesOption.tsx';
import type { PageProps } from '../pages/show-page.tsx';
import { type LoadedBase, useBase } from '../pages/use-base.ts';
import { useLeave } from '../pages/use-leave.ts';

/** The options: each change is stored as it is made. */
export function App({ settings, change, save, language }: PageProps) {
  const {
    options: words,
    packs: packWords,
    marks: markWords,
    takeout: takeoutWords,
    backup: backupWords,
  } = useWords();
  const loaded = useBase();
  const leave = useLeave(Object.keys(settings.sites));
  const sections = [
    [
      'court',
      words.court,
      <Court key="" loaded={loaded} settings={settings} change={change} language={language} />,
    ],
    [
      'run',
      words.run,
      <ReadingChoice
        key=""
        run={settings.run}
        everyGiven={leave.every}
        legend={words.runQuestion}
        onRun={(run) => void change({ run })}
        onAllowEvery={askForEverySite}
        onGiveBack={async () => {
          if (settings.run === 'everywhere' && !(await change({ run: 'on-click' }))) return;
          await dropEverySite();
        }}
      />,
    ],
    [
      'sites',
      words.sites,
      <SitesOption key="" settings={settings} change={change} leave={leave} offersNever />,
      words.sitesHint,
    ],
    [
      'categories',
      words.categories,
      <CategorySettings
        key=""
        loudness={loudnessOfAll(settings)}
        inks={categoryInk}
        onChange={(category, loudness) =>
          void change({ categories: { ...settings.categories, [category]: loudness } })
        }
      />,
      words.categoriesHint,
    ],
    ['quiet', words.quiet, <Quiet key="" settings={settings} change={change} />, words.quietHint],
    ['look', words.look, <LookSettings key="" settings={settings} onChange={(next) => void change(next)} />],
    [
      'marks',
      markWords.options.title,
      <Marking key="" settings={settings} change={change} />,
      markWords.options.hint,
    ],
    [
      'citations',
      takeoutWords.citation.title,
      <Citations key="" loaded={loaded} settings={settings} change={change} language={language} />,
      takeoutWords.citation.hint,
    ],
    ['keys', words.keys, <KeyTable key="" inCard={cardWords(language).keyList} />, words.keysHint],
    ['packs', packWords.title, <PacksOption key="" loaded={loaded} change={change} />, packWords.hint],
    ['data', backupWords.options.title, <Data key="" />, backupWords.options.hint],
    ['about', words.about, <About key="" loaded={loaded} language={language} />],
  ] as const;
  return (
    <div class="options">
      <header>
        <h1>{words.title}</h1>
      </header>
      <nav class="contents" aria-label={words.contents}>
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {sections.map(([id, title, content, hint]) => (
          <OptionSection key={id} id={id} title={title} hint={hint}>
            {content}
          </OptionSection>
        ))}
      </main>
      <SaveStatus save={save} />
    </div>
  );
}

type Changing = Pick<PageProps, 'settings' | 'change'>;

function Court({ loaded, settings, change, language }: Changing & { loaded: LoadedBase; language: string }) {
  const words = useWords();
  const choices = useMemo(
    () => (loaded.state === 'ready' ? courtChoices(loaded.base, language) : []),
    [loaded, language],
  );
  return (
    <>
      <p class="muted small">{words.court.why}</p>
      <div class="narrow">
        <CourtPicker
          choices={choices}
          chosen={settings.court}
          onChoose={(court) => void change({ court })}
          testid="my-court"
        />
      </div>
      {loaded.state === 'failed' && <p class="notice warn">{words.knowledgeFailed}</p>}
    </>
  );
}

/** A decision of the base shows what a style looks like. */
function Citations({
  loaded,
  settings,
  change,
  language,
}: Changing & { loaded: LoadedBase; language: string }) {
  const words = useWords().takeout.citation;
  const entry = loaded.state === 'ready' ? entryOf(loaded.base, 'liu-v-poland-2022') : undefined;
  return (
    <div class="stack">
      <div class="narrow">
        <CitationStyleField
          style={settings.citation}
          example={entry ? citationOf(entry, '', language, settings.citation) : ''}
          onChange={(citation) => void change({ citation })}
        />
      </div>
      <p class="small muted">{words.limits}</p>
    </div>
  );
}

function Marking({ settings, change }: Changing) {
  const words = useWords().marks.options;
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={settings.bar}
      onClick={() => void change({ bar: !settings.bar })}
    >
      {words.bar}
    </button>
  );
}

function Quiet({ settings, change }: Changing) {
  const words = useWords().options;
  const add = (host: string) =>
    void change({ quietSites: [...new Set([...settings.quietSites, host])].sort() });
  return (
    <>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked={settings.quiet}
        onClick={() => void change({ quiet: !settings.quiet })}
      >
        {words.quietEverywhere}
      </button>
      <h3>{words.quietSites}</h3>
      <SiteField hostOf={hostOf} actions={[{ label: words.quietAdd, primary: true, onAdd: add }]} />
      <SiteList
        sites={settings.quietSites.map((host) => ({ host, policy: '', lacksLeave: false }))}
        none={words.noQuietSites}
        onRemove={(host) => void change({ quietSites: settings.quietSites.filter((own) => own !== host) })}
        onUndo={({ host }) => add(host)}
      />
      <WhatShows />
    </>
  );
}

function Data() {
  const words = useWords().backup.options;
  return (
    <p class="row">
      <NewTabLink href={libraryAddress({ view: 'backup' })}>{words.backup}</NewTabLink>
      <NewTabLink href={libraryAddress({ view: 'storage' })}>{words.storage}</NewTabLink>
    </p>
  );
}

function About({ loaded, language }: { loaded: LoadedBase; language: string }) {
  const words = useWords();
  const base = loaded.state === 'ready' ? loaded.base : null;
  return (
    <div class="stack">
      <p>
        {words.options.version} {browser.runtime.getManifest().version}
      </p>
      <p>
        {words.options.knowledge}:{' '}
        {base
          ? words.options.knowledgeAsOf(
              base.version,
              dateInWords(base.asOf, phrasesIn(language)),
              Object.keys(base.entries).length,
            )
          : loaded.state === 'failed'
            ? words.knowledgeFailed
            : words.loading}
      </p>
      <p>
        <NewTabLink href="library.html">{words.library.openLibrary}</NewTabLink>{' '}
        <NewTabLink href={libraryAddress({ view: 'about' })}>{words.about.link}</NewTabLink>
      </p>
      <p>{words.options.privacy}</p>
      <p>{words.options.notAdvice}</p>
    </div>
  );
}
