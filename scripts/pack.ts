/**
 * `npm run -s pack -- --name NAME --signer NAME --key FILE [options]`: makes a signed knowledge pack, checks it as a
 * reader's extension would, and prints the fingerprint of its key. `--help` prints the options.
 * Exit status 0; 1 if an entry is broken or the pack would be refused; 2 if it was called wrongly.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compile, compileOwn } from '../knowledge/compile/compile.ts';
import type { KnowledgeBase } from '../knowledge/entry.ts';
import { examine } from '../knowledge/packs/examine.ts';
import { fingerprintOf } from '../knowledge/packs/fingerprint.ts';
import { makePack } from '../knowledge/packs/make-pack.ts';
import { openPack } from '../knowledge/packs/open-pack.ts';
import { PackRefusal } from '../knowledge/packs/refusal.ts';
import { makeSigningKey, type SigningKey } from '../knowledge/packs/signing.ts';

const usage = `usage: npm run -s pack -- --name NAME --signer NAME --key FILE [options]
  --name NAME        what the pack is called
  --signer NAME      whose key it is
  --key FILE         the key that signs, as a JSON Web Key; keep it secret
  --make-key         makes that file, if it is not there
  --entries FOLDER   entries to pack: a folder a kind, and about.yaml; the extension's own if left out
  --extends          adds to the base that ships; without it the pack replaces that base
  --version 1.2.3    of the pack; the extension's own if left out
  --minimum 1.2.3    the least version of the extension; its present one if left out
  --out FILE         pack.zip if left out`;

class Misuse extends Error {}

/** @throws Misuse if the file is not there and is not to be made, or holds no such key */
async function keyIn(file: string, make: boolean): Promise<SigningKey> {
  if (!existsSync(file)) {
    if (!make) throw new Misuse(`${file} is not there; --make-key makes it`);
    const key = await makeSigningKey();
    // Never over a file that is there, and for its owner alone.
    writeFileSync(file, `${JSON.stringify(key, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
    console.log(`made ${file}: keep it secret, and keep a copy; who has it can sign in your name`);
    return key;
  }
  let key: Partial<SigningKey>;
  try {
    key = JSON.parse(readFileSync(file, 'utf8')) as Partial<SigningKey>;
  } catch {
    throw new Misuse(`${file} is not JSON`);
  }
  const { kty, crv, x, d } = key;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || typeof d !== 'string')
    throw new Misuse(`${file} is not an Ed25519 key as a JSON Web Key`);
  return { kty, crv, x, d };
}

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      signer: { type: 'string' },
      key: { type: 'string' },
      'make-key': { type: 'boolean', default: false },
      entries: { type: 'string' },
      extends: { type: 'boolean', default: false },
      version: { type: 'string' },
      minimum: { type: 'string' },
      out: { type: 'string', default: 'pack.zip' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const { name, signer, key: keyFile, entries: folder } = values;
  if (!name || !signer || !keyFile) throw new Misuse('--name, --signer and --key are needed');
  if (values.extends && !folder)
    throw new Misuse('--extends needs --entries: its own entries are there already');

  const own = compileOwn();
  const product = own.base.version;
  const version = values.version ?? product;
  const { base, faults } = folder
    ? compile(resolve(folder), version, values.extends ? own.base.entries : {})
    : { base: { ...own.base, version }, faults: own.faults };
  for (const { file, line, message } of faults) console.error(`${file}:${line}: ${message}`);
  if (faults.length > 0) {
    console.error('No pack was made.');
    return 1;
  }
  const key = await keyIn(resolve(keyFile), values['make-key']);
  const { file, manifest } = await makePack(
    base,
    {
      name,
      relation: values.extends ? 'extends' : 'replaces',
      signer,
      minimumProduct: values.minimum ?? product,
    },
    key,
  );
  await check(file, own.base);
  writeFileSync(values.out, file);
  const count = Object.keys(base.entries).length;
  console.log(
    `${values.out}: ${count} entries, version ${version}, as of ${base.asOf}, ${file.length} bytes`,
  );
  console.log(`key of ${signer}: ${fingerprintOf(manifest.signer.key_id)}`);
  return 0;
}

/** @throws PackRefusal for whatever a reader's extension would refuse, but its age: an older one may be wanted */
async function check(file: Uint8Array, bundled: KnowledgeBase): Promise<void> {
  const opened = await openPack(file);
  const ground = { bundled: { ...bundled, asOf: '' }, packs: [], product: opened.manifest.minimum_product };
  examine(opened, ground, new Date().toISOString());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    if (error instanceof PackRefusal) {
      console.error(`No pack was made; it would be refused: ${error.message}`);
      return 1;
    }
    const misuse = error instanceof Misuse || (error instanceof TypeError && 'code' in error);
    console.error(error instanceof Error ? error.message : String(error));
    if (misuse) console.error(usage);
    return 2;
  });
}
