import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, browserNames, buildFolder } from './browser/session.ts';

/** What the store shows at install, and no more. */
const permissions: Record<BrowserName, string[]> = {
  chromium: ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage', 'unlimitedStorage'],
  firefox: ['activeTab', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'],
};

/**
 * Nothing but our own files, and what `connect-src` lets the annotator fetch: the document at an address that the
 * reader asked to open. Every other page of ours takes that leave back from itself (`ownFilesOnly`).
 * `'wasm-unsafe-eval'` because pdf.js decodes scans (JPEG 2000, JBIG2) by WebAssembly that ships with it; that lets
 * no text become JavaScript. `blob:` pictures are made by the page that shows them.
 */
const policy: Record<string, string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", 'http:', 'https:'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What every page but the annotator says in its head. */
const ownFilesOnly = /<meta http-equiv="Content-Security-Policy" content="connect-src 'self'"/i;

/** The reader goes into every page that is read, so that it is kept small. Bytes. */
const readerAtMost = 60_000;

interface Manifest {
  manifest_version: number;
  permissions?: string[];
  optional_permissions?: string[];
  host_permissions?: string[];
  optional_host_permissions?: string[];
  web_accessible_resources?: unknown;
  content_scripts?: unknown;
  externally_connectable?: unknown;
  content_security_policy?: { extension_pages?: string };
}

const sorted = (list: string[] | undefined) => JSON.stringify([...(list ?? [])].sort());

function policyOf(text: string): Record<string, string[]> {
  const directives = text.split(';').map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.filter(([name]) => name).map(([name, ...values]) => [name, values]));
}

/** What a built manifest says that it should not, a line each. */
export function checkManifest(name: BrowserName, manifest: Manifest): string[] {
  const wrong: string[] = [];
  if (manifest.manifest_version !== 3) wrong.push('is not Manifest V3');
  if (sorted(manifest.permissions) !== sorted(permissions[name])) {
    wrong.push(`permissions are ${sorted(manifest.permissions)}, not ${sorted(permissions[name])}`);
  }
  if (manifest.optional_permissions?.length) wrong.push('optional_permissions are not agreed');
  if (manifest.host_permissions?.length) wrong.push('host_permissions are asked for at install');
  if (sorted(manifest.optional_host_permissions) !== '["<all_urls>"]') {
    wrong.push(`optional_host_permissions are ${sorted(manifest.optional_host_permissions)}`);
  }
  for (const key of ['web_accessible_resources', 'content_scripts', 'externally_connectable'] as const) {
    if (manifest[key] !== undefined) wrong.push(`has ${key}, by which a page can tell that we are there`);
  }
  const built = policyOf(manifest.content_security_policy?.extension_pages ?? '');
  for (const directive of new Set([...Object.keys(policy), ...Object.keys(built)])) {
    if (sorted(built[directive]) !== sorted(policy[directive])) {
      wrong.push(`content security policy: ${directive} is ${built[directive]?.join(' ') ?? 'missing'}`);
    }
  }
  return wrong.map((line) => `${name} manifest: ${line}`);
}

function checkFolder(name: BrowserName): string[] {
  const folder = buildFolder(name);
  const wrong = checkManifest(name, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const reader = join(folder, 'reader.js');
  if (!existsSync(reader)) wrong.push(`${name}: reader.js is missing`);
  else if (statSync(reader).size > readerAtMost) {
    wrong.push(`${name}: reader.js has ${statSync(reader).size} bytes, more than ${readerAtMost}`);
  }
  for (const page of readdirSync(folder).filter((file) => file.endsWith('.html'))) {
    const source = readFileSync(join(folder, page), 'utf8');
    if (/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i.test(source))
      wrong.push(`${name}: ${page} loads from the web`);
    if (page !== 'annotator.html' && !ownFilesOnly.test(source))
      wrong.push(`${name}: ${page} does not keep to its own files`);
  }
  return wrong;
}

/** Everything that is wrong with the two builds, a line each. */
export function checkBuild(): string[] {
  return browserNames.flatMap(checkFolder);
}

if (import.meta.main) {
  const wrong = checkBuild();
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
