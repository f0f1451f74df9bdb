import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Cite } from '@citation-js/core';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { citationStyles, citationText } from '../../../casefile/cite.ts';
import { toBibtex } from '../../../casefile/export/bibtex.ts';
import { toCslJson } from '../../../casefile/export/csl-json.ts';
import { toMarkdown, toMarkdownFile } from '../../../casefile/export/markdown.ts';
import { toRis } from '../../../casefile/export/ris.ts';
import type { Provenance } from '../../../casefile/records.ts';
import { aDocument, aPassage, aWork, fileWords } from './sample-work.ts';

const work = aWork();
const [judgment] = work.documents;

/** What a kept parser reads in a text of a format. */
const readBack = (text: string): Record<string, unknown>[] =>
  new Cite(text).data as Record<string, unknown>[];

describe('CSL-JSON', () => {
  it('is read back with type, name, number, court and date', () => {
    const items = new Cite(JSON.stringify(toCslJson(work.documents))).data;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      type: 'legal_case',
      title: 'Liu v. Poland',
      authority: 'European Court of Human Rights',
      number: 'no. 37610/18',
      issued: { 'date-parts': [[2022, 10, 6]] },
      URL: 'https://hudoc.echr.coe.int/eng?i=001-219786',
    });
    expect(items[1]).toMatchObject({
      type: 'webpage',
      author: [{ literal: 'C. Reporter' }, { literal: 'D. Other' }],
    });
    expect(items[2]).toMatchObject({ type: 'document', title: 'Request' });
  });
});

describe('RIS', () => {
  it('is read back by a kept parser', () => {
    const items = readBack(toRis(work));
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ type: 'legal_case', title: 'Liu v. Poland' });
    expect(items[1]).toMatchObject({ title: 'Extradited, "they said"' });
    expect(JSON.stringify(items[0])).toContain('para. 79');
    expect(items[0]!.keyword).toEqual('assurances,article 3');
  });

  it('has one value a line, whatever a passage holds', () => {
    for (const line of toRis(work).split('\r\n')) expect(line).toMatch(/^(?:[A-Z][A-Z0-9] {2}- .*|)$/);
  });
});

describe('BibTeX', () => {
  it('is read back by a kept parser, signs of TeX and all', () => {
    const hard = aDocument(9, {
      provenance: { ...judgment!.provenance, caseName: 'R & S v. 100% {Crown} \\ #1_~^ Ž$', citation: '' },
    });
    const items = readBack(toBibtex([judgment!, hard, judgment!]));
    expect(items[0]).toMatchObject({ title: 'Liu v. Poland' });
    expect(String(items[1]!.title)).toContain('R & S v. 100% ');
    const keys = [...toBibtex([judgment!, judgment!]).matchAll(/@misc\{([^,]+),/g)].map((found) => found[1]);
    expect(keys).toEqual(['liu2022', 'liu2022-1']);
  });
});

describe('Markdown', () => {
  it('has front matter that is YAML, the passages as quotations, and the notes as they were written', () => {
    const files = toMarkdown(work, 'oscola', fileWords);
    expect(files.map(({ name }) => name)).toEqual([
      'Liu v. Poland.md',
      'Extradited, they said.md',
      'Request.md',
    ]);
    const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(files[0]!.text) ?? [];
    expect(parse(front)).toMatchObject({
      title: 'Liu v. Poland',
      date: '2022-10-06',
      tags: ['assurances', 'article-3', 'torture'],
    });
    expect(body).toContain(
      '> the assurances were not enough\n> — *Liu v Poland* App no 37610/18 (ECtHR, 6 October 2022), para 79',
    );
    expect(body).toContain('Use **this**.\n\n- with the other');
  });

  it('gives every file a name of its own, and no text of a document the force of markup', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), (titles) => {
        const documents = titles.map((title, n) =>
          aDocument(n + 20, { provenance: { ...judgment!.provenance, caseName: '', title } }),
        );
        const files = toMarkdown({ ...work, documents }, 'plain', fileWords);
        expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(titles.length);
        for (const { name } of files) expect(name).not.toMatch(/[/\\:*?"<>|]/);
      }),
    );
    const documents = [
      aDocument(2, { provenance: { ...judgment!.provenance, caseName: '<img src=x> [link](javascript:1)' } }),
    ];
    const passages = work.passages.map((passage) => ({ ...passage, note: '' }));
    const [file] = toMarkdown({ ...work, documents, passages }, 'plain', fileWords);
    const ownLink = '[Source](<https://hudoc.echr.coe.int/eng?i=001-219786>)';
    expect(file!.text).toContain(ownLink);
    expect(file!.text.split('---\n')[2]!.replace(ownLink, '')).not.toMatch(/(?<!\\)[<[]/);
  });

  it('keeps a paragraph that begins with its number, or hides something in Obsidian, as it is read', () => {
    const passages = [aPassage(20, '79. The Court notes %%that%% ==nothing== &amp; $x$\n- is kept')];
    const html = marked.parse(toMarkdown({ ...work, passages }, 'plain', fileWords)[0]!.text, {
      async: false,
    });
    expect(html).not.toMatch(/<[ou]l/);
    const quote = /<blockquote>([\s\S]*?)<\/blockquote>/.exec(html)![1]!;
    expect(quote).toContain('79. The Court notes %%that%% ==nothing== &amp;amp; $x$\n- is kept');
  });

  it('sets the passage in bold in what stands around it', () => {
    const passage = aPassage(20, 'were not enough\nin any way');
    passage.selectors.quote = {
      ...passage.selectors.quote,
      prefix: 'Heading\nThe assurances ',
      suffix: ' at all, becau',
    };
    const { text } = toMarkdown({ ...work, passages: [passage] }, 'plain', fileWords)[0]!;
    expect(text).toContain('> … The assurances **were not enough**\n> **in any way** at all, …');
  });

  it('is one file as well, with the notes on the matter and a heading for each document', () => {
    const matters = work.matters.map((matter) => ({ ...matter, notes: 'Hearing on Monday' }));
    const text = toMarkdownFile({ ...work, matters }, 'oscola', fileWords);
    const [, front = ''] = /^---\n([\s\S]*?)---\n/.exec(text) ?? [];
    expect(parse(front)).toEqual({ title: 'Re X', tags: ['assurances', 'article-3', 'torture'] });
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# Re X',
      '## Liu v. Poland',
      '## Extradited, "they said"',
      '## Request',
    ]);
    expect(text).toContain('Hearing on Monday');
    expect(text).toContain('Against us');
  });
});

