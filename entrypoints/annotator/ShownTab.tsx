import { useEffect, useRef, useState } from 'preact/hooks';
import { NoticeList } from '../../components/annotator/NoticeList.tsx';
import { useWords } from '../../components/words.ts';
import type { PanelRequest } from '../../platform/panel.ts';
import type { Settings } from '../../platform/settings.ts';
import { MarkupTools } from './markup/MarkupTools.tsx';
import type { Notice, OpenedDocument, SourceFile } from './opened.ts';
import type { OpenReading } from './read-document.ts';

interface Props {
  source: SourceFile;
  opened: OpenedDocument;
  settings: Settings;
  /** In front: a document behind another one keeps its place and is not seen. */
  front: boolean;
  signal: AbortSignal;
  onReading(reading: OpenReading): void;
  onFound(): void;
  onProgress(read: number, of: number): void;
  onPanel(request: PanelRequest): void;
  onFailed(error: unknown): void;
}

/** Holds one opened document, and what reads it, for as long as its tab is there. */
export function ShownTab(props: Props) {
  const { source, opened, settings, front, signal } = props;
  const words = useWords().annotator;
  const into = useRef<HTMLDivElement>(null);
  const [notices, setNotices] = useState<readonly Notice[]>(opened.notices);
  const [reading, setReading] = useState<OpenReading | null>(null);
  const [isRead, setRead] = useState(false);
  const now = useRef(props);
  now.current = props;
  useEffect(() => {
    let reader: OpenReading['reader'] | null = null;
    const begin = async () => {
      const { readDocument } = await import('./read-document.ts');
      signal.throwIfAborted();
      const listener = {
        notices: setNotices,
        progress: (read: number, of: number) => now.current.onProgress(read, of),
        found: () => {
          setRead(reader?.isComplete ?? false);
          now.current.onFound();
        },
        panel: (request: PanelRequest) => now.current.onPanel(request),
        isInFront: () => now.current.front,
      };
      const begun = await readDocument(source, opened, into.current!, settings, listener, signal);
      reader = begun.reader;
      setRead(reader.isComplete);
      setReading(begun);
      now.current.onReading(begun);
    };
    begin().catch((error: unknown) => {
      if (!signal.aborted) now.current.onFailed(error);
    });
  }, [opened]);
  useEffect(() => reading?.obey(settings), [settings]);
  useEffect(() => {
    if (!front) reading?.reader.yield();
  }, [front]);
  return (
    <section
      class="shown-document"
      aria-label={words.document(opened.name)}
      // Not `hidden`: a frame that is not laid out has no text that is seen, and would not be read.
      inert={!front}
      data-read={isRead ? 'complete' : 'reading'}
    >
      <NoticeList notices={notices} />
      {reading && <MarkupTools reading={reading} signal={signal} front={front} />}
      <div class="document-pane" ref={into} />
    </section>
  );
}
