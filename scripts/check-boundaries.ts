import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/**
 * Who may import whom. `all` of a room, or only its `types`; a room always may import itself, and the packages
 * that are installed. What is not listed is forbidden.
 */
const mayImport: Record<string, Record<string, 'all' | 'types'>> = {
  knowledge: {},
  reading: { knowledge: 'all' },
  // Of reading/ it needs the types of selectors alone.
  casefile: { knowledge: 'all', reading: 'types' },
  // knowledge/ holds nothing that acts: its lists of categories and its schemas are as good as types.
  platform: { knowledge: 'all', reading: 'types', casefile: 'types' },
  components: { knowledge: 'all', reading: 'types', casefile: 'types', platform: 'types' },
  entrypoints: { knowledge: 'all', reading: 'all', casefile: 'all', platform: 'all', components: 'all' },
  scripts: { knowledge: 'all', reading: 'all' },
  tests: {
    knowledge: 'all',
    reading: 'all',
    casefile: 'all',
    platform: 'all',
    components: 'all',
    entrypoints: 'all',
    scripts: 'all',
  },
};

/** Packages that only some rooms may use, because they reach the browser or draw on the screen. */
const guardedPackages: Record<string, string[]> = {
  'webextension-polyfill': ['platform', 'entrypoints', 'tests'],
  preact: ['components', 'entrypoints', 'tests'],
  'lucide-preact': ['components', 'entrypoints', 'tests'],
  idb: ['casefile', 'tests'],
  wxt: ['entrypoints', 'tests'],
};

export interface Import {
  specifier: string;
  typeOnly: boolean;
}

/** Every module that a source names: imports, re-exports, dynamic imports with a fixed name. */
export function importsOf(file: string, source: string): Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const typeOnly = entries.length > 0 && entries.every((entry) => entry.isType);
    found.push({ specifier: moduleRequest.value, typeOnly });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) found.push({ specifier: moduleRequest.value, typeOnly: isType });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const text = source.slice(moduleRequest.start, moduleRequest.end);
    const specifier = /^(['"`])(.*)\1$/s.exec(text)?.[2];
    if (specifier) found.push({ specifier, typeOnly: false });
  }
  return found;
}

/** Node's own modules: what reads and compiles knowledge/ runs in Node; what is shipped does not. */
const mayUseNode = /^(?:scripts|tests)\/|^knowledge\/(?!recognise\/|retrieve\/|packs\/)/;

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Why a file may not import something, or null if it may. @param file its path from the root, with slashes */
export function objectionTo(file: string, { specifier, typeOnly }: Import): string | null {
  const room = file.split('/')[0] ?? '';
  if (specifier.startsWith('node:')) {
    return mayUseNode.test(file) ? null : `${room}/ is shipped, and a browser has no ${specifier}`;
  }
  if (!specifier.startsWith('.')) {
    const allowed = guardedPackages[packageOf(specifier)];
    return allowed && !allowed.includes(room) ? `${room}/ may not use ${packageOf(specifier)}` : null;
  }
  const target = posix.normalize(posix.join(posix.dirname(file), specifier)).split('/')[0] ?? '';
  if (target === room) return null;
  const permission = mayImport[room]?.[target];
  if (!permission) return `${room}/ may not import ${target}/`;
  return permission === 'types' && !typeOnly ? `${room}/ may import only types of ${target}/` : null;
}

/** Source files of the rooms, as paths from the root with slashes. */
export function sourceFiles(root: string): string[] {
  const isSource = (entry: Dirent) => entry.isFile() && /\.(?:ts|tsx|mjs|js)$/.test(entry.name);
  return Object.keys(mayImport).flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter(isSource)
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}

/** Every import that breaks the table, a line each. */
export function checkBoundaries(root: string): string[] {
  return sourceFiles(root).flatMap((file) =>
    importsOf(file, readFileSync(join(root, file), 'utf8')).flatMap((found) => {
      const objection = objectionTo(file, found);
      return objection ? [`${file}: imports ${found.specifier}: ${objection}`] : [];
    }),
  );
}

if (import.meta.main) {
  const objections = checkBoundaries(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const line of objections) console.error(line);
  process.exitCode = objections.length > 0 ? 1 : 0;
}
