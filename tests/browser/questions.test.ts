import type { Page } from 'puppeteer-core';
import { expect, it } from 'vitest';
import { inBothBrowsers, until } from './harness.ts';

/** A line of an answer as a reader sees it. */
interface SeenLine {
  /** The part of the answer in which it stands. */
  part: string;
  text: string;
  /** How it was read, in words; '' if the line has no source. */
  source: string;
  level: string | null;
  address: string | null;
}

interface Expected {
  id: string;
  question: RegExp;
  /** My court, chosen before; `null` where the answer does not depend on it. */
  court: string | null;
  /** What must stand there, each in one visible line with its source: patterns for the line and for its part. */
  finds: { part: RegExp; line: RegExp[] }[];
}

/** The questions of a court, and what a lawyer must find under each: authority, pinpoint, statement, source. */
const expected: Expected[] = [
  {
    id: 'lawful-in-china',
    question: /legal under Chinese law/,
    court: null,
    finds: [
      { part: /In short/, line: [/Foreign Ministry asks/] },
      { part: /Extradition Law/, line: [/Extradition Law/, /art\. 50\(1\)/] },
      { part: /other side/, line: [/embassy’s note|embassy's note/] },
    ],
  },
  {
    id: 'before-trial',
    question: /before trial/,
    court: 'pl',
    finds: [
      { part: /In short/, line: [/detention centre within a day/] },
      { part: /statutes/, line: [/Criminal Procedure Law/, /arts\. 74-75/] },
      { part: /Rulings/, line: [/Liu v\. Poland/, /binding here/, /for the defence/] },
      { part: /be ready for/, line: [/against the defence/, /istinguish/] },
    ],
  },
  {
    id: 'in-court',
    question: /in court/,
    court: 'se',
    finds: [
      { part: /In short/, line: [/adjudication committee/] },
      { part: /Figures/, line: [/99\.9 per cent/] },
      { part: /Rulings/, line: [/Qiao/, /for the defence/] },
    ],
  },
  {
    id: 'in-prison',
    question: /in prison/,
    court: null,
    finds: [
      { part: /statutes/, line: [/Prison Law/, /art\. 14/] },
      { part: /Prisons/, line: [/Death penalty in China/] },
    ],
  },
  {
    id: 'official-figures',
    question: /official figures/,
    court: null,
    finds: [
      { part: /Figures/, line: [/27,208 to 56,963/] },
      { part: /Official statements/, line: [/working groups/i] },
    ],
  },
  {
    id: 'states-and-un',
    question: /treaty bodies/,
    court: null,
    finds: [
      { part: /UN reviews/, line: [/CAT concluding observations on China \(2015\)/] },
      { part: /Other states/, line: [/Swedish government report/] },
    ],
  },
  {
    id: 'extradition-law-of-china',
    question: /extradition law say/,
    court: null,
    finds: [{ part: /Extradition Law/, line: [/art\. 8\(7\)/, /torture/i] }],
  },
  {
    id: 'treaty-with-my-country',
    question: /treaty with my country/,
    court: 'fr',
    finds: [
      { part: /My country/, line: [/France/, /In force since/] },
      {
        part: /My country/,
        line: [/art\. 3/, /guarantee, found sufficient, that death will not be imposed/],
      },
    ],
  },
  {
    id: 'assurances',
    question: /diplomatic assurances worth/,
    court: 'gb',
    finds: [
      { part: /Rulings$/, line: [/Liu v\. Poland/, /persuasive: Chamber judgment against another state/] },
      { part: /be ready for/, line: [/against the defence/, /istinguish/] },
      { part: /other side/, line: [/China has given diplomatic assurances/, /weak point/] },
      { part: /record/, line: [/Wang Jianye/] },
    ],
  },
  {
    id: 'international-law',
    question: /non-refoulement stand/,
    court: 'de',
    finds: [
      {
        part: /Where it stands/,
        line: [/Convention against Torture/, /art\. 3\(1\)/, /binds my state: Germany/],
      },
      { part: /my country/, line: [/s 73/, /Rechtshilfe/] },
      { part: /Rulings$/, line: [/binding here within Union law/] },
    ],
  },
  {
    id: 'rulings',
    question: /which bind in my court/,
    court: 'nz',
    finds: [
      { part: /China or Hong Kong$/, line: [/Kim/, /binding here: your Supreme Court \(New Zealand\)/] },
      { part: /be ready for/, line: [/Kim/, /against the defence/, /istinguish/] },
    ],
  },
  {
    id: 'outside-the-law',
    question: /recognise it/,
    court: null,
    finds: [
      { part: /In short/, line: [/a sudden wish to consent/] },
      { part: /Operations/, line: [/Fox Hunt/] },
    ],
  },
  {
    id: 'effect-on-the-case',
    question: /where are they reported/,
    court: 'it',
    finds: [
      { part: /In short/, line: [/vitiate consent/] },
      { part: /Rulings/, line: [/21125\/2023/, /your Supreme Court \(Italy\)/] },
      { part: /report it/, line: [/Pilot Reporting Guide/] },
    ],
  },
  {
    id: 'remedies-today',
    question: /remedies are open/,
    court: 'pl',
    finds: [{ part: /my country/, line: [/Rule 39/, /Open in my court: Poland/] }],
  },
  {
    id: 'policy',
    question: /policy arguments/,
    court: null,
    finds: [
      { part: /Arguments/, line: [/Extradition treaties serve justice/] },
      { part: /What happened/, line: [/Suspension of Hong Kong surrender treaties/] },
    ],
  },
  {
    id: 'asylum',
    question: /asylum claim/,
    court: 'bg',
    finds: [
      { part: /Rulings/, line: [/M\.A\. and Others v\. Bulgaria/, /binding here/] },
      { part: /The law/, line: [/Refugee/, /art\. 33\(1\)/] },
    ],
  },
  {
    id: 'help',
    question: /ask for help/,
    court: null,
    finds: [{ part: /defence/, line: [/Request Assistance/] }],
  },
];

/** What a reader does, counted. */
class Reader {
  actions = 0;
  readonly #panel: Page;

  constructor(panel: Page) {
    this.#panel = panel;
  }

  /** Clicks what is seen under a name. */
  async click(selector: string, name: RegExp): Promise<void> {
    this.actions++;
    await until(`${name} to click`, () =>
      this.#panel.evaluate(
        (which, pattern) => {
          const found = [...document.querySelectorAll<HTMLElement>(which)].find(
            (e) => new RegExp(pattern).test(e.innerText) && e.checkVisibility(),
          );
          found?.click();
          return found !== undefined;
        },
        selector,
        name.source,
      ),
    );
  }
}

function linesOf(panel: Page): Promise<SeenLine[]> {
  return panel.$$eval(
    '[data-testid="answer"] :is([data-testid="answer-line"], [data-testid="answer-text"])',
    (lines) => {
      // A clause stands under the name and source of the text that it is of.
      let text: HTMLElement | null = null;
      return lines.flatMap((e) => {
        const line = e as HTMLElement;
        if (line.dataset.testid === 'answer-text') text = line;
        if (line.dataset.testid === 'answer-text' || !line.checkVisibility()) return [];
        const own = line.classList.contains('answer-clause') ? text : null;
        const source = (own ?? line).querySelector<HTMLElement>('[data-testid="source"]');
        const head = own?.checkVisibility() ? own.innerText : '';
        return [
          {
            part:
              line
                .closest('section')
                ?.querySelector('h3')
                ?.innerText.replace(/\s*\d*$/, '') ?? '',
            text: `${head} ${line.innerText}`.replace(/\s+/g, ' '),
            source: source?.innerText ?? '',
            level: source?.dataset.level ?? null,
            address: source?.querySelector('a')?.getAttribute('href') ?? null,
          },
        ];
      });
    },
  );
}

inBothBrowsers('the questions of a court', (bench) => {
  it.each(expected)('$id: answered in two actions, with authority and source', async (one) => {
    await bench.changeSettings({ court: one.court });
    const panel = await bench.session.openExtensionPage('sidepanel.html');
    const reader = new Reader(panel);
    await reader.click('[role="tab"]', /^Knowledge/);
    await reader.click('[data-testid="question"]', one.question);
    const lines = await until('the answer', async () => {
      const found = await linesOf(panel);
      return found.length > 0 ? found : null;
    });
    expect(reader.actions).toBeLessThanOrEqual(2);
    expect(await panel.$eval('[data-testid="answer"] h2', (h) => (h as HTMLElement).innerText)).toMatch(
      one.question,
    );
    for (const { part, line } of one.finds) {
      const inPart = lines.filter((seen) => part.test(seen.part));
      const found = inPart.find(({ text }) => line.every((pattern) => pattern.test(text)));
      expect(found, `${line.join(' ')} among ${inPart.map(({ text }) => text).join('\n')}`).toBeDefined();
      expect(found!.source, found!.text).toMatch(/^Read in: /);
      expect(['primary', 'secondary']).toContain(found!.level);
      if (found!.address !== null) expect(found!.address).toMatch(/^https?:/);
    }
    // Most sources can be opened, and every answer says what it does not know.
    expect(lines.filter(({ address }) => address !== null).length).toBeGreaterThan(lines.length / 2);
    expect(await panel.$eval('[data-testid="answer"]', (e) => (e as HTMLElement).innerText)).toContain(
      'What is not established',
    );
  });

  it('covers every question that the base has', async () => {
    const panel = await bench.session.openExtensionPage('sidepanel.html#/search');
    const hrefs = await until('the questions', async () => {
      const found = await panel.$$eval('[data-testid="question"]', (links) =>
        links.map((a) => a.getAttribute('href')),
      );
      return found.length > 0 ? found : null;
    });
    expect(hrefs).toEqual(expected.map(({ id }) => `#/answer/${id}`));
  });

  it('answers in the library too, at the same address', async () => {
    await bench.changeSettings({ court: 'pl' });
    const library = await bench.session.openExtensionPage('library.html#/answer/assurances');
    await until('the answer', async () => (await linesOf(library)).length > 10);
    expect(await library.title()).toContain('What are China’s diplomatic assurances worth?');
  });

  it('says that no court is chosen, and leads to the choice', async () => {
    await bench.changeSettings({ court: null });
    const panel = await bench.session.openExtensionPage('sidepanel.html#/answer/remedies-today');
    const reader = new Reader(panel);
    await until('the answer', async () => (await linesOf(panel)).length > 0);
    await reader.click('[data-testid="answer"] a', /Choose my court/);
    await until('my court', () => panel.$('[data-testid="my-court"]'));
  });
});
