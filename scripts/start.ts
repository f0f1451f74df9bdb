import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launch } from './browser/launch.ts';
import { LocalServer } from './browser/local-server.ts';
import { type BrowserName, browserNames } from './browser/session.ts';
import { openInAnnotator, takePicture, takePictureOfFile } from './picture.ts';

/**
 * `npm start`: builds, and opens a browser with the extension on the sample judgment or on what is named; a PDF or DOCX
 * of this machine is opened in the annotator.
 */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const usage = 'npm start -- [--browser chromium|firefox] [--screenshot OUT.png] [FILE_OR_URL]';

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function readArguments(): { browser: BrowserName; picture: string | undefined; what: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      options: { browser: { type: 'string', default: 'chromium' }, screenshot: { type: 'string' } },
      allowPositionals: true,
    });
    const browser = values.browser === 'chrome' || values.browser === 'edge' ? 'chromium' : values.browser;
    if (!browserNames.includes(browser as BrowserName) || positionals.length > 1) stop(`Usage: ${usage}`);
    return { browser: browser as BrowserName, picture: values.screenshot, what: positionals[0] };
  } catch (error) {
    stop(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
  }
}

function run(line: string): void {
  if (spawnSync(line, { cwd: root, stdio: 'inherit', shell: true }).status !== 0) process.exit(1);
}

/** Whether a window can be shown to anybody. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A file is served to this machine alone: a browser lets no extension read file: addresses unasked. */
function addressOf(what: string | undefined, server: LocalServer): string {
  if (what === undefined) {
    server.serve('/', join(root, 'public', 'sample'));
    return server.url('/judgment.html');
  }
  if (/^https?:\/\//i.test(what)) return what;
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), what);
  if (!existsSync(file) || !statSync(file).isFile()) stop(`There is no file ${file}.`);
  server.serve('/', dirname(file));
  return server.url(`/${encodeURIComponent(basename(file))}`);
}

/** The file that the annotator is to open, or `null` where a page is to be read. */
function fileForAnnotator(what: string | undefined): string | null {
  if (what === undefined || !/\.(?:pdf|docx)$/i.test(what) || /^https?:\/\//i.test(what)) return null;
  const file = resolve(process.env.INIT_CWD ?? process.cwd(), what);
  if (!existsSync(file) || !statSync(file).isFile()) stop(`There is no file ${file}.`);
  return file;
}

const { browser, picture, what } = readArguments();
const document = fileForAnnotator(what);
run(`node scripts/setup.mjs --browsers ${browser}`);
run('npm run -s compile');
run(browser === 'firefox' ? 'wxt build -b firefox' : 'wxt build');

const server = await LocalServer.start();
const address = addressOf(what, server);

if (picture !== undefined || !hasDisplay()) {
  const file = resolve(
    process.env.INIT_CWD ?? process.cwd(),
    picture ?? join(root, '.build', 'nonrefoul.png'),
  );
  await mkdir(dirname(file), { recursive: true });
  const session = await launch(browser, { width: 1180, height: 900 });
  try {
    const taken = document ? takePictureOfFile(session, document) : takePicture(session, address);
    await writeFile(file, await taken);
  } finally {
    await session.close();
    await server.close();
  }
  console.log(picture === undefined ? `There is no display here: see the picture ${file}` : `Saved ${file}`);
} else {
  const session = await launch(browser, { headless: false });
  if (document) await openInAnnotator(session, document);
  else {
    const page = await session.newPage();
    await page.goto(address);
    await session.pressToolbarButton(page);
  }
  console.log('It is being read: rest on an underlined word, or press Alt+N for the next one.');
  console.log('Close the browser to end.');
  await new Promise<void>((ended) => session.browser.once('disconnected', () => ended()));
  await server.close();
}
