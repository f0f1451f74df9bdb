import { ArrowLeft, Keyboard, Pin, PinOff, X } from 'lucide-preact';
import type { CardContent } from '../../knowledge/retrieve/card-content.ts';
import { CardActions } from './CardActions.tsx';
import { CardSections } from './CardSections.tsx';
import { CopyByHand } from './CopyByHand.tsx';
import type { CardEvents, CardModel } from './card-model.ts';
import { icon } from './icon.ts';
import { KeyList } from './KeyList.tsx';

/** The card on one mention: what it is, what it decided, what it weighs here, what to answer, where it was read. */
export function Card({ model, on }: { model: CardModel; on: CardEvents }) {
  const { view, words } = model;
  const content = view.is === 'ready' ? view.content : null;
  return (
    <section
      class="card"
      role="dialog"
      aria-labelledby="heading"
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
          <p class="overline">{content ? content.overline.join(' · ') : ''}</p>
          <Tools model={model} on={on} />
        </div>
        <h2 id="heading">{headingOf(model)}</h2>
        {content && <Standing content={content} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="body" aria-labelledby="heading" tabIndex={0}>
        {view.is === 'loading' && <p class="lead muted">{words.loading}</p>}
        {view.is === 'updated' && <p class="lead">{words.updated}</p>}
        {view.is === 'failed' && (
          <>
            <p class="lead">{words.failed}</p>
            <button type="button" class="button" onClick={on.retry}>
              {words.retry}
            </button>
          </>
        )}
        {model.keysShown && <KeyList words={words} />}
        {content && !model.keysShown && (
          <>
            {content.lead && <p class="lead">{content.lead}</p>}
            <CardSections sections={content.sections} on={on} />
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
          {weight.words}
        </span>
      )}
      {favours && (
        <span class="favours" data-side={favours.side}>
          {favours.words}
        </span>
      )}
    </p>
  );
}

function SourceLine({ content, words }: { content: CardContent; words: CardModel['words'] }) {
  const { source } = content;
  if (!source) return null;
  return (
    <p class="source">
      {source.words}
      {' · '}
      <a href={source.url} target="_blank" rel="noreferrer noopener" title={source.title}>
        {words.source} <span aria-hidden="true">↗</span>
      </a>
      {' · '}
      {words.asOf} <time dateTime={source.asOf}>{source.asOf}</time>
    </p>
  );
}
