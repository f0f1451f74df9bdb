import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../reading/html-text.ts';
import { documentKeys, plainAddress } from '../../../reading/provenance/document-keys.ts';
import { objectsIn, type PageFacts, pageFactsOf } from '../../../reading/provenance/page-facts.ts';
import { paragraphsOf } from '../../../reading/provenance/paragraphs.ts';
import { isoDate, provenanceOf } from '../../../reading/provenance/provenance.ts';

/** The facts of a page as its markup gives them, read at an address. */
function factsOf(html: string, url: string): PageFacts {
  const { document } = parseHTML(html);
  return pageFactsOf(document as unknown as Document, url);
}

const page = (head: string, url = 'https://court.example/a') =>
  factsOf(`<!doctype html><html lang="en"><head>${head}</head><body></body></html>`, url);

describe('the keys of a document', () => {
  it('are the same for one judgment of the Strasbourg Court at its many addresses', () => {
    const keys = [
      'https://hudoc.echr.coe.int/eng#{"itemid":["001-219786"]}',
      'https://hudoc.echr.coe.int/eng?i=001-219786',
      'https://hudoc.echr.coe.int/fre#%7B%22itemid%22:[%22001-219786%22]%7D',
    ].map((url) => documentKeys(page('<title>HUDOC</title>', url)));
    for (const own of keys) expect(own).toContain('hudoc:001-219786');
    // All judgments share the address of the shell: it must not make them one document.
    expect(keys[0]!.filter((key) => key.startsWith('url:'))).toEqual([]);
  });

  it('hold the neutral citation that an address or a title gives, not what the text cites', () => {
    expect(documentKeys(page('', 'https://caselaw.nationalarchives.gov.uk/ewhc/admin/2012/1877'))).toContain(
      'ncn:[2012] EWHC 1877 (Admin)',
    );
    expect(documentKeys(page('', 'https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/918'))).toContain(
      'ncn:[2020] EWCA Civ 918',
    );
    const summary = 'https://caselaw.nationalarchives.gov.uk/uksc/2023/42/press-summary/1';
    expect(documentKeys(page('', summary)).some((key) => key.startsWith('ncn:'))).toBe(false);
    const bailii = page('<title>Begum v SSHD [2020] EWCA Civ 918 (16 July 2020)</title>');
    expect(documentKeys(bailii)).toContain('ncn:[2020] EWCA Civ 918');
  });

  it('hold ECLI, CELEX and DOI where the metadata gives them', () => {
    const facts = page(
      '<meta name="DC.identifier" content="ECLI:EU:C:2016:630"><meta name="citation_doi" content="doi:10.1093/Abc.12">',
      'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A62015CJ0182',
    );
    expect(documentKeys(facts)).toEqual(
      expect.arrayContaining(['celex:62015CJ0182', 'ecli:ECLI:EU:C:2016:630', 'doi:10.1093/abc.12']),
    );
  });

  it('forget how somebody came to a page, and keep what page it is', () => {
    expect(plainAddress('http://Court.example/a/?b=2&utm_source=x&a=1#part')).toBe(
      'https://court.example/a?a=1&b=2',
    );
    expect(plainAddress('https://court.example/')).toBe('https://court.example/');
    expect(plainAddress('https://court.example/a;jsessionid=AB/index.html?id=7')).toBe(
      'https://court.example/a?id=7',
    );
    expect(plainAddress('https://court.example/a?id=7')).not.toBe(
      plainAddress('https://court.example/a?id=8'),
    );
    expect(plainAddress('not an address')).toBe('not an address');
  });

  it('believe a canonical address only of the own site, and not where it is its front page', () => {
    const canonical = (href: string) => documentKeys(page(`<link rel="canonical" href="${href}">`));
    expect(canonical('/b')).toContain('url:https://court.example/b');
    expect(canonical('https://elsewhere.example/b')).toEqual(['url:https://court.example/a']);
    expect(canonical('https://court.example/')).toEqual(['url:https://court.example/a']);
  });
});

