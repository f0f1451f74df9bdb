import { describe, expect, it } from 'vitest';
import { caseNameAt, shortNameBefore } from '../../../knowledge/recognise/case-name.ts';
import { recogniser } from './compiled.ts';

function nameIn(text: string): string | null {
  const at = / \[?(v|V|vs)(?=\.| )/.exec(text)!;
  const start = at.index + at[0].length - at[1]!.length;
  const named = caseNameAt(text, 0, text.length, start, start + at[1]!.length);
  return named && text.slice(named.start, named.end);
}

/** Case mentions with their targets, in a document that is on the subject. */
function cases(text: string): [string, string[], string?][] {
  const lead = 'Extradition and refoulement. The extradition was refused.\n';
  return recogniser
    .recognise(lead + text, 'en')
    .mentions.filter((one) => one.category === 'case')
    .map((one) => (one.pinpoint ? [one.text, one.targets, one.pinpoint] : [one.text, one.targets]));
}

describe('case names by their shape', () => {
  it.each([
    ['(see Tarakhel v. Switzerland [GC], no. 29217/12)', 'Tarakhel v. Switzerland'],
    ['In M.S.S. v. Belgium and Greece the Court', 'M.S.S. v. Belgium and Greece'],
    ['in the case of Hirsi Jamaa and Others v. Italy,', 'Hirsi Jamaa and Others v. Italy'],
    [
      'Abdulaziz, Cabales and Balkandali v. the United Kingdom, judgment',
      'Abdulaziz, Cabales and Balkandali v. the United Kingdom',
    ],
    ['Othman (Abu Qatada) v. the United Kingdom (no. 8139/09)', 'Othman (Abu Qatada) v. the United Kingdom'],
    [
      'R (on the application of AAA) v Secretary of State for the Home Department [2023] UKSC 42',
      'R (on the application of AAA) v Secretary of State for the Home Department',
    ],
    [
      'held in Regina v Bow Street Metropolitan Stipendiary Magistrate that',
      'Regina v Bow Street Metropolitan Stipendiary Magistrate',
    ],
    ['Government of the United States v Bowen [2015] EWHC 1873', 'Government of the United States v Bowen'],
    [
      'Secretary of State for the Home Department v Rehman',
      'Secretary of State for the Home Department v Rehman',
    ],
    [
      'Minister of Home Affairs and Others v Tsebe and Others (2012)',
      'Minister of Home Affairs and Others v Tsebe and Others',
    ],
    ['Üner [v. the Netherlands [GC], no. 46410/99', 'Üner [v. the Netherlands'],
    ['CASE OF LIU v. POLAND', 'LIU v. POLAND'],
    ['the judgment in NA. v. the United Kingdom (cited above)', 'NA. v. the United Kingdom'],
    ['Trinidad y Garcia v. Thomas, 683 F.3d 952', 'Trinidad y Garcia v. Thomas'],
    ['the Court. Saadi v. Italy was decided', 'Saadi v. Italy'],
  ])('%s', (text, name) => {
    expect(nameIn(text)).toBe(name);
  });

  it.each([
    'as against the v. small amount',
    'Mr. W. V. J. Evans (United Kingdom)',
    'the v of the curve',
    'see v. 3 of the text',
  ])('no case in "%s"', (text) => {
    expect(nameIn(text)).toBeNull();
  });

  it('takes the short name before "cited above", and nothing that is no decision', () => {
    const nameBefore = (text: string) => {
      const at = text.indexOf('cited above');
      const named = shortNameBefore(text, 0, at);
      return named && text.slice(named.start, named.end);
    };
    expect(nameBefore('(see Saadi, cited above, § 125)')).toBe('Saadi');
    expect(nameBefore('and Hirsi Jamaa and Others, cited above')).toBe('Hirsi Jamaa and Others');
    expect(nameBefore('In El-Masri (cited above) the Court')).toBe('El-Masri');
    expect(nameBefore('the Aliens Act, cited above')).toBeNull();
    expect(nameBefore('the report of the Committee, cited above')).toBeNull();
    expect(nameBefore('as in the judgment cited above')).toBeNull();
    expect(nameBefore('cited above')).toBeNull();
    expect(nameBefore('Saadi(cited above)')).toBeNull();
  });
});

describe('which case is meant', () => {
  it('tells Liu v. Poland from Liu v. Russia', () => {
    expect(cases('In Liu v. Poland, no. 37610/18, § 79, and in Liu v. Russia, no. 42086/05.')).toEqual([
      ['Liu v. Poland', ['liu-v-poland-2022'], '§ 79'],
      ['no. 37610/18', ['liu-v-poland-2022'], '§ 79'],
      ['Liu v. Russia', []],
      ['no. 42086/05', []],
    ]);
  });

  it('tells Saadi v. Italy from Saadi v. the United Kingdom, and knows which one a short name means', () => {
    const text = cases(
      'Saadi v. the United Kingdom was cited.\nIt is not enough (Saadi, cited above, § 70).\nBut see Saadi v. Italy [GC].\nIn Saadi, cited above, § 125, the Court held.',
    );
    expect(text).toEqual([
      ['Saadi v. the United Kingdom', []],
      ['Saadi', [], '§ 70'],
      ['Saadi v. Italy', ['saadi-v-italy-2008']],
      ['Saadi', ['saadi-v-italy-2008'], '§ 125'],
    ]);
  });

  it('leaves "(cited above)" out of the name of a case that it does not know, and reads on', () => {
    expect(
      cases('In NA. v. the Unitex Kingdom (cited above), § 12, the Court ruled as in Saadi v. Italy.'),
    ).toEqual([
      ['NA. v. the Unitex Kingdom', [], '§ 12'],
      ['Saadi v. Italy', ['saadi-v-italy-2008']],
    ]);
    expect(cases('The Court held in Doe v. Roe (supra) that Kim v. Lee (No. 2) [2020] was wrong.')).toEqual([
      ['Doe v. Roe', []],
      ['Kim v. Lee (No. 2)', []],
    ]);
  });

  it('learns a short name from the document, with its pinpoint', () => {
    expect(
      cases(
        'Othman (Abu Qatada) v. the United Kingdom (no. 8139/09, ECHR 2012) (“Othman”) is the test.\nThe factors in Othman, cited above, § 189, apply.\nOthman is followed. Mr Othman was there.',
      ),
    ).toEqual([
      ['Othman (Abu Qatada) v. the United Kingdom', ['othman-v-uk-2012']],
      ['no. 8139/09', ['othman-v-uk-2012']],
      ['Othman', ['othman-v-uk-2012']],
      ['Othman', ['othman-v-uk-2012'], '§ 189'],
      ['Othman', ['othman-v-uk-2012']],
    ]);
  });

  it('takes no surname for a case before the document cites it', () => {
    expect(cases('Kim said that Liu and Saadi were his friends; in Kim he trusted.')).toEqual([]);
    expect(cases('Othman, § 189, is the authority.')).toEqual([['Othman', ['othman-v-uk-2012'], '§ 189']]);
  });
});
