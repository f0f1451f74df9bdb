import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoteText } from '../../../components/marks/NoteText.tsx';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
beforeAll(() => void Object.assign(globalThis, { document }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'document'));

function drawn(note: string): HTMLElement {
  const root = document.createElement('div') as unknown as HTMLElement;
  render(<NoteText note={note} />, root);
  return root;
}

describe('the text of a note', () => {
  it('draws emphasis, lists, quotes and line breaks', () => {
    const root = drawn('**Weak** on *risk*\nsecond\n\n- one\n- two\n\n> said');
    expect(root.querySelector('strong')?.textContent).toBe('Weak');
    expect(root.querySelector('em')?.textContent).toBe('risk');
    expect(root.querySelectorAll('br')).toHaveLength(1);
    expect([...root.querySelectorAll('li')].map((item) => item.textContent)).toEqual(['one', 'two']);
    expect(root.querySelector('blockquote')?.textContent).toContain('said');
  });

  it('shows HTML as the words that it is made of', () => {
    const note = '<img src=x onerror=alert(1)> and <b>bold</b>\n\n<script>alert(1)</script>';
    const root = drawn(note);
    expect(root.querySelector('img, script, b')).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(root.textContent).toContain('<script>alert(1)</script>');
  });

  it('links the web and mail, and nothing that acts', () => {
    const root = drawn(
      '[court](https://hudoc.echr.coe.int) [x](javascript:alert(1)) ![sign](https://a.example/p.png)',
    );
    const links = [...root.querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://hudoc.echr.coe.int']);
    expect(links[0]?.getAttribute('rel')).toBe('noreferrer');
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain('sign');
  });

  it('keeps quotation marks and ampersands as they were typed', () => {
    expect(drawn('A & B say "no" <never>').textContent).toContain('A & B say "no" <never>');
  });
});
