import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenName } from '../../../knowledge/recognise/given-name.ts';
import { recogniser } from './compiled.ts';

describe('a name that a document gives', () => {
  it.each([
    [' (“the Convention”) and', 'Convention'],
    [' ("the PRC")', 'PRC'],
    [' (hereinafter “the Red Notice”)', 'Red Notice'],
    [' (“the 2003 Act”)', '2003 Act'],
    [' (ci-après « la Convention »)', 'Convention'],
    [' (en adelante, “el Convenio”)', 'Convenio'],
    [' (далее – «Конвенция»)', 'Конвенция'],
    [' (المشار إليها فيما يلي باسم «الاتفاقية»)', 'الاتفاقية'],
    ['（以下简称《公约》）', '公约'],
    ['（下稱「公約」）', '公約'],
    [' (im Folgenden: „das Übereinkommen“)', 'Übereinkommen'],
    [' (dalej: „Konwencja”)', 'Konwencja'],
    [' (dále jen „Úmluva“)', 'Úmluva'],
    [' (di seguito «la Convenzione»)', 'Convenzione'],
    [' (RSDL), which', 'RSDL'],
  ])('in %s', (text, name) => {
    const given = givenName(text);
    expect(given?.name).toBe(name);
    expect(text.slice(given!.at).startsWith(name)).toBe(true);
  });

  it.each([
    ' (see “Smith” above)',
    ' (1951)',
    ' of',
    ' (in force)',
    ' (“”)',
    ' (“no end',
    ' (“a thing”)',
    ' (France)',
  ])('is none in %s', (text) => {
    expect(givenName(text)).toBeNull();
  });

  it('is read from any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (tail) => {
        for (const text of [tail, ` (${tail}`, ` (“${tail}`]) {
          const given = givenName(text);
          if (given) expect(text.startsWith(given.name, given.at)).toBe(true);
        }
      }),
    );
  });
});

/** The mentions of a document of several blocks, as "text → first target". */
function found(...blocks: string[]): string[] {
  const session = recogniser.open();
  blocks.forEach((text, key) => {
    session.scan(key, text, '');
  });
  const settled = session.settle();
  return blocks.flatMap((_, key) =>
    (settled.get(key)?.mentions ?? []).map(({ text, targets }) => `${text} → ${targets[0] ?? ''}`),
  );
}

describe('what a document defines', () => {
  const subject = 'The request for the extradition of the applicant to China was refused.';

  it('is known by its short name from there on', () => {
    const mentions = found(
      subject,
      'The Convention on the Rights of the Child is another.',
      'He relied on the European Convention on Human Rights (“the Convention”) and the Refugee Convention (“the 1951 Instrument”).',
      'Under Article 3 of the Convention and under the 1951 Instrument no one may be returned.',
      'The Hague Convention and the Convention on Cybercrime were not relied on.',
    );
    expect(mentions).toContain('1951 Instrument → inst-refugee-convention');
    expect(mentions.filter((one) => /^(?:Article 3 of the )?Convention → inst-echr$/.test(one))).not.toEqual(
      [],
    );
    expect(mentions.some((one) => /Hague|Cybercrime/.test(one) || one === 'Convention → inst-uncat')).toBe(
      false,
    );
    expect(found(subject, 'Under the 1951 Instrument no one may be returned.')).not.toContain(
      '1951 Instrument → inst-refugee-convention',
    );
  });

  it('takes its meaning from the last definition before it', () => {
    const mentions = found(
      subject,
      'The Convention against Torture (“the Convention”) forbids it. The Convention is in force.',
      'The Refugee Convention (“the Convention”) forbids it too. The Convention is in force.',
    );
    const named = mentions.filter((one) => one.startsWith('Convention → '));
    // The definition itself, and the use behind it, in each of the two.
    expect(named).toEqual([
      'Convention → inst-uncat',
      'Convention → inst-uncat',
      'Convention → inst-refugee-convention',
      'Convention → inst-refugee-convention',
    ]);
  });

  it('is known in other languages and in other cases of the word', () => {
    expect(
      found(
        'Le requérant conteste son extradition vers la Chine.',
        'Il invoque la Convention européenne des droits de l’homme (ci-après « la Convention »).',
        'La Convention interdit la torture.',
      ),
    ).toContain('Convention → inst-echr');
    expect(
      found(
        'Заявитель обжаловал экстрадицию в Китай.',
        'Он ссылается на Конвенцию против пыток (далее – «Конвенция»).',
        'Статьи Конвенции запрещают выдачу.',
      ),
    ).toContain('Конвенции → inst-uncat');
    expect(
      found('请求将其引渡至中国。', '申请人援引《禁止酷刑公约》（以下简称“公约”）。', '根据公约，不得引渡。'),
    ).toContain('公约 → inst-uncat');
  });
});
