import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../reading/html-text.ts';

describe('the text of an HTML file', () => {
  it('joins a name over several elements and divides blocks', () => {
    expect(textOfHtml('<p>In <em>Liu</em> v. <em>Poland</em>, the\n Court</p><p>Next</p>')).toBe(
      'In Liu v. Poland, the Court\nNext',
    );
  });

  it('divides at br, cells and blocks without space between', () => {
    expect(textOfHtml('one<br>two<table><tr><td>a</td><td>b</td></tr></table><div>c</div>d')).toBe(
      'one\ntwo\na\nb\nc\nd',
    );
  });

  it('leaves out scripts, fields, editable and hidden text', () => {
    const html = `<p>seen<script>no</script> too<span hidden>no</span></p><textarea>no</textarea>
      <div contenteditable>no</div><p style="display: none">no</p><style>no</style><template><p>no</p></template>`;
    expect(textOfHtml(html)).toBe('seen too');
  });

  it('reads past a pronunciation set over the characters', () => {
    expect(textOfHtml('<p>指定<ruby>居所<rt>jūsuǒ</rt></ruby>监视居住</p>')).toBe('指定居所监视居住');
  });

  it('takes a whole document and a fragment alike', () => {
    expect(
      textOfHtml('<!doctype html><html><head><title>no</title></head><body><h1>A</h1>b</body></html>'),
    ).toBe('A\nb');
    expect(textOfHtml('plain words')).toBe('plain words');
    expect(textOfHtml('')).toBe('');
  });

  it('keeps the paragraphs of preformatted text', () => {
    expect(textOfHtml('<pre>one\ntwo\n\nthree</pre>')).toBe('one two\nthree');
  });
});
