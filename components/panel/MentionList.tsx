import { BookOpen, ChevronDown } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Category } from '../../knowledge/mention.ts';
import { officialAddress } from '../../knowledge/retrieve/official-address.ts';
import { ExternalLink } from '../ExternalLink.tsx';
import { hashOf } from '../routes.ts';
import { CategorySign } from '../signs.tsx';
import { useWords } from '../words.ts';
import type { CategoryGroup, PlacedMention, TargetGroup } from './page-findings.ts';

interface Props {
  groups: readonly CategoryGroup[];
  /** Shows every category open, whatever was closed: while a filter narrows the list. */
  allOpen: boolean;
  onJump(mention: PlacedMention, said: string): void;
}

/** Categories open until they are closed, but for those that most pages are full of. */
const closedAtFirst: readonly Category[] = ['china', 'extradition'];

/** The mentions of a page by category, then by what they lead to. Arrow keys go from row to row. */
export function MentionList({ groups, allOpen, onJump }: Props) {
  const [toggled, setToggled] = useState<ReadonlySet<Category>>(new Set());
  const isOpen = (category: Category) =>
    allOpen || closedAtFirst.includes(category) === toggled.has(category);
  const toggle = (category: Category) => {
    const next = new Set(toggled);
    if (!next.delete(category)) next.add(category);
    setToggled(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut between the buttons inside, which work without it
    <div class="mentions" onKeyDown={moveBetweenRows}>
      {groups.map(({ category, count, targets }) => (
        <section key={category} data-category={category}>
          <h3>
            <button
              type="button"
              class="category-head"
              data-row
              aria-expanded={isOpen(category)}
              onClick={() => toggle(category)}
            >
              <CategorySign category={category} />
              <span class="count">{count}</span>
              <ChevronDown class="chevron muted" size={16} />
            </button>
          </h3>
          {isOpen(category) && (
            <ul>
              {targets.map((target) => (
                <TargetRow key={target.key} target={target} onJump={onJump} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function TargetRow({ target, onJump }: { target: TargetGroup; onJump: Props['onJump'] }) {
  const words = useWords();
  const [last, setLast] = useState(-1);
  const [each, setEach] = useState(false);
  const { mentions, label, entry } = target;
  const jump = (i: number) => {
    setLast(i);
    onJump(mentions[i]!, words.panel.jumped(label, i + 1, mentions.length));
  };
  const first = mentions[0]!;
  const official = entry === null ? officialAddress(first.text) : null;
  const asWritten = first.text.replace(/\s+/g, ' ').trim();
  return (
    <li class="target">
      <div class="target-row">
        <button
          type="button"
          class="target-jump"
          data-testid="mention"
          data-row
          onClick={() => jump((last + 1) % mentions.length)}
        >
          <span dir="auto">{label}</span>
          {entry === null ? (
            <span class="small muted">{words.panel.unknownCitation}</span>
          ) : (
            !label.toLowerCase().includes(asWritten.toLowerCase()) && (
              <span class="small muted quoted" dir="auto">
                {asWritten}
              </span>
            )
          )}
          {mentions.length === 1 && first.page !== undefined && (
            <span class="small muted">{words.annotator.page(first.page)}</span>
          )}
        </button>
        {mentions.length > 1 && (
          <button type="button" class="count-button" aria-expanded={each} onClick={() => setEach(!each)}>
            {last >= 0 && <span class="count">{last + 1}/</span>}
            {mentions.length}
            <span class="unseen">{words.panel.showEach(label)}</span>
            <ChevronDown class="chevron" size={12} />
          </button>
        )}
        {entry !== null && (
          <a
            class="icon-button"
            href={hashOf({ view: 'entry', id: entry })}
            aria-label={words.panel.openEntry(label)}
            title={words.panel.openEntry(label)}
          >
            <BookOpen size={16} />
          </a>
        )}
      </div>
      {official && (
        <p class="small official">
          <ExternalLink href={official.url}>{official.publisher}</ExternalLink>
        </p>
      )}
      {each && <EachMention mentions={mentions} last={last} onJump={jump} />}
    </li>
  );
}

const eachAtMost = 100;

function EachMention({
  mentions,
  last,
  onJump,
}: {
  mentions: readonly PlacedMention[];
  last: number;
  onJump(i: number): void;
}) {
  const words = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? mentions : mentions.slice(0, eachAtMost);
  return (
    <ol class="each">
      {shown.map((mention, i) => (
        <li key={`${mention.frameId} ${mention.index}`}>
          <button
            type="button"
            class="each-jump small quoted"
            dir="auto"
            data-row
            aria-current={i === last ? 'true' : undefined}
            onClick={() => onJump(i)}
          >
            <span class="count">{i + 1}</span> {mention.text}
            {mention.pinpoint && !mention.text.includes(mention.pinpoint) ? `, ${mention.pinpoint}` : ''}
            {mention.page !== undefined && (
              <span class="muted page-number"> {words.annotator.page(mention.page)}</span>
            )}
          </button>
        </li>
      ))}
      {shown.length < mentions.length && (
        <li>
          <button type="button" class="plain small" onClick={() => setAll(true)}>
            {words.panel.more(mentions.length - shown.length)}
          </button>
        </li>
      )}
    </ol>
  );
}

function moveBetweenRows(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (!(event.target as HTMLElement).hasAttribute('data-row')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(event.target as HTMLElement);
  let to: HTMLElement | undefined;
  if (event.key === 'ArrowDown') to = rows[at + 1];
  else if (event.key === 'ArrowUp') to = rows[at - 1];
  else if (event.key === 'Home') to = rows[0];
  else if (event.key === 'End') to = rows.at(-1);
  if (!to) return;
  event.preventDefault();
  to.focus();
}
