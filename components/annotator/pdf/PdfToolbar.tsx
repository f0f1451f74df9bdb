import { Keyboard, Moon, PanelLeft, Printer, RotateCw, Search, Undo2 } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../words.ts';
import { KeyDialog } from './KeyDialog.tsx';
import { PageField } from './PageField.tsx';
import { labelOf, type PdfViewActs, type PdfViewState } from './pdf-state.ts';
import { ZoomField } from './ZoomField.tsx';

interface Props {
  state: PdfViewState;
  acts: PdfViewActs;
}

interface ToolProps {
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  /** For what is on or off. */
  pressed?: boolean;
  title?: string;
  onPress(): void;
  children: ComponentChildren;
}

function Tool({ label, shortcut, pressed, title, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={title ?? (shortcut ? `${label} (${shortcut})` : label)}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** How the document is shown: where, how large, which way round; finding and printing. */
export function PdfToolbar({ state, acts }: Props) {
  const words = useWords().pdfView;
  const [keysShown, setKeysShown] = useState(false);
  return (
    <section class="pdf-toolbar" aria-label={words.toolbar} inert={!state.ready}>
      <Tool
        label={words.side}
        pressed={state.side !== null}
        onPress={() => acts.setSide(state.side === null ? 'pages' : null)}
      >
        <PanelLeft size={18} class="mirrors" />
      </Tool>
      <PageField state={state} acts={acts} />
      {state.backTo !== null && (
        <button type="button" class="button small" title={words.keyList.at(-1)?.[0]} onClick={acts.goBack}>
          <Undo2 size={14} class="mirrors" />
          {words.back(labelOf(state.labels, state.backTo))}
        </button>
      )}
      <span class="pdf-toolbar-gap" />
      <ZoomField state={state} acts={acts} />
      <div class="row pdf-tools">
        <Tool label={words.rotate} shortcut="R" onPress={() => acts.rotate(90)}>
          <RotateCw size={18} />
        </Tool>
        <Tool
          label={words.darkPages}
          title={words.darkPagesHint}
          pressed={state.darkPages}
          onPress={() => acts.setDarkPages(!state.darkPages)}
        >
          <Moon size={18} />
        </Tool>
        <Tool
          label={words.find}
          shortcut="Ctrl+F"
          pressed={state.find !== null}
          onPress={() => (state.find ? acts.closeFind() : acts.openFind())}
        >
          <Search size={18} />
        </Tool>
        <Tool label={words.print} shortcut="Ctrl+P" onPress={acts.askPrint}>
          <Printer size={18} />
        </Tool>
        <Tool label={words.keys} onPress={() => setKeysShown(true)}>
          <Keyboard size={18} />
        </Tool>
      </div>
      {keysShown && <KeyDialog onClose={() => setKeysShown(false)} />}
    </section>
  );
}
