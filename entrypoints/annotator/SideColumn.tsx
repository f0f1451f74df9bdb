import { X } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { findDocument } from '../../casefile/documents.ts';
import { CourtPicker } from '../../components/court/CourtPicker.tsx';
import { courtChoices } from '../../components/court/court-choices.ts';
import { HistoryButtons } from '../../components/HistoryButtons.tsx';
import type { Place } from '../../components/panel/OnThisPage.tsx';
import type { Route } from '../../components/routes.ts';
import { useWords } from '../../components/words.ts';
import { PanelViews } from '../pages/PanelViews.tsx';
import type { PageProps } from '../pages/show-page.tsx';
import { useBase } from '../pages/use-base.ts';
import { type FrontDocument, useMatter } from '../pages/use-matter.ts';
import type { Routing } from '../pages/use-route.ts';
import { KeptFile } from './KeptFile.tsx';
import type { OpenReading } from './read-document.ts';
import type { ReadingInFront } from './use-readings.ts';

interface Props extends Pick<PageProps, 'settings' | 'change' | 'save' | 'language'> {
  front: ReadingInFront;
  /** Of the tab in front. */
  id: number | null;
  routing: Routing<Route>;
  onClose(): void;
  /** A place of the document was gone to: a drawer that lies over it gives way. */
  onGone(): void;
}

/** What the side panel shows, beside the document in front. */
export function SideColumn({ front, id, routing, settings, change, save, language, onClose, onGone }: Props) {
  const words = useWords();
  const { annotator } = words;
  const { reading, findings } = front;
  const loaded = useBase();
  const [said, setSaid] = useState('');
  const matter = useMatter(frontOf(id, reading, onGone), findings, words.marks, settings.citation, setSaid);
  const base = loaded.state === 'ready' ? loaded.base : null;
  const choices = useMemo(() => (base ? courtChoices(base, language) : []), [base, language]);
  const jump = async ({ frameId: _, ...place }: Place, reached: string) => {
    const found = (await reading?.reader.jump(place)) ?? false;
    if (found) onGone();
    setSaid(found ? reached : annotator.gone);
  };
  return (
    <aside class="side-column panel" aria-label={annotator.side} data-scrolls>
      <header class="panel-head">
        <div class="row">
          <div class="history">
            <HistoryButtons back={routing.back} forward={routing.forward} />
          </div>
          <div class="grow">
            <CourtPicker
              choices={choices}
              chosen={settings.court}
              onChoose={(court) => void change({ court })}
              named
            />
          </div>
          <button
            type="button"
            class="icon-button"
            aria-label={annotator.hideSide}
            title={annotator.hideSide}
            onClick={onClose}
          >
            <X size={18} />
          </button>
        </div>
        <p class="small said" role="status">
          {save.state === 'failed' ? words.options.notSaved(save.why) : said}
        </p>
      </header>
      <PanelViews
        routing={routing}
        pageTab={annotator.thisDocument}
        findings={findings}
        onJump={(place, reached) => void jump(place, reached)}
        quote={async ({ index }) => {
          const quoted = await reading?.reader.quote(index);
          if (quoted == null) throw new Error('the passage is gone');
          return quoted;
        }}
        loaded={loaded}
        choices={choices}
        settings={settings}
        language={language}
        onCourt={(court) => void change({ court })}
        matter={matter}
      >
        {reading && <KeptFile key={id} reading={reading} />}
      </PanelViews>
      {routing.route.view === 'page' && !findings && <p class="panel-body muted">{annotator.nothingOpen}</p>}
    </aside>
  );
}

function frontOf(id: number | null, reading: OpenReading | null, onGone: () => void): FrontDocument | null {
  if (!reading) return null;
  const { marks } = reading.reader;
  return {
    id: `${id}`,
    standing: async () => marks.standing(),
    find: async (matter) => findDocument(matter, (await reading.known()).keys),
    show: async (passage) => {
      const shown = await marks.show(passage);
      if (shown) onGone();
      return shown;
    },
    attach: (passage) => marks.attach(passage),
  };
}
