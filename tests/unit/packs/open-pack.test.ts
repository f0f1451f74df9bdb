import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../../knowledge/packs/fingerprint.ts';
import { packLimits } from '../../../knowledge/packs/limits.ts';
import { openPack } from '../../../knowledge/packs/open-pack.ts';
import { PackRefusal } from '../../../knowledge/packs/refusal.ts';
import {
  addedBase,
  bundled,
  json,
  laterBase,
  manifestWith,
  otherKey,
  ownEntry,
  packOf,
  signedPack,
  utf8,
} from './sample-packs.ts';

const good = await packOf(addedBase);

/** Why a file is refused; fails if it is not, or by anything but a refusal. */
async function refusal(file: Uint8Array): Promise<string> {
  try {
    await openPack(file);
  } catch (error) {
    if (error instanceof PackRefusal) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

/** The good pack with its files changed, as whoever has no key can change them. */
function tampered(change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = unzipSync(good);
  change(files);
  return zipSync(files);
}

const baseOf = (entries: Record<string, unknown>) => json({ version: '1.0.0', asOf: '2026-10-01', entries });

describe('a good pack', () => {
  it('opens to its manifest and its entries', async () => {
    const { manifest, entries } = await openPack(good);
    expect(manifest).toMatchObject({
      name: 'Sample',
      version: '1.0.0',
      as_of: '2026-10-01',
      relation: 'extends',
    });
    expect(entries).toEqual(addedBase.entries);
    expect(fingerprintOf(manifest.signer.key_id)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  });

  it('may hold the whole base that ships, and gives each entry back as it was', async () => {
    const { entries } = await openPack(await packOf(bundled));
    expect(entries).toEqual(bundled.entries);
  });

  it('is the same file each time, so that a maker can be checked', async () => {
    expect(await packOf(laterBase)).toEqual(await packOf(laterBase));
    // The whole base is signed twice: a busy machine needs its time.
  }, 30_000);

  it('may be zipped anew by another tool', async () => {
    for (const level of [0, 1, 9] as const)
      expect((await openPack(zipSync(unzipSync(good), { level }))).manifest.name).toBe('Sample');
  });
});

describe('a pack is refused', () => {
  it('if it is not a zip', async () => {
    expect(await refusal(utf8('no zip at all'))).toMatch(/^not-a-zip/);
    expect(await refusal(new Uint8Array())).toMatch(/^not-a-zip/);
    expect(await refusal(good.subarray(0, 600))).toMatch(/^not-a-zip/);
  });

  it.each([
    ['manifest.json', 'missing-part: manifest.json'],
    ['base.json', 'missing-part: base.json'],
    ['manifest.sig', 'unsigned'],
  ])('if %s is missing', async (part, why) => {
    expect(await refusal(tampered((files) => delete files[part]))).toBe(why);
  });

  it('if it holds what its manifest does not name', async () => {
    expect(await refusal(tampered((files) => Object.assign(files, { 'run.js': utf8('1') })))).toBe(
      'unnamed-part: run.js',
    );
    expect(await refusal(tampered((files) => Object.assign(files, { '../base.json': utf8('1') })))).toMatch(
      /^unnamed-part/,
    );
  });

  it('if its base is not what was signed', async () => {
    const changed = tampered((files) => {
      files['base.json'] = baseOf({
        'chambers-note-2026': ownEntry('chambers-note-2026', { note: { en: 'X' } }),
      });
    });
    expect(await refusal(changed)).toBe('wrong-hash: base.json');
  });

  it('if its manifest is not what was signed', async () => {
    const said = (change: object) =>
      tampered((files) => {
        const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as object;
        files['manifest.json'] = json({ ...manifest, ...change });
      });
    expect(await refusal(said({ version: '9.0.0' }))).toBe('wrong-signature');
    // Another's key put in its place signs nothing.
    expect(
      await refusal(
        await signedPack(
          (hash) => manifestWith()(hash, { key: otherKey.x, key_id: '0'.repeat(64) }),
          baseOf({}),
        ),
      ),
    ).toBe('wrong-signature: key_id');
  });

  it('if the signature is of another key, of another length, or empty', async () => {
    const theirs = unzipSync(await packOf(addedBase, {}, otherKey))['manifest.sig']!;
    for (const signature of [theirs, theirs.subarray(1), new Uint8Array(64), new Uint8Array()])
      expect(await refusal(tampered((files) => Object.assign(files, { 'manifest.sig': signature })))).toBe(
        'wrong-signature',
      );
  });

  it('if its format is of a later time, whatever else it then holds', async () => {
    expect(await refusal(await signedPack(() => ({ format: 2, unheard: 'of' }), baseOf({})))).toBe(
      'format-too-new: 2',
    );
  });

  it.each([
    [{ format: 0 }, 'format'],
    [{ name: '' }, 'name'],
    [{ name: 'Safe\u202Ekcap' }, 'name'],
    [{ name: 'two\nlines' }, 'name'],
    [{ version: '1' }, 'version'],
    [{ as_of: '2026-02-30' }, 'as_of'],
    [{ as_of: '2026' }, 'as_of'],
    [{ relation: 'overrides' }, 'relation'],
    [{ minimum_product: 'any' }, 'minimum_product'],
    [{ parts: {} }, 'parts.base.json'],
    [{ parts: { 'base.json': 'x' } }, 'parts.base.json'],
    [{ signer: { name: 'A', key: 'short', key_id: 'x' } }, 'signer.key_id'],
    [{ more: 1 }, 'more'],
  ])('if its manifest is wrong: %j', async (change, where) => {
    expect(await refusal(await signedPack(manifestWith(change), baseOf({})))).toBe(`bad-manifest: ${where}`);
  });

  it('if its manifest is no JSON', async () => {
    for (const bytes of [utf8('{'), new Uint8Array([0xff, 0xfe]), utf8('null'), utf8('[]')])
      expect(await refusal(tampered((files) => Object.assign(files, { 'manifest.json': bytes })))).toMatch(
        /^bad-manifest/,
      );
  });

  it.each([
    [utf8('{"version"'), 'base.json'],
    [json(null), 'version'],
    [json({ version: '1.0.1', asOf: '2026-10-01', entries: {} }), 'version'],
    [json({ version: '1.0.0', asOf: '2026-10-02', entries: {} }), 'version'],
    [baseOf({}), 'entries'],
    [json({ version: '1.0.0', asOf: '2026-10-01', entries: [] }), 'entries'],
    [utf8('['.repeat(200_000)), 'base.json'],
  ])('if its base is no base', async (base, where) => {
    expect(await refusal(await signedPack(manifestWith(), base))).toBe(`bad-base: ${where}`);
  });

  it.each([
    ['is of no kind', { ...ownEntry('an-id'), kind: 'sermon' }, 'an-id: kind'],
    ['has another id than its key', ownEntry('another-id'), 'an-id: id'],
    [
      'has no source',
      ownEntry('an-id', { sources: [] }),
      'an-id: sources has no source: every entry needs one',
    ],
    [
      'was not checked',
      { ...ownEntry('an-id'), checked: 'unchecked' },
      'an-id: checked must be primary or secondary: what was not checked does not ship',
    ],
    [
      'has a field that we do not know',
      { ...ownEntry('an-id'), html: '<b>' },
      'an-id: html is not a field of this kind of entry',
    ],
    [
      'links to a script',
      ownEntry('an-id', { sources: [{ ...ownEntry('x').sources[0]!, url: 'javascript:alert(1)' }] }),
      'an-id: sources.0.url is not a web address that starts with http:// or https://',
    ],
    [
      'names an issue that is none',
      { ...ownEntry('an-id'), issues: ['weather'] },
      'an-id: issues.0 "weather" is not an issue that this base knows',
    ],
    ['is not an entry', 7, 'an-id: kind'],
  ])('if an entry %s', async (_, entry, detail) => {
    expect(await refusal(await signedPack(manifestWith(), baseOf({ 'an-id': entry })))).toBe(
      `bad-entry: ${detail}`,
    );
  });

  it('if an entry is called as no entry may be', async () => {
    const text = JSON.stringify({
      version: '1.0.0',
      asOf: '2026-10-01',
      entries: { proto: ownEntry('an-id') },
    });
    const base = utf8(text.replace('"proto"', '"__proto__"'));
    expect(await refusal(await signedPack(manifestWith(), base))).toMatch(/^bad-entry: __proto__/);
    expect({}).not.toHaveProperty('kind');
  });

  it('if it is too large, before it is unpacked', async () => {
    expect(await refusal(new Uint8Array(packLimits.file + 1))).toMatch(/^too-large/);
    expect(
      await refusal(tampered((files) => Object.assign(files, { 'manifest.json': new Uint8Array(70_000) }))),
    ).toBe('too-large: manifest.json');
  });

  it('if it grows out of all proportion, whatever it says of its size', async () => {
    const bomb = tampered((files) => Object.assign(files, { 'base.json': new Uint8Array(150_000_000) }));
    expect(bomb.length).toBeLessThan(packLimits.file);
    expect(await refusal(bomb)).toBe('zip-bomb: base.json');
    // What the headers claim of its size is not what counts.
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 30; at++) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1_000, true);
    }
    expect(await refusal(lying)).toBe('zip-bomb: base.json');
  });

  it('if it has one file twice', async () => {
    const twice = new Uint8Array(good.length * 2);
    twice.set(good);
    twice.set(good, good.length);
    expect(await refusal(twice)).toMatch(/^(unnamed-part|not-a-zip)/);
  });
});

