import { expect, it } from 'vitest';
import { pdfKeyAct } from '../../../entrypoints/annotator/pdf-view/pdf-keys.ts';

const pressed = (key: string, held: Partial<Record<'alt' | 'ctrl' | 'meta' | 'shift', boolean>> = {}) =>
  pdfKeyAct({
    key,
    altKey: held.alt ?? false,
    ctrlKey: held.ctrl ?? false,
    metaKey: held.meta ?? false,
    shiftKey: held.shift ?? false,
  });

it('knows the keys by which a PDF is read', () => {
  expect(pressed('+')).toBe('larger');
  expect(pressed('-')).toBe('smaller');
  expect(pressed('r')).toBe('turn-right');
  expect(pressed('R', { shift: true })).toBe('turn-left');
  expect(pressed('Home')).toBe('first');
  expect(pressed('PageDown')).toBe('screen-down');
  expect(pressed('f', { ctrl: true })).toBe('find');
  expect(pressed('f', { meta: true })).toBe('find');
  expect(pressed('F3', { shift: true })).toBe('previous-hit');
  expect(pressed('ArrowLeft', { alt: true })).toBe('back');
});

it('leaves the reader its own keys, and text selection its own', () => {
  for (const key of ['n', 'p', 's', 'c', 'o', '?', 'Escape', 'Enter', ' ', 'f'])
    expect(pressed(key)).toBeNull();
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageDown'])
    expect(pressed(key, { shift: true })).toBeNull();
  expect(pressed('N', { alt: true, shift: true })).toBeNull();
  expect(pressed('c', { ctrl: true })).toBeNull();
  expect(pressed('r', { ctrl: true })).toBeNull();
});
