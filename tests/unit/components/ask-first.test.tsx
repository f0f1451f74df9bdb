import { parseHTML } from 'linkedom';
import { render } from 'preact';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AskFirst } from '../../../components/storage/AskFirst.tsx';

const { document, Event } = parseHTML('<!doctype html><html><body></body></html>');
beforeAll(() => void Object.assign(globalThis, { document }));
afterAll(() => void Reflect.deleteProperty(globalThis, 'document'));

it('does nothing until the reader has said so twice, and asks anew each time', async () => {
  let done = 0;
  const root = document.createElement('div') as unknown as HTMLElement;
  render(
    <AskFirst
      label="Destroy"
      question={['A copy', 'Sure?']}
      sure="Yes"
      keep="Keep it"
      testId="destroy"
      onSure={() => done++}
    >
      <button type="button">Go back</button>
    </AskFirst>,
    root,
  );
  const press = async (name: string) => {
    const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === name)!;
    button.dispatchEvent(new Event('click') as unknown as globalThis.Event);
    await new Promise((next) => setTimeout(next));
  };
  const buttons = () => [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(buttons()).toEqual(['Go back', 'Destroy']);
  await press('Destroy');
  expect(buttons()).toEqual(['Yes', 'Keep it']);
  expect([...root.querySelectorAll('p')].slice(0, 2).map(({ textContent }) => textContent)).toEqual([
    'A copy',
    'Sure?',
  ]);
  await press('Keep it');
  expect([done, ...buttons()]).toEqual([0, 'Go back', 'Destroy']);
  await press('Destroy');
  await press('Yes');
  expect([done, ...buttons()]).toEqual([1, 'Go back', 'Destroy']);
});
