import { inLanguage, type JurisdictionEntry } from '../entry.ts';
import type { QuestionSection } from '../schema/questions.ts';
import type { AnswerLine } from './answer.ts';
import { entryLine, plainLine, provisionLines, treatyLines } from './answer-lines.ts';
import { courtOf, entryOf, indexOf } from './base-index.ts';
import type { CardSource } from './card-content.ts';
import type { Composing } from './card-parts.ts';
import { courtPage } from './court-page.ts';
import { fieldSource } from './source-words.ts';

type Part = Extract<QuestionSection, { show: 'my-court' }>['part'];

/**
 * What the base has of one field of my country, each line with how that field was read; a line that says so where
 * nothing is established, or where no court is chosen.
 */
export function courtLines(c: Composing, part: Part): AnswerLine[] {
  const state = courtOf(c.base, c.court);
  if (!state) return [plainLine(c.phrases.answer.chooseCourt)];
  const lines = partLines(c, part, state);
  return lines.length > 0 ? lines : [plainLine(c.phrases.notEstablished, state.id)];
}

function partLines(c: Composing, part: Part, state: JurisdictionEntry): AnswerLine[] {
  const name = inLanguage(state.name, c.language);
  const page = courtPage(c.base, state.id, c.language)!;
  const of = (field: string): CardSource | null => fieldSource(state, field, c.base.asOf, c.phrases);
  const said = (text: string, field: string): AnswerLine => ({
    ...plainLine(text, state.id, name),
    source: of(field),
  });
  switch (part) {
    case 'treaties':
      return treaties(c, state);
    case 'law': {
      const law = page.extraditionLaw;
      const entry = law?.entry === undefined ? undefined : entryOf(c.base, law.entry);
      if (entry) return [entryLine(c, entry)];
      return law ? [said(law.text, 'extradition_law')] : [];
    }
    case 'who-decides':
      return page.whoDecides ? [said(page.whoDecides, 'who_decides')] : [];
    case 'refusal-grounds':
      // The statute's own provisions say more than the country's list of them.
      return [
        ...lawLines(c, page.extraditionLaw?.entry),
        ...page.refusalGrounds.map((ground) => said(ground, 'refusal_grounds')),
      ];
    case 'authority':
      return page.authorityRules.map((rule) => ({
        ...said(rule.why, 'authority_rules'),
        name: rule.name,
        note: rule.checked ? '' : c.phrases.answer.ourReading,
        weight: {
          status: rule.status,
          words: c.phrases.answer.authority[rule.status],
          why: '',
          checked: rule.checked,
        },
      }));
    case 'remedies':
      return page.remedies
        .filter(({ available }) => available !== 'no')
        .map((remedy) => {
          const entry = entryOf(c.base, remedy.id)!;
          const open =
            remedy.available === 'yes' ? c.phrases.remedyOpen(name) : c.phrases.remedyUnknown(name);
          return {
            ...entryLine(c, entry),
            text: `${open} ${remedy.why} ${remedy.how} ${remedy.interim}`,
          };
        });
  }
}

function lawLines(c: Composing, id: string | undefined): AnswerLine[] {
  const law = id === undefined ? undefined : entryOf(c.base, id);
  return law?.kind === 'instrument' ? provisionLines(c, law, undefined) : [];
}

/** Each treaty of the country with its state and clauses; where there is none, whether that was read. */
function treaties(c: Composing, state: JurisdictionEntry): AnswerLine[] {
  const own = indexOf(c.base).treatiesByPartner.get(state.id.toUpperCase()) ?? [];
  return (['CN', 'HK'] as const).flatMap((party) => {
    const with_ = own.filter((treaty) => treaty.with === party);
    const first = with_.filter(({ type }) => type === 'extradition');
    const rest = with_.filter(({ type }) => type !== 'extradition');
    const page = courtPage(c.base, state.id, c.language)!;
    const [opening] = party === 'CN' ? page.treaties.china : page.treaties.hongKong;
    const absent = first.length === 0 && opening ? [plainLine(opening.text, state.id)] : [];
    return [...absent, ...[...first, ...rest].flatMap((treaty) => treatyLines(c, treaty))];
  });
}
