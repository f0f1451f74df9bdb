import { beforeEach, describe, expect, it, vi } from 'vitest';

let refusals = 0;
let url: string | undefined;
let contentType = 'text/html';
const injected: unknown[] = [];

vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: { get: async () => ({ id: 1, url }) },
    scripting: {
      executeScript: async (injection: { files?: string[] }) => {
        if (refusals-- > 0) throw new Error('Cannot access contents of the page.');
        injected.push(injection.files ?? 'function');
        return [{ result: contentType }];
      },
    },
  },
}));

const { readTab } = await import('../../../platform/reading-tab.ts');

beforeEach(() => {
  refusals = 0;
  url = 'https://example.org/';
  contentType = 'text/html';
  injected.length = 0;
});

describe('readTab', () => {
  it('puts the reader in', async () => {
    expect((await readTab(1)).outcome).toBe('reading');
    expect(injected).toEqual(['function', ['/reader.js']]);
  });

  it('waits for a grant that has not reached the page yet', async () => {
    refusals = 2;
    expect((await readTab(1)).outcome).toBe('reading');
  });

  it('gives up where the browser goes on saying no', async () => {
    refusals = 99;
    expect((await readTab(1)).outcome).toBe('restricted');
  });

  it('does not insist on a site that was not granted', async () => {
    refusals = 1;
    url = undefined;
    expect((await readTab(1)).outcome).toBe('needs-permission');
    expect(refusals).toBe(0);
  });

  it('leaves a PDF to be told of', async () => {
    contentType = 'application/pdf';
    expect((await readTab(1)).outcome).toBe('pdf');
    expect(injected).toEqual(['function']);
  });
});
