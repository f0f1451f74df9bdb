import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../../scripts/check-build.ts';
import { checkSource, checkText } from '../../../scripts/check-house.ts';

describe('the ban on what must not stand in shipped code', () => {
  it.each([
    ['reading/a.ts', 'element.innerHTML = text;'],
    ['reading/a.ts', "element['outerHTML'] = text;"],
    ['reading/a.ts', "element.insertAdjacentHTML('beforeend', text);"],
    ['components/A.tsx', 'export const A = () => <p dangerouslySetInnerHTML={{ __html: text }} />;'],
    ['components/A.tsx', "h('p', { dangerouslySetInnerHTML: { __html: text } });"],
    ['reading/a.ts', 'document.write(text);'],
    ['knowledge/a.ts', 'eval(text);'],
    ['knowledge/a.ts', "new Function('a', text);"],
    ['knowledge/a.ts', "globalThis.Function('a')();"],
    ['entrypoints/background.ts', "await fetch('https://example.org/');"],
    ['entrypoints/background.ts', "window.fetch('/x');"],
    ['platform/a.ts', 'new XMLHttpRequest();'],
    ['platform/a.ts', "navigator.sendBeacon('https://example.org/', text);"],
    ['components/A.tsx', "browser.storage.local.get('x');"],
    ['reading/a.ts', 'chrome.runtime.id;'],
    ['reading/a.ts', 'globalThis.chrome.runtime.id;'],
  ])('finds in %s: %s', (file, source) => {
    expect(checkSource(file, source)).toHaveLength(1);
  });

  it.each([
    ['platform/a.ts', "browser.storage.local.get('x');"],
    ['entrypoints/background.ts', 'chrome.sidePanel;'],
    ['reading/a.ts', "// never innerHTML\nconst words = 'fetch( eval browser.';"],
    ['reading/a.ts', 'const evaluate = (prefetch: () => void) => prefetch();'],
  ])('finds nothing in %s: %s', (file, source) => {
    expect(checkSource(file, source)).toEqual([]);
  });

  it('names the line', () => {
    expect(checkSource('reading/a.ts', 'const a = 1;\n\na.innerHTML;')[0]).toMatch(/^reading\/a\.ts:3: /);
  });
});

describe('the ban on what must not stand in any file', () => {
  it.each([
    ['README.md', `see /${'work'}/main`],
    ['scripts/a.ts', `const home = '/${'root'}/.npmrc';`],
    ['package-lock.json', `"resolved": "https://registry.${'npmjs'}.org/x"`],
    ['reading/a.ts', `// TO${'DO'}: later`],
  ])('finds in %s: %s', (file, text) => {
    expect(checkText(file, text)).toHaveLength(1);
  });

  it('lets ordinary addresses and words pass', () => {
    expect(checkText('a.ts', `https://example.org/${'work'}/in/progress and ./${'root'}/x`)).toEqual([]);
  });
});

describe('the check of a built manifest', () => {
  const good = {
    manifest_version: 3,
    permissions: ['activeTab', 'storage', 'scripting', 'contextMenus', 'unlimitedStorage'],
    optional_host_permissions: ['<all_urls>'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  };

  it('is content with what was agreed', () => {
    expect(checkManifest('firefox', good)).toEqual([]);
  });

  it.each([
    ['another permission', { permissions: [...good.permissions, 'tabs'] }],
    ['a permission less', { permissions: good.permissions.slice(1) }],
    ['hosts at install', { host_permissions: ['<all_urls>'] }],
    ['files that a page can probe', { web_accessible_resources: [] }],
    ['a content script', { content_scripts: [] }],
    ['pages that may write to us', { externally_connectable: {} }],
    [
      'a looser policy',
      { content_security_policy: { extension_pages: "default-src 'none'; connect-src *" } },
    ],
    [
      'code made from text',
      {
        content_security_policy: {
          extension_pages: good.content_security_policy.extension_pages.replace(
            'wasm-unsafe-eval',
            'unsafe-eval',
          ),
        },
      },
    ],
    ['no policy', { content_security_policy: {} }],
    ['Manifest V2', { manifest_version: 2 }],
  ])('objects to %s', (_what, change) => {
    expect(checkManifest('firefox', { ...good, ...change })).not.toEqual([]);
  });
});
