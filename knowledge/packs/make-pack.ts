import { archive } from '../archive.ts';
import type { KnowledgeBase } from '../entry.ts';
import {
  basePart,
  manifestPart,
  type PackManifest,
  type PackRelation,
  packFormat,
  signaturePart,
} from './format.ts';
import { bytesOfBase64Url, type SigningKey, sha256, sign } from './signing.ts';

/** What its maker says of a pack. */
export interface PackTitle {
  name: string;
  relation: PackRelation;
  /** Whose the key is. */
  signer: string;
  /** `1.2.3`: the least version of the extension that can use it. */
  minimumProduct: string;
}

/**
 * A signed pack of a compiled base. It isn't checked here: `openPack` says whether it is good.
 * @returns the bytes of the file, and its manifest
 */
export async function makePack(
  { version, asOf, entries }: Pick<KnowledgeBase, 'version' | 'asOf' | 'entries'>,
  { name, relation, signer, minimumProduct }: PackTitle,
  key: SigningKey,
): Promise<{ file: Uint8Array<ArrayBuffer>; manifest: PackManifest }> {
  // What refers to what is found anew by whoever opens it, over all that is in use there.
  const base = utf8({ version, asOf, entries });
  const manifest: PackManifest = {
    format: packFormat,
    name,
    version,
    as_of: asOf,
    relation,
    minimum_product: minimumProduct,
    parts: { [basePart]: await sha256(base) },
    signer: { name: signer, key_id: await sha256(bytesOfBase64Url(key.x)), key: key.x },
  };
  const said = utf8(manifest);
  const file = archive({ [manifestPart]: said, [signaturePart]: await sign(key, said), [basePart]: base });
  return { file, manifest };
}

const utf8 = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);