describe('a citation', () => {
  const cases: [string, Partial<Provenance>, string, Record<string, string>][] = [
    [
      'of the Strasbourg Court',
      {},
      '79',
      {
        oscola: 'Liu v Poland App no 37610/18 (ECtHR, 6 October 2022), para 79',
        plain: 'Liu v. Poland, European Court of Human Rights, no. 37610/18, 6 October 2022, para. 79',
        bluebook: 'Liu v. Poland, App. No. 37610/18, ¶ 79 (European Court of Human Rights Oct. 6, 2022)',
      },
    ],
    [
      'of a decision with a neutral citation',
      {
        caseName: 'Othman v Secretary of State',
        citation: '[2013] EWCA Civ 277',
        court: 'Court of Appeal',
        date: '2013-03-27',
      },
      '12',
      {
        oscola: 'Othman v Secretary of State [2013] EWCA Civ 277 [12]',
        plain: 'Othman v Secretary of State, Court of Appeal, [2013] EWCA Civ 277, 27 March 2013, para. 12',
        bluebook: 'Othman v. Secretary of State, [2013] EWCA Civ 277, ¶ 12',
      },
    ],
    [
      'of the Court of Justice',
      {
        caseName: 'Petruhhin',
        citation: 'C-182/15 EU:C:2016:630',
        court: 'Court of Justice',
        date: '2016-09-06',
      },
      '60',
      {
        oscola: 'Case C-182/15 Petruhhin EU:C:2016:630, para 60',
        plain: 'Petruhhin, Court of Justice, C-182/15 EU:C:2016:630, 6 September 2016, para. 60',
        bluebook: 'Petruhhin, C-182/15 EU:C:2016:630, ¶ 60 (Court of Justice Sept. 6, 2016)',
      },
    ],
    [
      'of a page',
      {
        caseName: '',
        citation: '',
        court: '',
        title: 'Extradited',
        author: 'C. Reporter',
        publisher: 'The Paper',
        url: 'https://paper.example/a',
      },
      '',
      {
        oscola:
          'C. Reporter, ‘Extradited’ (The Paper, 6 October 2022) <https://paper.example/a> accessed 1 March 2026',
        plain:
          'C. Reporter, Extradited, The Paper, 6 October 2022, https://paper.example/a (read on 1 March 2026)',
        bluebook: 'C. Reporter, Extradited, The Paper (Oct. 6, 2022), https://paper.example/a',
      },
    ],
  ];

  it.each(cases)('%s', (_, change, paragraph, wanted) => {
    const provenance = { ...judgment!.provenance, ...change };
    for (const style of citationStyles)
      expect(citationText(provenance, style, { paragraph, page: '' }, '2026-03-01T10:00:00Z')).toBe(
        wanted[style],
      );
  });

  it('leaves no gap for what is not known', () => {
    const field = fc.constantFrom('', 'X');
    const any = fc.record({
      title: fc.constant('T'),
      court: field,
      caseName: field,
      citation: fc.constantFrom('', 'no. 1/20', '[2020] UKSC 1', 'II AKz 1/20'),
      date: fc.constantFrom('', '2020', '2020-02', '2020-02-03', 'spring'),
      author: field,
      publisher: field,
      url: fc.constantFrom('', 'https://a.example/'),
      language: field,
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...citationStyles), field, (provenance, style, paragraph) => {
        const text = citationText(provenance, style, { paragraph, page: '' });
        expect(text).not.toMatch(/\(\s*\)|\[\s*\]|, ,|,,| {2}|^[, ]|[, ]$|\( |\s\)/);
      }),
    );
  });
});
