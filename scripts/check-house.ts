import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { sourceFiles } from './check-boundaries.ts';

/** Files that may fetch, with why: a document that the reader asked to open, and nothing else. */
const mayFetch: Record<string, string> = {
  'entrypoints/annotator/fetch-document.ts': 'the document at an address that the reader asked to open',
};

/** Rooms whose code is shipped. */
const shipped = /^(?:knowledge|reading|casefile|platform|components|entrypoints)\//;
const mayCallBrowser = /^(?:platform|entrypoints)\//;

const writesHtml = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'dangerouslySetInnerHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
]);
const reachesOut = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'sendBeacon',
  'importScripts',
]);

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The name of an identifier, of a property that is asked for by name, of a plain string. */
function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (['Identifier', 'JSXIdentifier'].includes(value.type)) return value.name as string;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  return undefined;
}

function objectionTo(node: Node, file: string): string | null {
  if (node.type === 'MemberExpression') {
    const property = nameOf(node.property);
    const object = nameOf(node.object);
    if (property && writesHtml.has(property)) return `${property}: page text is never inserted as HTML`;
    if (object === 'document' && (property === 'write' || property === 'writeln')) return 'document.write';
    const api = object === 'globalThis' || object === 'window' ? property : object;
    if ((api === 'browser' || api === 'chrome') && !mayCallBrowser.test(file)) {
      return `${api}.: the browser is called in platform/ and entrypoints/ only`;
    }
  }
  const isNamed = node.type === 'JSXAttribute' || node.type === 'Property';
  const name = nameOf(node.type === 'Property' ? node.key : node.name);
  if (isNamed && name === 'dangerouslySetInnerHTML') return `${name}: page text is never inserted as HTML`;
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const callee = node.callee as Node;
    const called =
      nameOf(callee) ?? (callee.type === 'MemberExpression' ? nameOf(callee.property) : undefined);
    if (called === 'eval' || called === 'Function') return `${called}: no code is made from text`;
    if (called && reachesOut.has(called) && !(file in mayFetch))
      return `${called}: nothing leaves the machine`;
  }
  return null;
}

/** What stands in a shipped source that must not, a line each. @param file its path from the root, with slashes */
export function checkSource(file: string, source: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    const objection = objectionTo(node, file);
    if (objection) found.push(`${file}:${source.slice(0, node.start).split('\n').length}: ${objection}`);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child);
    }
  };
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  walk(program as unknown as Node);
  return found;
}

// The words are broken up so that this file does not hold what it looks for.
const leftOvers: [RegExp, string, exempt: RegExp][] = [
  [/(?:^|[^\w.])\/(?:work|farm|root)\/[A-Za-z.]/, 'a path of one machine', /^$/],
  [/registry[.](?:npmjs|yarnpkg)|(?:deb|security)[.]debian[.]org/, 'a registry host', /^$/],
  [
    /\b(?:TO[D]O|FIX[M]E|XX[X]|lorem[ ]ipsum|not[ ]implemented)\b/,
    'a promise not kept',
    /^tests\/corpus\/|\.md$|-lock\.json$/,
  ],
];

/** What stands in any file of the repository that must not, a line each. */
export function checkText(file: string, text: string): string[] {
  return leftOvers.flatMap(([pattern, what, exempt]) => {
    if (exempt.test(file)) return [];
    const at = pattern.exec(text);
    return at ? [`${file}:${text.slice(0, at.index).split('\n').length}: ${what}`] : [];
  });
}

function repositoryFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root });
  return listed
    .toString('utf8')
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Every breach of the house rules, a line each. */
export function checkHouse(root: string): string[] {
  const inSources = sourceFiles(root)
    .filter((file) => shipped.test(file))
    .flatMap((file) => checkSource(file, readFileSync(join(root, file), 'utf8')));
  const inTexts = repositoryFiles(root)
    .filter((file) => !/\.(?:png|pdf|docx|zip|ico)$/i.test(file))
    .flatMap((file) => checkText(file, readFileSync(join(root, file), 'utf8')));
  return [...inSources, ...inTexts];
}

if (import.meta.main) {
  const breaches = checkHouse(dirname(dirname(fileURLToPath(import.meta.url))));
  for (const line of breaches) console.error(line);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
