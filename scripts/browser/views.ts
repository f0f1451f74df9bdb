import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from './session.ts';

interface View {
  nodeId: number;
  attributes?: string[];
  children?: View[];
}

/**
 * Chromium's own windows (prompts, menus), which a page's protocol does not reach: its UI DevTools, switched on
 * by the flags below, lists their views and clicks them.
 */
export const viewFlags = [
  '--enable-ui-devtools=0',
  '--enable-features=ui-debug-tools-enable-synthetic-events',
];

/** Presses a button of a dialog of the browser. @param index counting from the first in the dialog */
export async function pressInDialog(profile: string, dialog: string, index: number): Promise<void> {
  const port = await until('the UI DevTools port', async () =>
    (await readFile(join(profile, 'UIDevToolsActivePort'), 'utf8')).split('\n')[0]?.trim(),
  );
  const socket = new WebSocket(`ws://127.0.0.1:${port}/0`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('UI DevTools do not answer')), { once: true });
  });
  const waiting = new Map<number, (reply: { result?: unknown; error?: { message: string } }) => void>();
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as { id?: number; result?: unknown; error?: { message: string } };
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply);
  });
  let last = 0;
  const send = <T>(method: string, params: object = {}) =>
    new Promise<T>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(error.message)) : resolve(result as T),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  const buttons = async (): Promise<number[]> => {
    const found: number[] = [];
    const look = (view: View, inside: boolean): void => {
      const name = view.attributes?.[view.attributes.indexOf('name') + 1];
      if (inside && name === 'MdTextButton') found.push(view.nodeId);
      for (const child of view.children ?? []) look(child, inside || name === dialog);
    };
    look((await send<{ root: View }>('DOM.getDocument')).root, false);
    return found;
  };
  try {
    await send('DOM.enable');
    await until(`a button of ${dialog}`, async () => (await buttons())[index]);
    // For half a second a dialog takes no click, from when it came up or from the click before: nobody who meant
    // something else shall press it.
    await until(`${dialog} to close`, async () => {
      await new Promise((resolve) => setTimeout(resolve, 800));
      const button = (await buttons())[index];
      if (button === undefined) return true;
      for (const type of ['mousePressed', 'mouseReleased']) {
        const event = { type, x: 10, y: 10, button: 'left', wheelDirection: 'none' };
        await send('DOM.dispatchMouseEvent', { nodeId: button, event });
      }
      await new Promise((resolve) => setTimeout(resolve, 150));
      return (await buttons()).length === 0;
    });
  } finally {
    socket.close();
  }
}
