import { afterEach, describe, expect, it, vi } from 'vitest';

let hasLeave = true;
vi.mock('webextension-polyfill', () => ({
  default: { permissions: { contains: async () => hasLeave } },
}));
const { announcedName, fetchDocument, nameAt } = await import(
  '../../../entrypoints/annotator/fetch-document.ts'
);

const signal = new AbortController().signal;
const got = (address: string, progress: (got: number, of: number) => void = () => undefined) =>
  fetchDocument(address, progress, signal);

function answering(body: string | null, init: ResponseInit = {}) {
  const asked = vi.fn(async () => new Response(body, init));
  vi.stubGlobal('fetch', asked);
  return asked;
}

describe('a document at an address', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    hasLeave = true;
  });

  it('comes with its bytes, its name and how far it has come', async () => {
    answering('%PDF-1.7 and so on', {
      headers: { 'content-type': 'application/pdf', 'content-length': '18' },
    });
    const steps: number[][] = [];
    const source = await got('https://court.example/a/judgment%20one.pdf?x=1', (...step) => steps.push(step));
    expect(source).toMatchObject({ name: 'judgment one.pdf', type: 'application/pdf' });
    expect(await source.bytes.text()).toBe('%PDF-1.7 and so on');
    expect(steps.at(-1)).toEqual([18, 18]);
  });

  it('is asked for with cookies only where the reader gave leave', async () => {
    const asked = answering('text');
    await got('https://court.example/a.txt');
    hasLeave = false;
    await got('https://court.example/a.txt');
    expect(asked.mock.calls.map((call) => (call as unknown[])[1])).toMatchObject([
      { credentials: 'include' },
      { credentials: 'omit' },
    ]);
  });

  it.each([
    [404, 'not-found'],
    [410, 'not-found'],
    [401, 'refused'],
    [403, 'refused'],
    [429, 'refused'],
    [503, 'server'],
  ])('that answers %i is a fault of its own: %s', async (status, fault) => {
    answering('', { status });
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault });
  });

  it('is no page of the web that came in its place', async () => {
    answering('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault: 'page-instead' });
    expect((await got('https://court.example/judgment')).name).toBe('judgment');
  });

  it('may not be asked for without leave, or is not there at all', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('navigator', { onLine: true });
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault: 'offline' });
    hasLeave = false;
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault: 'needs-leave' });
    vi.stubGlobal('navigator', { onLine: false });
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault: 'offline' });
  });

  it('is refused when it is announced as bigger than can be held', async () => {
    answering('x', { headers: { 'content-length': '2000000000' } });
    await expect(got('https://court.example/a.pdf')).rejects.toMatchObject({ fault: 'too-big' });
  });

  it.each(['file:///home/me/a.pdf', 'javascript:alert(1)', 'data:text/plain,x', 'court.example/a.pdf', ''])(
    'is none that is not on the web: %s',
    async (address) => {
      const asked = answering('x');
      await expect(got(address)).rejects.toMatchObject({ fault: 'bad-address' });
      expect(asked).not.toHaveBeenCalled();
    },
  );

  it('is named as the server names it, without a path', () => {
    expect(announcedName('attachment; filename="a \\"b\\".pdf"')).toBe('a "b".pdf');
    expect(announcedName("inline; filename=x.pdf; filename*=UTF-8''wyrok%20%C5%82.pdf")).toBe('wyrok ł.pdf');
    expect(announcedName("inline; filename*=UTF-8''%E0%A4%A")).toBe('');
    expect(announcedName('attachment; filename="../../etc/passwd"')).toBe('passwd');
    expect(announcedName(null)).toBe('');
    expect(nameAt('https://court.example/')).toBe('court.example');
  });
});
