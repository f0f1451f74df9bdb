import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

/** The parts of pdf.js that it loads by itself when a document needs them (reading/pdf/open-pdf.ts), as they ship. */
function filesOfPdfJs(): { absoluteSrc: string; relativeDest: string }[] {
  const from = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const folders = ['cmaps', 'standard_fonts', 'wasm', 'iccs'].flatMap((folder) =>
    readdirSync(join(from, folder))
      // The interpreter for scripts in documents: we run none.
      .filter((name) => !/quickjs/i.test(name))
      .map((name) => ({ absoluteSrc: join(from, folder, name), relativeDest: `pdf/${folder}/${name}` })),
  );
  const icons = readdirSync(join(from, 'web', 'images')).filter((name) => name.startsWith('annotation-'));
  const worker = 'pdf.worker.min.mjs';
  return [
    { absoluteSrc: join(from, 'legacy', 'build', worker), relativeDest: `pdf/${worker}` },
    { absoluteSrc: join(from, 'LICENSE'), relativeDest: 'pdf/LICENSE' },
    ...folders,
    ...icons.map((name) => ({
      absoluteSrc: join(from, 'web', 'images', name),
      relativeDest: `pdf/images/${name}`,
    })),
  ];
}

/** Addresses of the web that tesseract.js would load its parts from if it were not told where they are: it always is. */
const onTheWeb = /https:\/\/cdn\.jsdelivr\.net\/npm\/[^"'`$]*/g;

/** The parts of tesseract.js that it loads by itself (reading/ocr/ocr-engine.ts), and English. */
function filesOfTesseract() {
  const folderOf = (name: string) => dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
  const [library, core, english] = ['tesseract.js', 'tesseract.js-core', '@tesseract.js-data/eng'].map(
    folderOf,
  ) as [string, string, string];
  const worker = readFileSync(join(library, 'dist', 'worker.min.js'), 'utf8');
  const engine = 'tesseract-core-simd-lstm';
  return [
    { contents: worker.replace(onTheWeb, ''), relativeDest: 'ocr/worker.min.js' },
    {
      absoluteSrc: join(library, 'dist', 'worker.min.js.LICENSE.txt'),
      relativeDest: 'ocr/worker.min.js.LICENSE.txt',
    },
    { absoluteSrc: join(library, 'LICENSE.md'), relativeDest: 'ocr/LICENSE.md' },
    ...[`${engine}.js`, `${engine}.wasm`].map((name) => ({
      absoluteSrc: join(core, name),
      relativeDest: `ocr/${name}`,
    })),
    {
      absoluteSrc: join(english, '4.0.0_best_int', 'eng.traineddata.gz'),
      relativeDest: 'ocr/eng.traineddata.gz',
    },
  ];
}

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    plugins: [
      {
        name: 'nothing-from-the-web',
        transform: (code, id) =>
          id.includes('/tesseract.js/') && code.includes('cdn.jsdelivr.net')
            ? code.replace(onTheWeb, '')
            : null,
      },
    ],
  }),
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push(...filesOfPdfJs(), ...filesOfTesseract());
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'storage',
      'scripting',
      'contextMenus',
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['<all_urls>'],
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+R' } },
      'next-mention': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandNext__' },
      'previous-mention': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_commandPrevious__',
      },
      // Chromium takes four keys that an extension suggests: the other two work on pages that are read, and the
      // browser can be told keys for them.
      highlight: { suggested_key: { default: 'Alt+Shift+H' }, description: '__MSG_commandHighlight__' },
      note: { description: '__MSG_commandNote__' },
      clip: { description: '__MSG_commandClip__' },
    },
    action: { default_title: '__MSG_actionTitle__' },
    content_security_policy: {
      // 'wasm-unsafe-eval' and worker-src: the decoders and the worker of pdf.js; blob: pictures that a page of ours
      // draws itself. connect-src: the document at an address that the reader asked the annotator to open; every
      // other page of ours forbids it to itself.
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'nonrefoul@nonrefoul.org',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: '125',
          incognito: 'split',
          // ChromeOS opens files with us by it; other systems pass over it.
          file_handlers: [
            {
              action: '/annotator.html',
              name: '__MSG_extensionName__',
              accept: {
                'application/pdf': ['.pdf'],
                'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
                'text/html': ['.html', '.htm'],
                'text/plain': ['.txt'],
              },
            },
          ],
        }),
  }),
});
