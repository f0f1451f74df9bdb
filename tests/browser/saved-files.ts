import type { Page } from 'puppeteer-core';

/** Keeps in the page each file that it hands to the browser to be saved, before it does so. */
export function keepSavedFiles(page: Page): Promise<void> {
  return page.evaluate(() => {
    const kept: { name: string; file: Blob }[] = [];
    Object.assign(globalThis, { saved: kept });
    const addresses = new Map<string, Blob>();
    const make = URL.createObjectURL;
    URL.createObjectURL = (file: Blob) => {
      const address = make.call(URL, file);
      addresses.set(address, file);
      return address;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const file = addresses.get(this.href);
      if (file) kept.push({ name: this.download, file });
      else HTMLElement.prototype.click.call(this);
    };
  });
}

/** The names of the files that were saved, in order. */
export function savedNames(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    (globalThis as unknown as { saved: { name: string }[] }).saved.map(({ name }) => name),
  );
}

/** The bytes of the file that was saved last. */
export async function lastSaved(page: Page): Promise<Uint8Array<ArrayBuffer>> {
  const text = await page.evaluate(async () => {
    const { saved } = globalThis as unknown as { saved: { file: Blob }[] };
    const bytes = new Uint8Array(await saved.at(-1)!.file.arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192)
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(binary);
  });
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Chooses the file that was saved last in a field of the same page, as a reader would by the browser's own dialog. */
export function chooseLastSaved(page: Page, field: string): Promise<void> {
  return page.$eval(field, (element) => {
    const { saved } = globalThis as unknown as { saved: { name: string; file: Blob }[] };
    const { name, file } = saved.at(-1)!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([file], name));
    (element as HTMLInputElement).files = chosen.files;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
