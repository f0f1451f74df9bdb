import { Download, FileUp } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { type ExportOrder, fileKinds } from '../../casefile/export/export-order.ts';
import { CasebookView } from '../../components/casebook/CasebookView.tsx';
import { MattersView } from '../../components/casebook/MattersView.tsx';
import type { CourtChoice } from '../../components/court/court-choices.ts';
import type { Asked } from '../../components/library/library-routes.ts';
import { ExportDialog } from '../../components/takeout/ExportDialog.tsx';
import { ImportDialog } from '../../components/takeout/ImportDialog.tsx';
import { ImportSaid } from '../../components/takeout/ImportSaid.tsx';
import type { ExportSubject, ImportResult } from '../../components/takeout/takeout-acts.ts';
import { useLanguage, useWords } from '../../components/words.ts';
import type { CitationStyle } from '../../knowledge/citation/cite-decision.ts';
import { ReminderLine } from '../pages/ReminderLine.tsx';
import { exportActs } from './export-acts.ts';
import { subjectOfMatter, subjectOfRows } from './export-subject.ts';
import { importActs } from './import-acts.ts';
import { keptActs, matterActs, quoteOf } from './kept-acts.ts';
import { useCaseFile } from './use-case-file.ts';

interface Props {
  route: { view: 'matters' } | { view: 'casefile'; asked: Asked };
  courts: readonly CourtChoice[];
  /** Of what is copied, and of exports unless another is chosen there. */
  style: CitationStyle;
  onAsk(asked: Asked, typing: boolean): void;
}

/** What was asked for the last time that this page took something out. */
let lastOrder: ExportOrder | null = null;

const firstOrder = (style: CitationStyle): ExportOrder =>
  lastOrder ?? { format: 'docx', style, own: true, highlights: true, context: false, bom: true };

/** The views of the case file, read from the store and followed as it changes. */
export function CaseFileViews({ route, courts, style, onAsk }: Props) {
  const words = useWords();
  const language = useLanguage();
  const loaded = useCaseFile();
  const [leaving, setLeaving] = useState<ExportSubject | null>(null);
  const [importing, setImporting] = useState(false);
  const [broughtIn, setBroughtIn] = useState<ImportResult | null>(null);
  const exporting = useMemo(() => exportActs(words, language), [words, language]);
  const kept = loaded.state === 'ready' ? loaded.kept : null;
  const bringing = useMemo(() => kept && importActs(kept), [kept]);
  if (loaded.state === 'loading') return <p class="muted">{words.casebook.loading}</p>;
  if (loaded.state === 'failed' || !kept || !bringing)
    return (
      <p class="notice warn" role="alert">
        {words.casebook.failed} {loaded.state === 'failed' && words.casebook.failedWhy(loaded.why)}
      </p>
    );
  const { current, removed } = loaded;
  const exportButton = (label: string, subject: () => ExportSubject) => (
    <button type="button" class="button" data-testid="export" onClick={() => setLeaving(subject())}>
      <Download size={16} aria-hidden />
      {label}
    </button>
  );
  return (
    <>
      <ReminderLine />
      {broughtIn && <ImportSaid key={broughtIn.id} result={broughtIn} />}
      {'asked' in route ? (
        <CasebookView
          kept={kept}
          asked={route.asked}
          acts={keptActs}
          quoteOf={(row) => quoteOf(row, style)}
          onAsk={onAsk}
          ways={[]}
          takeOut={(rows, whole) =>
            exportButton(whole ? words.takeout.export : words.takeout.exportShown(rows.length), () =>
              subjectOfRows(rows, kept, whole, words.takeout.caseFile),
            )
          }
          bringIn={
            <button type="button" class="button" data-testid="import" onClick={() => setImporting(true)}>
              <FileUp size={16} aria-hidden />
              {words.takeout.import}
            </button>
          }
        />
      ) : (
        <MattersView
          kept={kept}
          current={current}
          removed={removed}
          courts={courts}
          acts={matterActs}
          takeOut={(matter) => exportButton(words.takeout.export, () => subjectOfMatter(matter, kept))}
        />
      )}
      {leaving && (
        <ExportDialog
          subject={leaving}
          first={firstOrder(style)}
          acts={exporting}
          kindOf={(format) => fileKinds[format]}
          onOrder={(order) => {
            lastOrder = order;
          }}
          onClose={() => setLeaving(null)}
        />
      )}
      {importing && (
        <ImportDialog
          matters={kept.matters}
          current={current}
          acts={bringing}
          onClose={() => setImporting(false)}
          onBroughtIn={setBroughtIn}
        />
      )}
    </>
  );
}
