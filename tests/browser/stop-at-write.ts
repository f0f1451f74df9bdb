import type { Page } from 'puppeteer-core';

/**
 * Presses Stop in a page while it writes: when it has asked the browser to write a number of records into a store. Once;
 * what is written after that is left alone.
 */
export async function stopAtWrite(page: Page, store: string, records: number): Promise<void> {
  await page.evaluate(
    (wanted, most) => {
      const { put } = IDBObjectStore.prototype;
      let asked = 0;
      IDBObjectStore.prototype.put = function (...record: Parameters<typeof put>) {
        if (this.name === wanted && ++asked === most) {
          IDBObjectStore.prototype.put = put;
          document.querySelector<HTMLElement>('[data-testid="stop"]')!.click();
        }
        return put.apply(this, record);
      };
    },
    store,
    records,
  );
}
