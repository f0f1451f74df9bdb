import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { CourtPicker } from '../../components/court/CourtPicker.tsx';
import { courtChoices } from '../../components/court/court-choices.ts';
import { ReadingChoice } from '../../components/options/ReadingChoice.tsx';
import { SaveStatus } from '../../components/options/SaveStatus.tsx';
import { LiveSample } from '../../components/welcome/LiveSample.tsx';
import { useWords } from '../../components/words.ts';
import type { KnowledgeBase } from '../../knowledge/entry.ts';
import type { Category } from '../../knowledge/mention.ts';
import { composeCard } from '../../knowledge/retrieve/compose-card.ts';
import { openPanel } from '../../platform/panel.ts';
import { askForEverySite } from '../../platform/permissions.ts';
import { loudnessOfAll } from '../../platform/settings.ts';
import { categoryInk } from '../../reading/paint/highlight-style.ts';
import { SitesOption } from '../pages/SitesOption.tsx';
import type { PageProps } from '../pages/show-page.tsx';
import { useBase } from '../pages/use-base.ts';
import { useLeave } from '../pages/use-leave.ts';

/** The first page that a reader sees: what it does, on a sentence; when it should read; for which court. */
export function App({ settings, change, save, language }: PageProps) {
  const words = useWords();
  const loaded = useBase();
  const leave = useLeave(Object.keys(settings.sites));
  const [done, setDone] = useState(false);
  const base = loaded.state === 'ready' ? loaded.base : null;
  const choices = useMemo(() => (base ? courtChoices(base, language) : []), [base, language]);
  return (
    <main class="welcome">
      <header class="stack tight">
        <div class="brand">
          <img src="/icon/48.png" width={40} height={40} alt="" />
          <p>{words.product}</p>
        </div>
        <h1>{words.welcome.title}</h1>
        <p class="lead">{words.welcome.lead}</p>
      </header>
      <section class="stack" aria-labelledby="sample-title">
        <h2 id="sample-title">{words.welcome.sampleTitle}</h2>
        <p class="small muted">{words.welcome.sampleHint}</p>
        {base ? (
          <Sample base={base} settings={settings} language={language} />
        ) : (
          <p class="muted">{loaded.state === 'failed' ? words.knowledgeFailed : words.loading}</p>
        )}
      </section>
      <section class="stack" aria-labelledby="question-title">
        <h2 id="question-title">{words.welcome.question}</h2>
        <ReadingChoice
          run={settings.run}
          everyGiven={leave.every}
          legend={words.welcome.question}
          onRun={(run) => void change({ run, welcomed: true })}
          onAllowEvery={askForEverySite}
        />
        {settings.run === 'chosen-sites' && (
          <SitesOption settings={settings} change={change} leave={leave} offersNever={false} />
        )}
        <p class="small muted">{words.welcome.questionHint}</p>
      </section>
      <section class="stack" aria-labelledby="court-title">
        <h2 id="court-title">{words.welcome.courtTitle}</h2>
        <p class="small muted">{words.court.why}</p>
        <div class="narrow">
          <CourtPicker
            choices={choices}
            chosen={settings.court}
            onChoose={(court) => void change({ court })}
            testid="my-court"
          />
        </div>
      </section>
      <section class="stack" aria-labelledby="how-title">
        <h2 id="how-title">{words.welcome.how}</h2>
        <ol class="how numbered">
          {words.welcome.howLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p class="row">
          <button
            type="button"
            class="button primary"
            onClick={() => void change({ welcomed: true }).then(setDone)}
          >
            {words.welcome.done}
          </button>
          <span role="status">{done && words.welcome.doneSaid}</span>
        </p>
      </section>
      <SaveStatus save={save} />
    </main>
  );
}

function Sample({
  base,
  settings,
  language,
}: {
  base: KnowledgeBase;
  settings: PageProps['settings'];
  language: string;
}) {
  const { court, citation: style } = settings;
  const [tab, setTab] = useState<{ id?: number; windowId?: number }>({});
  useEffect(() => {
    void browser.tabs.getCurrent().then((own) => setTab(own ?? {}));
  }, []);
  const cardOf = useCallback(
    (entry: string, category: Category, text: string) =>
      composeCard(base, { category, targets: [entry], text, lang: language }, { court, language, style }),
    [base, court, language, style],
  );
  return (
    <LiveSample
      inks={categoryInk}
      loudness={loudnessOfAll(settings)}
      cardOf={cardOf}
      theme={settings.theme}
      rest={settings.rest}
      copy={(text) => navigator.clipboard.writeText(text)}
      onOpen={(entry) => void openPanel(tab, { entry })}
    />
  );
}