describe('provenance', () => {
  it('is read from a judgment of the Strasbourg Court by its title page', () => {
    const text = readFileSync(
      fileURLToPath(
        new URL('../../corpus/judgments-text/echr-paposhvili-v-belgium-001-169662.txt', import.meta.url),
      ),
      'utf8',
    );
    expect(
      provenanceOf(
        page(''),
        text.split('\n').filter((line) => line.trim() !== ''),
      ),
    ).toMatchObject({
      court: 'European Court of Human Rights',
      caseName: 'Paposhvili v. Belgium',
      citation: 'no. 41738/10',
      date: '2016-12-13',
    });
  });

  it('takes a case that is merely discussed for none', () => {
    const head = ['The case of Liu v. Poland', 'In Liu v. Poland (no. 37610/18) the Court held that …'];
    expect(provenanceOf(page('<title>A blog</title>'), head)).toMatchObject({
      title: 'A blog',
      caseName: '',
      court: '',
    });
  });

  it('is read from the title of a British decision', () => {
    const facts = page('<title>Othman v Secretary of State [2013] EWCA Civ 277 (27 March 2013)</title>');
    expect(provenanceOf(facts, [])).toMatchObject({
      caseName: 'Othman v Secretary of State',
      citation: '[2013] EWCA Civ 277',
      court: 'Court of Appeal (England and Wales)',
      date: '2013-03-27',
    });
  });

  it('is read from an archived judgment at its address', () => {
    const html = readFileSync(
      fileURLToPath(new URL('../../corpus/judgments-html/uk-pcs-v-sshd.html', import.meta.url)),
      'utf8',
    );
    const facts = factsOf(html, 'https://caselaw.nationalarchives.gov.uk/ewhc/admin/2022/517');
    const found = provenanceOf(facts, textOfHtml(html).split('\n'));
    expect(found.citation).toBe('[2022] EWHC 517 (Admin)');
    expect(found.caseName).toMatch(/public and commercial services union/i);
    expect(found.court).toBe('High Court (England and Wales)');
  });

  it('prefers metadata made for citing', () => {
    const facts = page(
      `<title>Journal | Article</title><meta name="citation_title" content="Assurances in Practice">
       <meta name="citation_author" content="A. Author"><meta name="citation_author" content="B. Author">
       <meta name="citation_publication_date" content="2021/03/09"><meta property="og:title" content="Other">
       <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Third"}]}</script>`,
    );
    expect(provenanceOf(facts, [])).toMatchObject({
      title: 'Assurances in Practice',
      author: 'A. Author; B. Author',
      date: '2021-03-09',
    });
  });

  it('reads linked data, and survives what is none', () => {
    const facts = page(
      `<script type="application/ld+json">[{"@type":["NewsArticle"],"headline":"Extradited","author":[{"name":"C. Reporter"}],
        "publisher":{"name":"The Paper"},"datePublished":"2024-05-06T10:00:00Z"}]</script>
       <script type="application/ld+json">{ broken</script>`,
    );
    expect(provenanceOf(facts, [])).toMatchObject({
      title: 'Extradited',
      author: 'C. Reporter',
      publisher: 'The Paper',
      date: '2024-05-06',
    });
    fc.assert(
      fc.property(fc.json(), (text) => {
        const linkedData = objectsIn(text);
        provenanceOf({ ...page(''), linkedData }, []);
      }),
    );
  });

  it('says a date only where it can be told', () => {
    expect(isoDate('6 October 2022')).toBe('2022-10-06');
    expect(isoDate('1er mars 2016')).toBe('2016-03-01');
    expect(isoDate('October 6, 2022')).toBe('2022-10-06');
    expect(isoDate('2022-10')).toBe('2022-10');
    expect(isoDate('06/10/2022')).toBe('');
    expect(isoDate('31 February 2022')).toBe('');
    expect(isoDate('2022-13-01')).toBe('');
  });
});

describe('paragraph numbers', () => {
  it('go on over blocks without one, and past lists in quotations', () => {
    expect(
      paragraphsOf([
        'THE LAW',
        '1. First.',
        'More.',
        '2. It reads:',
        '1. a list',
        '2. in a quotation',
        '3. Third.',
        '4. Fourth.',
      ]),
    ).toEqual(['', '1', '1', '2', '2', '2', '3', '4']);
  });

  it('are none in a document that does not count', () => {
    expect(paragraphsOf(['2022 was a year.', 'Text', '3. of a list'])).toEqual(['', '', '']);
  });

  it('are those of a judgment', () => {
    const text = readFileSync(
      fileURLToPath(
        new URL('../../corpus/judgments-text/echr-paposhvili-v-belgium-001-169662.txt', import.meta.url),
      ),
      'utf8',
    );
    const blocks = text.split('\n').filter((line) => line.trim() !== '');
    const paragraphs = paragraphsOf(blocks);
    const numbers = [...new Set(paragraphs.filter((one) => one !== ''))].map(Number);
    expect(numbers.length).toBeGreaterThan(150);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it('never fail, and take time in proportion', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (blocks) => {
        expect(paragraphsOf(blocks)).toHaveLength(blocks.length);
      }),
    );
    expect(paragraphsOf(Array.from({ length: 9000 }, (_, i) => `${i + 1}. Text`)).at(-1)).toBe('9000');
  });
});
