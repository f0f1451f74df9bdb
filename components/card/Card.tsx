import { ArrowLeft, Keyboard, Pin, PinOff, X } from 'lucide-preact';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import { CardActions } from './CardActions.tsx';
import { CardSections } from './CardSections.tsx';
import { CopyByHand } from './CopyByHand.tsx';
import type { CardEvents, CardModel } from './card-model.ts';
import { icon } from './icon.ts';
import { KeyList } from './KeyList.tsx';
import { Words } from './Words.tsx';

/** The card on one mention: what it is, what it decided, what it weighs here, what to answer, where it was read. */
export function Card({ model, on }: { model: CardModel; on: CardEvents }) {
  const { view, words } = model;
  const content = view.is === 'ready' ? view.content : null;
  const heading = headingOf(model);
  return (
    <section
      class="card"
      role="dialog"
      aria-label={heading}
      aria-busy={view.is === 'loading'}
      tabIndex={-1}
      data-category={model.category ?? ''}
    >
      <div class="head">
        <div class="bar">
          {model.canGoBack && (
            <button type="button" class="tool" onClick={on.back} aria-label={words.back} title={words.back}>
              <ArrowLeft {...icon} class="flip" />
            </button>
          )}
          <p class="overline">
            {content?.overline.map((part, i) => (
              <Words key={part} class={part.length < 28 ? 'whole' : ''}>
                {i > 0 ? ` · ${part}` : part}
              </Words>
            ))}
          </p>
          <Tools model={model} on={on} />
        </div>
        <h2 aria-label={heading}>
          <Words>{heading}</Words>
        </h2>
        {content && <Standing content={content} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="body" aria-label={heading} tabIndex={0}>
        {view.is === 'loading' && <Lead muted>{words.loading}</Lead>}
        {view.is === 'updated' && <Lead>{words.updated}</Lead>}
        {view.is === 'failed' && (
          <>
            <Lead>{words.failed}</Lead>
            <button type="button" class="button" onClick={on.retry} aria-label={words.retry}>
              <Words>{words.retry}</Words>
            </button>
          </>
        )}
        {model.keysShown && <KeyList words={words} />}
        {content && !model.keysShown && (
          <>
            {content.lead && <Lead>{content.lead}</Lead>}
            <CardSections sections={content.sections} on={on} />
            <OfficialLine content={content} words={words} />
            <SourceLine content={content} words={words} />
          </>
        )}
      </section>
      {content && model.copied === 'by-hand' && <CopyByHand text={content.citation} words={words} />}
      {content && <CardActions model={model} on={on} />}
    </section>
  );
}

function headingOf({ view, words }: CardModel): string {
  if (view.is === 'ready') return view.content.heading;
  if (view.is === 'loading') return view.text;
  return view.is === 'failed' ? words.failedHeading : words.updatedHeading;
}

function Lead({ children, muted = false }: { children: string; muted?: boolean }) {
  return (
    <p class={muted ? 'lead muted' : 'lead'}>
      <Words>{children}</Words>
    </p>
  );
}

function Tools({ model, on }: { model: CardModel; on: CardEvents }) {
  const { words, view } = model;
  const pin = model.pinned ? words.unpin : words.pin;
  return (
    <div class="tools">
      {view.is !== 'updated' && (
        <>
          <button
            type="button"
            class="tool"
            onClick={on.keys}
            aria-pressed={model.keysShown}
            aria-label={words.keys}
            title={`${words.keys} (?)`}
          >
            <Keyboard {...icon} />
          </button>
          <button
            type="button"
            class="tool"
            onClick={on.pin}
            aria-pressed={model.pinned}
            aria-label={words.pin}
            title={pin}
          >
            {model.pinned ? <PinOff {...icon} /> : <Pin {...icon} />}
          </button>
        </>
      )}
      <button
        type="button"
        class="tool"
        onClick={on.close}
        aria-label={words.close}
        title={`${words.close} (Esc)`}
      >
        <X {...icon} />
      </button>
    </div>
  );
}

function Standing({ content }: { content: CardContent }) {
  const { weight, favours } = content;
  if (!weight && !favours) return null;
  return (
    <p class="standing">
      {weight && (
        <span class="weight" data-status={weight.status} title={weight.why}>
          <Words>{weight.words}</Words>
        </span>
      )}
      {favours && (
        <span class="favours" data-side={favours.side}>
          <Words>{favours.words}</Words>
        </span>
      )}
    </p>
  );
}

/** The official address of a decision that the base does not hold, shown whole before it is opened. */
function OfficialLine({ content, words }: { content: CardContent; words: CardModel['words'] }) {
  const { official } = content;
  if (!official) return null;
  return (
    <p class="source">
      <a
        href={official.url}
        target="_blank"
        rel="noreferrer noopener"
        title={official.url}
        aria-label={`${words.official}: ${official.publisher}`}
      >
        <Words>{`${words.official}: ${official.publisher} ↗`}</Words>
      </a>
    </p>
  );
}

function SourceLine({ content, words }: { content: CardContent; words: CardModel['words'] }) {
  const { source } = content;
  if (!source) return null;
  return (
    <p class="source">
      <Words>{`${source.words} · `}</Words>
      <a
        href={source.url}
        target="_blank"
        rel="noreferrer noopener"
        title={source.title}
        aria-label={`${words.source}: ${source.title}`}
      >
        <Words>{`${words.source} ↗`}</Words>
      </a>
      <Words>{` · ${words.asOf} ${source.asOf}`}</Words>
    </p>
  );
}
