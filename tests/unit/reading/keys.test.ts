import { describe, expect, it } from 'vitest';
import { actOf } from '../../../entrypoints/reading/keys.ts';

const press = (
  key: string,
  code: string,
  held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it('mean something only while a card is open', () => {
    for (const [key, code, act] of [
      ['n', 'KeyN', 'next'],
      ['p', 'KeyP', 'previous'],
      ['c', 'KeyC', 'copy'],
      ['o', 'KeyO', 'open'],
      ['Escape', 'Escape', 'close'],
    ] as const) {
      expect(actOf(press(key, code), true)).toBe(act);
      expect(actOf(press(key, code), false)).toBeNull();
    }
    expect(actOf(press('?', 'Slash', { shiftKey: true }), true)).toBe('keys');
  });

  it('leave every shortcut of the browser and the page alone', () => {
    expect(actOf(press('c', 'KeyC', { ctrlKey: true }), true)).toBeNull();
    expect(actOf(press('n', 'KeyN', { metaKey: true }), true)).toBeNull();
    expect(actOf(press('Tab', 'Tab'), true)).toBeNull();
    expect(actOf(press('x', 'KeyX'), true)).toBeNull();
  });

  it('step from anywhere with Alt and Shift, whatever letter the layout makes of it', () => {
    expect(actOf(press('˜', 'KeyN', { altKey: true, shiftKey: true }), false)).toBe('next');
    expect(actOf(press('P', 'KeyP', { altKey: true, shiftKey: true }), false)).toBe('previous');
    expect(actOf(press('N', 'KeyN', { altKey: true, shiftKey: true, ctrlKey: true }), false)).toBeNull();
  });

  it('mark what is selected from anywhere, and a paragraph only while a card is open', () => {
    const held = { altKey: true, shiftKey: true };
    for (const [code, act] of [
      ['KeyH', 'highlight'],
      ['KeyS', 'clip'],
      ['KeyM', 'note'],
    ] as const)
      expect(actOf(press(code.slice(3), code, held), false)).toBe(act);
    expect(actOf(press('s', 'KeyS'), true)).toBe('clip-paragraph');
    expect(actOf(press('s', 'KeyS'), false)).toBeNull();
    expect(actOf(press('H', 'KeyH', { ...held, ctrlKey: true }), false)).toBeNull();
  });
});
