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
const more = [
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ');
/** A paragraph with the other vocabularies that Word writes into one. */
const paragraph = (inside: string) => `<w:p ${more}>${inside}</w:p>`;
const box = (text: string) => `<w:txbxContent><w:p>${run(text)}</w:p></w:txbxContent>`;
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

/** Paragraphs of the HTML, without their tags. */
const lines = (html: string) => [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, inside = '']) => inside);

describe('what a DOCX holds outside its runs', () => {
  it('has text boxes shown after their paragraph, in whichever kind of drawing, in their order', async () => {
    const newer = (text: string) => `<w:r><w:drawing><wps:txbx>${box(text)}</wps:txbx></w:drawing></w:r>`;
    const older = (kind: string, text: string) =>
      `<w:r><w:pict><v:${kind}><v:textbox>${box(text)}</v:textbox></v:${kind}></w:pict></w:r>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('twice')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox>${box('twice')}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const { html, notices } = await convertDocx(
      docx(
        paragraph(
          `${run('beside')}${newer('first')}${older('shape', 'second')}${older('oval', 'third')}${both}`,
        ) + paragraph(run('next')),
      ),
    );
    expect(lines(html)).toEqual(['beside', 'first', 'second', 'third', 'twice', 'next']);
    expect(notices).toEqual([{ key: 'text-boxes', count: 4 }]);
  });

  it('has a text box that was deleted left out, and letters drawn along a line shown', async () => {
    const { html, notices } = await convertDocx(
      docx(
        paragraph(
          `${run('beside')}<w:del><w:r><w:drawing><wps:txbx>${box('gone')}</wps:txbx></w:drawing></w:r></w:del>`,
        ) + paragraph(`<w:r><w:pict><v:shape><v:textpath string="WITHDRAWN"/></v:shape></w:pict></w:r>`),
      ),
    );
    expect(lines(html)).toEqual(['beside', 'WITHDRAWN']);
    expect(notices).toEqual([
      { key: 'tracked-changes', count: 1 },
      { key: 'text-boxes', count: 1 },
    ]);
  });

  it('has formulas shown as letters, and says so', async () => {
    const part = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const { html, notices } = await convertDocx(
      docx(
        paragraph(
          `${run('Of ')}<m:oMath><m:f><m:num>${part('3')}</m:num><m:den>${part('4')}</m:den></m:f></m:oMath>${run(' served.')}`,
        ),
      ),
    );
    expect(html).toBe('<p>Of 34 served.</p>');
    expect(notices).toEqual([{ key: 'formulas', count: 1 }]);
  });

  it('has comments counted, and a header and a chart named', async () => {
    const { html, notices } = await convertDocx(
      docx(`<w:p>${run('Text')}</w:p>`, {
        'word/comments.xml': `<w:comments ${space}><w:comment w:id="1"><w:p>${run('a remark')}</w:p></w:comment></w:comments>`,
        'word/header1.xml': `<w:hdr ${space}><w:p>${run('No. 37610/18')}</w:p></w:hdr>`,
        'word/charts/chart1.xml': '<c:chart xmlns:c="urn:c"/>',
        'word/diagrams/data1.xml': '<d:data xmlns:d="urn:d"/>',
      }),
    );
    expect(html).toBe('<p>Text</p>');
    expect(notices).toEqual([
      { key: 'comments', count: 1 },
      { key: 'headers-and-footers' },
      { key: 'drawings', count: 2 },
    ]);
  });

  it('has fields of forms shown as they were filled in: ticked, not ticked, chosen', async () => {
    const field = (settings: string, kind: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${settings}</w:ffData></w:fldChar></w:r>` +
      `<w:r><w:instrText> ${kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const tick = (settings: string) => field(`<w:checkBox>${settings}</w:checkBox>`, 'FORMCHECKBOX');
    const { html, notices } = await convertDocx(
      docx(
        paragraph(
          `${tick('<w:default w:val="0"/><w:checked/>')}${run(' yes ')}${tick('<w:default w:val="0"/>')}${run(' no')}`,
        ) +
          paragraph(
            `${run('Court: ')}${field('<w:ddList><w:result w:val="1"/><w:listEntry w:val="Lublin"/><w:listEntry w:val="Warsaw"/></w:ddList>', 'FORMDROPDOWN')}`,
          ) +
          paragraph(
            `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☒')}</w:sdtContent></w:sdt>${run(' consents')}`,
          ),
      ),
    );
    expect(lines(html)).toEqual(['☒ yes ☐ no', 'Court: Warsaw', '☒ consents']);
    expect(notices).toEqual([]);
  });

  it('has a table with its rows', async () => {
    const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
    const { html } = await convertDocx(
      docx(
        `<w:tbl><w:tr>${cell('Date')}${cell('Event')}</w:tr><w:tr>${cell('1 May')}${cell('Arrest')}</w:tr></w:tbl><w:p/>`,
      ),
    );
    expect(html.replace(/<\/?p>/g, '')).toBe(
      '<table><tr><td>Date</td><td>Event</td></tr><tr><td>1 May</td><td>Arrest</td></tr></table>',
    );
  });

  it('has signs counted that no letters are known for', async () => {
    const sign = (char: string, font: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const { html, notices } = await convertDocx(
      docx(`<w:p>${sign('F0A7', 'Symbol')}${run(' and ')}${sign('003D', 'WP TypographicSymbols')}</w:p>`),
    );
    expect(html).toBe('<p>♣ and </p>');
    expect(notices).toEqual([{ key: 'symbols', count: 1 }]);
  });

  it('has what the converter loses counted, whatever it is in', async () => {
    const { html, notices } = await convertDocx(
      docx(
        `<w:p>${run('shown &amp; “read” &lt;1&gt;')}</w:p>` +
          paragraph(
            `<w:r><w:drawing><a:sp><a:t>in a shape</a:t></a:sp></w:drawing></w:r>${run('shown too')}`,
          ) +
          `<w:p><w:unheardOf>${run('in an element of tomorrow')}</w:unheardOf></w:p>`,
      ),
    );
    expect(html).toContain('shown too');
    expect(notices).toEqual([{ key: 'unshown-text', count: 2 }]);
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
