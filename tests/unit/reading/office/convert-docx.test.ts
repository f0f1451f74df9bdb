import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { convertDocx } from '../../../../reading/office/docx/convert.ts';

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const parts = {
    'word/document.xml': `<w:document ${space}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
const run = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('what a DOCX holds beside plain runs', () => {
  it('is shown as if its changes were accepted, without what it hides, with the text of fields', async () => {
    const { html, notices } = await convertDocx(
      docx(
        `<w:p>${run('a ')}<w:ins>${run('new ')}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r></w:del>` +
          `${run('secret ', '<w:vanish/>')}<w:fldSimple w:instr="REF x">${run('field')}</w:fldSimple></w:p>`,
      ),
    );
    expect(html).toBe('<p>a new field</p>');
    expect(notices).toEqual([
      { key: 'tracked-changes', count: 2 },
      { key: 'hidden-text', count: 1 },
    ]);
  });

  it('has notes counted apart by their kinds', async () => {
    const note = (kind: string) =>
      `<w:${kind}s ${space}><w:${kind} w:id="2"><w:p>${run(kind)}</w:p></w:${kind}></w:${kind}s>`;
    const reference = (kind: string) => `<w:p><w:r><w:${kind}Reference w:id="2"/></w:r></w:p>`;
    const { noteLabels } = await convertDocx(
      docx(reference('footnote') + reference('endnote'), {
        'word/footnotes.xml': note('footnote'),
        'word/endnotes.xml': note('endnote'),
      }),
    );
    expect(noteLabels).toEqual([
      ['footnote-2', '1'],
      ['endnote-2', 'i'],
    ]);
  });

  it('has macros left out and said', async () => {
    const { notices } = await convertDocx(docx(`<w:p>${run('x')}</w:p>`, { 'word/vbaProject.bin': 'macro' }));
    expect(notices).toEqual([{ key: 'macros' }]);
  });
});

describe('a DOCX is refused', () => {
  const bomb = docx('<w:p/>');
  // What the package says of the part's size, in the list at its end.
  const entry = bomb.findIndex(
    (_, i) => bomb[i] === 0x50 && bomb[i + 1] === 0x4b && bomb[i + 2] === 1 && bomb[i + 3] === 2,
  );
  new DataView(bomb.buffer).setUint32(entry + 24, 900_000_000, true);
  it.each([
    ['that would fill the memory', bomb, 'too-big'],
    [
      'with entities',
      docx('', { 'word/document.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }),
      'damaged',
    ],
    ['whose XML is cut off', docx('', { 'word/document.xml': `<w:document ${space}><w:body>` }), 'damaged'],
    ['without a text', zipSync({ 'a.txt': strToU8('a') }), 'not-this-kind'],
    ['of no bytes', new Uint8Array(), 'empty'],
    ['that is rich text', strToU8('{\\rtf1}'), 'rtf'],
  ])('%s', async (_what, bytes, reason) => {
    await expect(convertDocx(bytes)).rejects.toMatchObject({ name: 'DocumentRefused', reason });
  });
});
