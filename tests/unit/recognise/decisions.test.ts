import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../reading/html-text.ts';
import { found, recogniser } from './compiled.ts';

describe('what a document shows', () => {
  it('shows China and Hong Kong as States in every document', () => {
    expect(found('The exports of China grew. So did those of Hong Kong.')).toEqual([
      'china:China',
      'hong-kong:Hong Kong',
    ]);
    expect(found('The People’s Republic of China signed; the Chinese government paid.')).toEqual([
      'china:People’s Republic of China',
      'china:Chinese government',
    ]);
  });

  it('shows general words only where the document is on the subject', () => {
    const general =
      'The assurances of the Government about torture, a fair trial and a real risk were noted by the authorities.';
    expect(found(general)).toEqual([]);
    expect(
      found(`${general}\nHis extradition to Peru was refused; the extradition request was withdrawn.`),
    ).toEqual([
      'assurance:assurances',
      'torture-standard:torture',
      'torture-standard:fair trial',
      'torture-standard:real risk',
      'extradition:extradition',
      'extradition:extradition',
    ]);
  });

  it('leaves a passing word in a long text on another subject dark', () => {
    const long = `${'The band toured the coast and played in small halls every night of the summer. '.repeat(400)}\n`;
    expect(found(`${long}The drummer was once deported.`)).toEqual([]);
  });

  it('has nothing to say of porcelain, films, bands and football', () => {
    for (const text of [
      'fine china, bone china and the china shop',
      'Chinatown and the China clay of Cornwall, by the South China Sea',
      'Interpol played songs of their album; the band will tour.',
      'Netflix shows Red Notice with Ryan Reynolds.',
      'Poland v. Italy was drawn.',
      'ECHR 2008, 140/10 and 37/18 are only figures.',
    ])
      expect(found(text), text).toEqual([]);
  });

  it('crosses no line break', () => {
    expect(found('Hong\nKong')).toEqual([]);
    expect(found('Hong\r\nKong')).toEqual([]);
    expect(found('Hong Kong\r\nChina')).toEqual(['hong-kong:Hong Kong', 'china:China']);
  });

  it('takes no word out of an address', () => {
    expect(
      found(
        'His extradition was refused. See https://example.org/china/extradition/torture.html and a/extradition/b',
      ),
    ).toEqual(['extradition:extradition']);
  });

  it('reads a name that is written over several elements', () => {
    const text = textOfHtml('<p>His extradition: see <em>Liu</em> v. <em>Poland</em>, § 79.</p>');
    expect(found(text)).toEqual(['extradition:extradition', 'case:Liu v. Poland']);
  });

  it('gives the article before a treaty as its pinpoint, and the treaty alone as the mention', () => {
    const { mentions } = recogniser.recognise(
      'Extradition would breach Article 3 of the European Convention on Human Rights, and art. 6 ECHR.',
      'en',
    );
    expect(mentions.map((one) => [one.text, one.pinpoint])).toEqual([
      ['Extradition', undefined],
      ['European Convention on Human Rights', 'Article 3'],
      ['ECHR', 'art. 6'],
    ]);
  });

  it('takes ECHR after a number for a series of reports', () => {
    expect(
      found('The extradition, ECHR 2005-I; [2022] ECHR 793; under the ECHR.').filter((one) =>
        one.startsWith('treaty'),
      ),
    ).toEqual(['treaty:ECHR']);
  });

  it('knows an abbreviation that the document defines', () => {
    const text = `The extradition file. The Commission for the Control of INTERPOL’s Files (CCF) was seised.\n${'He waited for a year. '.repeat(20)}\nThen the CCF answered.`;
    expect(found(text).filter((one) => one === 'body-or-operation:CCF')).toHaveLength(2);
  });

  it('has mentions that do not overlap and stand where they say', () => {
    const text =
      'The Convention against Torture and the extradition treaty with China were cited in Liu v. Poland, § 79, on extradition to China.';
    const { mentions } = recogniser.recognise(text, 'en');
    let last = 0;
    for (const one of mentions) {
      expect(text.slice(one.start, one.end)).toBe(one.text);
      expect(one.start).toBeGreaterThanOrEqual(last);
      last = one.end;
    }
    expect(mentions.map((one) => one.text)).toEqual([
      'Convention against Torture',
      'extradition treaty with China',
      'Liu v. Poland',
      'extradition',
      'China',
    ]);
    expect(mentions[3]!.targets).toEqual(['extradition-to-china']);
  });

  it('raises arguments where their words stand', () => {
    const { contentions } = recogniser.recognise(
      'The extradition should be granted since there is no individual risk shown and the rule of specialty is respected.',
      'en',
    );
    expect(contentions.map((one) => one.argument)).toContain('arg-specialty');
    for (const one of contentions) expect(one.text.length).toBe(one.end - one.start);
  });

  it('does not take the words of one language for another', () => {
    expect(found('Le Chin est un mot. Los chinos comen.', 'fr')).not.toContain('china:Chin');
    expect(found('今天网上的手机价格下降了', 'zh')).toEqual([]);
    expect(found('集中国内的资源', 'zh')).toEqual([]);
    expect(found('中国的引渡请求', 'zh')).toContain('china:中国');
  });
});
