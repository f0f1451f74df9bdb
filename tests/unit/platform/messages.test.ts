import { beforeEach, describe, expect, it, vi } from 'vitest';

type Listener = (message: unknown, sender: object) => Promise<unknown> | undefined;
const listeners: Listener[] = [];

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      id: 'ours',
      onMessage: {
        addListener: (listener: Listener) => listeners.push(listener),
        removeListener: (listener: Listener) => listeners.splice(listeners.indexOf(listener), 1),
      },
    },
  },
}));

const { answer, pageRequests } = await import('../../../platform/messages.ts');

const ours = { id: 'ours' };
const heard = (message: unknown, sender: object = ours) => listeners.map((listen) => listen(message, sender));

describe('answer', () => {
  beforeEach(() => {
    listeners.length = 0;
  });

  it('hands a well-formed request to its handler and returns the reply', async () => {
    answer(pageRequests, { found: ({ total }) => ({ total }) as never });
    const [reply] = heard({ nonrefoul: 'found', body: { total: 3, complete: true } });
    expect(await reply).toEqual({ total: 3 });
  });

  it('refuses a body that does not fit, without calling the handler', async () => {
    const handler = vi.fn(() => ({}));
    answer(pageRequests, { found: handler });
    for (const body of [
      { total: -1, complete: true },
      { total: 1.5, complete: true },
      { total: 1 },
      null,
      'x',
    ]) {
      expect(await heard({ nonrefoul: 'found', body })[0]).toEqual({ failed: 'malformed request' });
    }
    expect(handler).not.toHaveBeenCalled();
  });

  it('refuses a highlight name that could carry a style rule', async () => {
    const handler = vi.fn(() => ({ styled: true }));
    answer(pageRequests, { style: handler });
    const names = { case: 'a){} body{display:none} ::highlight(b' };
    expect(await heard({ nonrefoul: 'style', body: { names } })[0]).toEqual({ failed: 'malformed request' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('does not answer another extension, an unknown name, or a name of the prototype', () => {
    answer(pageRequests, { found: () => ({}) });
    const body = { total: 1, complete: true };
    expect(heard({ nonrefoul: 'found', body }, { id: 'theirs' })).toEqual([undefined]);
    expect(heard({ nonrefoul: 'findings', body: {} })).toEqual([undefined]);
    expect(heard({ nonrefoul: 'constructor', body: {} })).toEqual([undefined]);
    expect(heard('found')).toEqual([undefined]);
    expect(heard(null)).toEqual([undefined]);
  });

  it('says why a handler failed instead of leaving the asker waiting', async () => {
    answer(pageRequests, {
      found: () => {
        throw new Error('the disk is full');
      },
    });
    expect(await heard({ nonrefoul: 'found', body: { total: 0, complete: true } })[0]).toEqual({
      failed: 'the disk is full',
    });
  });

  it('stops answering when its signal aborts', () => {
    const controller = new AbortController();
    answer(pageRequests, { found: () => ({}) }, controller.signal);
    expect(listeners).toHaveLength(1);
    controller.abort();
    expect(listeners).toHaveLength(0);
  });
});