describe('whatever is done to a pack', () => {
  it('is never accepted as something else, and never fails but by a refusal', async () => {
    const damage = fc.oneof(
      fc.record({ at: fc.nat(good.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
      fc.record({ cut: fc.nat(good.length) }),
      fc.record({ at: fc.nat(good.length), insert: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
      fc.record({ remove: fc.nat(good.length - 1), count: fc.integer({ min: 1, max: 200 }) }),
    );
    const known = await openPack(good);
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const file = damaged(good, how);
        try {
          // What stands between the files of a zip (times, names of its maker's system) may change; nothing signed may.
          expect(await openPack(file)).toEqual(known);
        } catch (error) {
          expect(error).toBeInstanceOf(PackRefusal);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('never accepts a changed byte of what is in it', async () => {
    const files = unzipSync(good);
    const place = fc.constantFrom(...Object.keys(files)).chain((part) =>
      fc.record({
        part: fc.constant(part),
        at: fc.nat(files[part]!.length - 1),
        by: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(place, async ({ part, at, by }) => {
        const changed = { ...files, [part]: files[part]!.slice() };
        changed[part]![at]! ^= by;
        await expect(openPack(zipSync(changed))).rejects.toBeInstanceOf(PackRefusal);
      }),
      { numRuns: 500 },
    );
  });

  it('never accepts bytes made up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await expect(openPack(bytes)).rejects.toBeInstanceOf(PackRefusal);
      }),
      { numRuns: 500 },
    );
  });
});

type Damage =
  | { at: number; bytes: Uint8Array }
  | { cut: number }
  | { at: number; insert: Uint8Array }
  | { remove: number; count: number };

function damaged(file: Uint8Array, how: Damage): Uint8Array {
  if ('cut' in how) return file.subarray(0, how.cut);
  if ('remove' in how) return joined(file.subarray(0, how.remove), file.subarray(how.remove + how.count));
  if ('insert' in how) return joined(file.subarray(0, how.at), how.insert, file.subarray(how.at));
  const changed = file.slice();
  changed.set(how.bytes.subarray(0, changed.length - how.at), how.at);
  return changed;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
