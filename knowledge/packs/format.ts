import * as v from 'valibot';
import { date, words } from '../schema/parts.ts';
import { PackRefusal } from './refusal.ts';

/**
 * A pack is a zip of three files: `manifest.json` (UTF-8), `manifest.sig` (the 64 bytes of an Ed25519 signature over
 * the bytes of `manifest.json`, RFC 8032) and `base.json` (a compiled base, UTF-8). The manifest names the SHA-256 of
 * every other file and holds the public key, so that nothing in the file is outside the signature.
 */
export const packFormat = 1;

export const manifestPart = 'manifest.json';
export const signaturePart = 'manifest.sig';
export const basePart = 'base.json';

export type PackRelation = 'replaces' | 'extends';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const version = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/));
/** One line that is shown beside our own words: without marks that turn or hide what stands around it. */
const line = v.pipe(
  words,
  v.maxLength(80),
  v.regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+$/u, 'holds a character that cannot be seen'),
);

const manifestSchema = v.strictObject({
  format: v.literal(packFormat),
  name: line,
  version,
  as_of: v.pipe(date, v.length(10)),
  relation: v.picklist(['replaces', 'extends']),
  /** The least version of the extension whose schema the entries fit. */
  minimum_product: version,
  parts: v.strictObject({ [basePart]: sha256 }),
  signer: v.strictObject({
    name: line,
    /** SHA-256 of the key's 32 bytes. */
    key_id: sha256,
    /** The 32 bytes of the public key, in base64url (RFC 4648, without padding). */
    key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
  }),
});

export type PackManifest = v.InferOutput<typeof manifestSchema>;

/** @throws PackRefusal `format-too-new` or `bad-manifest` */
export function readManifest(bytes: Uint8Array): PackManifest {
  const value = readJson(bytes, 'bad-manifest', manifestPart);
  const format = (value as { format?: unknown } | null)?.format;
  // A later format may have other fields: that it is later is all that can be said of it.
  if (typeof format === 'number' && format > packFormat) throw new PackRefusal('format-too-new', `${format}`);
  const parsed = v.safeParse(manifestSchema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new PackRefusal('bad-manifest', v.getDotPath(issue) ?? manifestPart);
}

/** @throws PackRefusal with `reason` if the bytes are not UTF-8 or not JSON */
export function readJson(bytes: Uint8Array, reason: 'bad-manifest' | 'bad-base', part: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PackRefusal(reason, part);
  }
}
