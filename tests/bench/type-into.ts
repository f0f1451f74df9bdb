import type { Page } from 'puppeteer-core';

/**
 * Types into the search of a page of the extension, key by key.
 * @returns the time of each key, ms: from the event to the list that answers it, laid out; none for clearing the field
 */
export function typeInto(page: Page, text: string): Promise<number[]> {
  return page.evaluate(async (whole) => {
    const field = document.querySelector<HTMLInputElement>('[data-testid="search"]')!;
    const body = document.querySelector('main')!;
    const ask = (value: string) =>
      new Promise<number>((done) => {
        const start = performance.now();
        const end = () => {
          observer.disconnect();
          clearTimeout(timer);
          // Reading a box makes the browser lay out what has changed; in what it lays out only when it comes into view,
          // reading the boxes within.
          body.getBoundingClientRect();
          for (const line of document.querySelectorAll('.kept-line')) {
            if (line.getBoundingClientRect().top > innerHeight) break;
            for (const part of line.querySelectorAll('.kept-open > *')) part.getBoundingClientRect();
          }
          done(performance.now() - start);
        };
        const observer = new MutationObserver(end);
        const timer = setTimeout(end, 100);
        observer.observe(body, { childList: true, characterData: true, subtree: true });
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    if (whole === '') {
      await ask('');
      return [];
    }
    const characters = [...whole];
    const times: number[] = [];
    for (const i of characters.keys()) {
      const time = await ask(characters.slice(0, i + 1).join(''));
      // A key that changed nothing ended with the clock, not with a list.
      if (time < 100) times.push(time);
      await new Promise((next) => setTimeout(next, 30));
    }
    return times;
  }, text);
}
