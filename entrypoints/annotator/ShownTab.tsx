import { useEffect, useRef, useState } from 'preact/hooks';
import { NoticeList } from '../../components/annotator/NoticeList.tsx';
import { useWords } from '../../components/words.ts';
import type { Notice, OpenedDocument } from './opened.ts';

interface Props {
  opened: OpenedDocument;
  language: string;
  /** In front: a document behind another one keeps its place and is not seen. */
  front: boolean;
  signal: AbortSignal;
  onFailed(error: unknown): void;
}

/** Holds one opened document for as long as its tab is there. */
export function ShownTab({ opened, language, front, signal, onFailed }: Props) {
  const words = useWords().annotator;
  const into = useRef<HTMLDivElement>(null);
  const [notices, setNotices] = useState<readonly Notice[]>(opened.notices);
  useEffect(() => {
    const context = { language, isOurs: () => false, notice: setNotices };
    opened.show(into.current!, context, signal).catch((error: unknown) => {
      if (!signal.aborted) onFailed(error);
    });
  }, [opened]);
  return (
    <section class="shown-document" aria-label={words.document(opened.name)} hidden={!front}>
      <NoticeList notices={notices} />
      <div class="document-pane" ref={into} />
    </section>
  );
}
