import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CompileInput, compileLexicon } from './compile-lexicon.ts';
import { readLexicon } from './read-lexicon.ts';

/** Compiles knowledge/lexicon with knowledge/compiled/base.json into knowledge/compiled/lexicon.json and prefilter.json. */
export function compileFiles(languages?: readonly string[]): {
  bytes: number;
  prefilterBytes: number;
  forms: number;
} {
  const here = dirname(fileURLToPath(import.meta.url));
  const folder = join(here, '..', 'compiled');
  const basePath = join(folder, 'base.json');
  if (!existsSync(basePath)) throw new Error('Compile the base first: node knowledge/compile/compile.ts');
  const base = JSON.parse(readFileSync(basePath, 'utf8')) as { entries: CompileInput['entries'] };
  const lexicon = readLexicon(here);
  const { compiled, prefilter: source } = compileLexicon({ lexicon, entries: base.entries, languages });
  const json = JSON.stringify(compiled);
  const prefilter = JSON.stringify(source);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lexicon.json'), json);
  writeFileSync(join(folder, 'prefilter.json'), prefilter);
  return {
    bytes: Buffer.byteLength(json),
    prefilterBytes: Buffer.byteLength(prefilter),
    forms: compiled.formCount,
  };
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const { bytes, prefilterBytes, forms } = compileFiles(process.env['LEXICON_LANGUAGES']?.split(','));
  console.log(`lexicon: ${forms} forms, ${Math.round(bytes / 1000)} kB; prefilter: ${prefilterBytes} bytes`);
}
