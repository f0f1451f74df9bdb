import { type Entry, inLanguage, type KnowledgeBase } from '../entry.ts';
import type { Question, QuestionSection } from '../schema/questions.ts';
import type { Answer, AnswerLine, AnswerSection } from './answer.ts';
import { courtLines } from './answer-court.ts';
import { entryLine, plainLine, provisionLines, rulingLines } from './answer-lines.ts';
import { entryOf, indexOf } from './base-index.ts';
import { type CardOptions, type Composing, composing, nameOf } from './card-parts.ts';
import { casesOn, type RankedCase, rankAdverse, rankArguments, rankCases } from './rank.ts';

/** The questions that the base answers, in their order. @param language BCP 47 */
export function questionsOf(base: KnowledgeBase, language: string): { id: string; question: string }[] {
  return base.questions.map(({ id, question }) => ({ id, question: inLanguage(question, language) }));
}

/**
 * The answer to one of the base's questions for the reader's court: what is shown is data (`questions` of the
 * base), what it says is the entries'.
 * @returns `null` if the base has no such question
 */
export function composeAnswer(base: KnowledgeBase, id: string, options: CardOptions): Answer | null {
  const question = base.questions.find((one) => one.id === id);
  if (!question) return null;
  const c = composing(base, { ...options, full: true });
  const brief = held(base, question.brief).map((entry) => entryLine(c, entry));
  const sections = question.sections
    .flatMap((section) => sectionsOf(c, section))
    .filter(({ lines }) => lines.length > 0);
  return {
    id,
    question: inLanguage(question.question, options.language),
    brief,
    sections,
    notEstablished: notEstablished(c, question, [...brief, ...sections.flatMap(({ lines }) => lines)]),
  };
}

function sectionsOf(c: Composing, section: QuestionSection): AnswerSection[] {
  const title = inLanguage(section.title, c.language);
  switch (section.show) {
    case 'entries':
      return [{ role: 'about', title, lines: held(c.base, section.ids).map((entry) => entryLine(c, entry)) }];
    case 'kind':
      return [{ role: 'see', title, lines: ofKind(c, section).map((entry) => entryLine(c, entry)) }];
    case 'provisions': {
      const lines = held(c.base, section.of).flatMap((entry) =>
        entry.kind === 'instrument' ? provisionLines(c, entry, section.issues) : [],
      );
      return [{ role: 'provisions', title, lines }];
    }
    case 'my-court':
      return [{ role: 'treaty', title, lines: courtLines(c, section.part) }];
    case 'rulings':
      return rulings(c, title, section);
    case 'arguments':
      return [{ role: 'answers', title, lines: argumentLines(c, section) }];
  }
}

type Of<S extends QuestionSection['show']> = Extract<QuestionSection, { show: S }>;

/** The entries of a kind that a part asks for; by name, since nothing ranks them. */
function ofKind(c: Composing, { kind, topic_category, issues, with: party }: Of<'kind'>): Entry[] {
  const order = new Intl.Collator(c.language);
  return Object.values(c.base.entries)
    .filter(
      (entry) =>
        entry.kind === kind &&
        (!topic_category || (entry.kind === 'topic' && entry.topic_category === topic_category)) &&
        (!issues || ('issues' in entry && entry.issues.some((issue) => issues.includes(issue as never)))) &&
        (entry.kind !== 'treaty' ||
          (entry.type === 'extradition' && entry.status !== 'none' && (!party || entry.with === party))),
    )
    .map((entry) => ({
      entry,
      name: entry.kind === 'treaty' ? inLanguage(entry.partner.name, c.language) : nameOf(c, entry),
    }))
    .sort((a, b) => order.compare(a.name, b.name))
    .map(({ entry }) => entry);
}

/** What counts in my court on the issues: what helps or cuts both ways, then, apart, what stands against. */
function rulings(
  c: Composing,
  title: string,
  { issues = [], requesting, not_requesting: others = [] }: Of<'rulings'>,
): AnswerSection[] {
  const all = issues.length === 0 ? indexOf(c.base).cases : casesOn(c.base, issues);
  const cases = [...all].filter(
    (entry) => (!requesting || requesting.includes(entry.requesting)) && !others.includes(entry.requesting),
  );
  const against = (one: RankedCase) => one.entry.favours === 'requesting-state';
  const counts = rankCases(c.base, cases, c.court, issues, c.language).filter((one) => !against(one));
  const adverse = rankAdverse(c.base, cases, c.court, issues, c.language).filter(against);
  return [
    { role: 'rulings', title, lines: rulingLines(c, counts, issues) },
    {
      role: 'adverse',
      title: c.phrases.adverseTo(title),
      lines: rulingLines(c, adverse, issues),
    },
  ];
}

/** What the requesting side contends, each with where its answer is weak. */
function argumentLines(c: Composing, { ids, issues = [] }: Of<'arguments'>): AnswerLine[] {
  const named = held(c.base, ids ?? []);
  const { argumentsByIssue } = indexOf(c.base);
  const found = new Set(issues.flatMap((issue) => argumentsByIssue.get(issue) ?? []));
  const first = new Map(issues.map((issue) => [issue as string, 1]));
  const ranked = rankArguments(c.base, found, c.court, issues, (one) => first.get(one.issues[0] ?? '') ?? 0);
  return [...new Set<Entry>([...named, ...ranked])].map((entry) => ({
    ...entryLine(c, entry),
    note: entry.kind === 'argument' && entry.caveats.length > 0 ? c.phrases.weakPointShown : '',
  }));
}

/** What is uncertain of the entries that the answer shows, in their own words, each entry once. */
function notEstablished(c: Composing, question: Question, lines: readonly AnswerLine[]): AnswerLine[] {
  const gaps: AnswerLine[] = [];
  const asksCourt = question.sections.some(({ show }) => show === 'my-court' || show === 'rulings');
  if (asksCourt && c.court === null) gaps.push(plainLine(c.phrases.answer.noCourt));
  const seen = new Set<string>();
  for (const { entry: id, source, text, name } of lines) {
    if (id === null || seen.has(id)) continue;
    if (source === null && name === '') {
      gaps.push(plainLine(text, id));
      continue;
    }
    seen.add(id);
    const entry = entryOf(c.base, id);
    // What is doubtful of other countries' treaties is no gap of this answer.
    if (!entry || (entry.kind === 'treaty' && entry.partner.code !== c.court?.toUpperCase())) continue;
    const note = inLanguage(entry.note, c.language);
    if (note !== '') gaps.push({ ...plainLine(note, id, nameOf(c, entry)), source });
  }
  // What my country lacks comes before what an entry doubts.
  return gaps.sort((a, b) => Number(a.source !== null) - Number(b.source !== null));
}

const held = (base: KnowledgeBase, ids: readonly string[]): Entry[] =>
  ids.map((id) => entryOf(base, id)).filter((entry) => entry !== undefined);
