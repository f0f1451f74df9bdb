import { hostOf, mayRead } from '../../platform/permissions.ts';
import { fileKind, headLength } from '../../reading/file-kind.ts';
import { OpenError, type OpenFault, type SourceFile } from './opened.ts';

/** Bytes; beyond, no document of law is so long, and a tab can't hold it. */
export const mostFetched = 1_000_000_000;

/** Names that say what kind of document stands there. */
const namedDocument = /\.(?:pdf|docx|docm|rtf|odt)$/i;

/** The name under which a document at an address is shown. */
export function nameAt(address: string): string {
  try {
    const { pathname, hostname } = new URL(address);
    const last = pathname.split('/').filter(Boolean).at(-1);
    return last ? decodeURIComponent(last) : hostname;
  } catch {
    return address;
  }
}

/**
 * Fetches the document at an address that the reader asked to open: the one request that this extension makes. Where
 * the reader gave leave for the site, the browser sends what it sends when a link there is followed, cookies too,
 * since court sites keep documents behind a sign-in; without leave, nothing but the bare request.
 * @param progress bytes that came, and how many are announced: 0 if the server does not say
 * @throws OpenError; the signal's reason if it was aborted
 */
export async function fetchDocument(
  address: string,
  progress: (got: number, of: number) => void,
  signal: AbortSignal,
): Promise<SourceFile> {
  if (hostOf(address) === '' || !/^https?:/i.test(address)) throw new OpenError('bad-address');
  const hasLeave = await mayRead(hostOf(address));
  let response: Response;
  try {
    response = await fetch(address, { signal, credentials: hasLeave ? 'include' : 'omit' });
  } catch (error) {
    signal.throwIfAborted();
    // A browser says alike that a site is not there and that we have no leave to ask it.
    if (navigator.onLine && !hasLeave) throw new OpenError('needs-leave', error);
    throw new OpenError('offline', error);
  }
  const fault = faultOf(response.status);
  if (fault) throw new OpenError(fault, new Error(`HTTP ${response.status}`));
  const type = response.headers.get('content-type') ?? '';
  const bytes = await bytesOf(response, type, progress, signal);
  // By the name that the server gives, or else by where the request ended.
  const name = announcedName(response.headers.get('content-disposition')) || nameAt(response.url || address);
  const head = new Uint8Array(await bytes.slice(0, headLength).arrayBuffer());
  const asked = namedDocument.test(new URL(address).pathname) || namedDocument.test(name);
  if (asked && fileKind(head, name, type) === 'html') throw new OpenError('page-instead');
  return { name, type, bytes, address };
}

function faultOf(status: number): OpenFault | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return 'not-found';
  return status >= 500 ? 'server' : 'refused';
}

async function bytesOf(
  response: Response,
  type: string,
  progress: (got: number, of: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  // What is compressed on its way is longer than it is announced.
  const of = response.headers.has('content-encoding')
    ? 0
    : Number(response.headers.get('content-length') ?? 0) || 0;
  if (of > mostFetched) throw new OpenError('too-big');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let got = 0;
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done || !value) break;
      parts.push(value);
      got += value.length;
      if (got > mostFetched) throw new OpenError('too-big');
      progress(got, of);
    }
  } catch (error) {
    signal.throwIfAborted();
    void reader?.cancel().catch(() => undefined);
    throw error instanceof OpenError ? error : new OpenError('offline', error);
  }
  return new Blob(parts, { type });
}

/** The file name in a Content-Disposition header (RFC 6266), '' if it has none. */
export function announcedName(disposition: string | null): string {
  const header = disposition ?? '';
  const coded = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header);
  let name = plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? '';
  if (coded) {
    try {
      name = decodeURIComponent(coded);
    } catch {
      // The plain one stands.
    }
  }
  return name.split(/[/\\]/).at(-1)!.trim();
}
