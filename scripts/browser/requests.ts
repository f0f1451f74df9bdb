import { readFile } from 'node:fs/promises';

/** A request that the browser sent out, and who asked for it. */
export interface SentRequest {
  url: string;
  /** The origin of the page or extension that asked; '' for the browser's own. */
  initiator: string;
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string; load_flags?: number } }[];
}

/** The requests in a log that Chromium writes with `--log-net-log`. The browser must have been closed. */
export async function requestsInNetLog(file: string): Promise<SentRequest[]> {
  const text = await readFile(file, 'utf8');
  // A browser that was ended in a hurry leaves the list without its end.
  const log = JSON.parse(/\]\s*\}\s*$/.test(text) ? text : `${text.trimEnd().replace(/,$/, '')}]}`) as NetLog;
  const start = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  return log.events
    .filter(({ type, params }) => type === start && params?.url)
    .map(({ params }) => ({
      url: params?.url ?? '',
      initiator: params?.initiator && params.initiator !== 'not an origin' ? params.initiator : '',
    }));
}
