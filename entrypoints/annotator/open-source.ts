import { type FileKind, fileKind, headLength } from '../../reading/file-kind.ts';
import {
  OpenError,
  type OpenedDocument,
  type OpenedKind,
  type OpenFault,
  type SourceFile,
} from './opened.ts';
import { openers } from './openers.ts';

const refused: { readonly [K in Exclude<FileKind, OpenedKind | 'ole'>]: OpenFault } = {
  rtf: 'not-read',
  odt: 'not-read',
  zip: 'unknown',
  image: 'not-read',
  empty: 'empty',
  unknown: 'unknown',
};

/**
 * Opens a file by what its bytes say that it is.
 * @throws OpenError; what the signal's `reason` is, if it was aborted
 */
export async function openSource(source: SourceFile, signal: AbortSignal): Promise<OpenedDocument> {
  const head = new Uint8Array(await source.bytes.slice(0, headLength).arrayBuffer());
  signal.throwIfAborted();
  const kind = fileKind(head, source.name, source.type);
  if (kind in refused) throw new OpenError(refused[kind as keyof typeof refused]);
  // What opens DOCX tells one under a password from Word's format of before 2007.
  const load = openers[kind === 'ole' ? 'docx' : (kind as OpenedKind)];
  if (!load) throw new OpenError('not-read');
  const open = await load();
  signal.throwIfAborted();
  return open(source, signal);
}
