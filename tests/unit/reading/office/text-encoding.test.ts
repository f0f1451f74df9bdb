import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../reading/office/text-encoding.ts';

/** The bytes of a text in an encoding that `TextDecoder` reads and nothing writes: looked up byte by byte. */
function encode(text: string, encoding: string): Uint8Array {
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  const note = (...units: number[]) => {
    const char = decoder.decode(new Uint8Array(units));
    if ([...char].length === 1 && char !== '\ufffd' && !bytes.has(char)) bytes.set(char, units);
  };
  for (let a = 0; a < 256; a++) note(a);
  for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) note(a, b);
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const units = bytes.get(char);
      if (!units) throw new Error(`${encoding} has no ${char}`);
      return units;
    }),
  );
}

describe('the encoding of a file', () => {
  it.each([
    ['gb18030', '最高人民法院关于引渡案件的规定，被请求引渡人在中国可能受到酷刑。'],
    ['big5', '香港終審法院認為，被告人被引渡到中國後可能會受到不公正的對待。'],
    ['shift_jis', '裁判所は、中国への引渡しを認めないことを決定した。'],
    ['euc-jp', '裁判所は、中国への引渡しを認めないことを決定した。'],
    ['euc-kr', '법원은 중국으로의 범죄인 인도를 허가하지 않는다고 결정하였다.'],
    ['windows-1251', 'Суд установил, что в случае выдачи в Китай заявителю угрожают пытки.'],
    ['koi8-r', 'Суд установил, что в случае выдачи в Китай заявителю угрожают пытки.'],
    ['windows-1253', 'Το Δικαστήριο αποφάσισε ότι η έκδοση στην Κίνα θα παραβίαζε το άρθρο 3.'],
    ['windows-1255', 'בית המשפט קבע כי אין להסגיר את העותר לסין'],
    ['windows-1256', 'قررت المحكمة عدم تسليم المدعي إلى الصين بسبب خطر التعذيب'],
    [
      'windows-1250',
      'Soud rozhodl, že vydání do Číny by porušilo článek 3; wydanie byłoby sprzeczne, będzie',
    ],
    [
      'windows-1252',
      'La Cour a jugé que l’extradition vers la Chine était contraire à l’article 3 : c’est décidé.',
    ],
  ])('is found to be %s by its letters', (encoding, text) => {
    const decoded = decodeText(encode(text, encoding), 'text');
    expect(decoded).toEqual({ text, encoding, declared: false, unreadable: 0 });
  });

  it('is UTF-8 where it is valid, and a mark goes before all', () => {
    const utf8 = new TextEncoder().encode('引渡 – é');
    expect(decodeText(utf8, 'text')).toMatchObject({ text: '引渡 – é', encoding: 'utf-8', declared: false });
    const wide = new Uint8Array([0xfe, 0xff, 0x5f, 0x15]);
    expect(decodeText(wide, 'text')).toMatchObject({ text: '引', encoding: 'utf-16be', declared: true });
    const unmarked = Uint8Array.from([...'The court held'].flatMap((c) => [c.charCodeAt(0), 0]));
    expect(decodeText(unmarked, 'text')).toMatchObject({ text: 'The court held', encoding: 'utf-16le' });
  });

  it('is what an HTML file declares, whatever its letters look like', () => {
    const head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>';
    const bytes = new Uint8Array([...new TextEncoder().encode(head), 0xea]);
    expect(decodeText(bytes, 'html')).toMatchObject({
      text: `${head}к`,
      encoding: 'windows-1251',
      declared: true,
    });
    expect(decodeText(new TextEncoder().encode('<meta charset="nonsense"><p>é'), 'html').encoding).toBe(
      'utf-8',
    );
    expect(decodeText(new TextEncoder().encode('<meta charset="utf-16"><p>é'), 'html').text).toMatch(/é$/);
  });

  it('counts what can’t be read', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('<meta charset="utf-8">a'), 0xff, 0xfe]);
    expect(decodeText(bytes, 'html').unreadable).toBe(2);
  });

  it('is not troubled by nothing', () => {
    expect(decodeText(new Uint8Array(), 'text').text).toBe('');
  });
});
