import { readdirSync } from 'node:fs';
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

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  modules: ['@wxt-dev/webextension-polyfill'],
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push(...filesOfPdfJs());
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
