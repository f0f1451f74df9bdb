import { useEffect, useState } from 'preact/hooks';
import { mayRead, mayReadEverySite, onPermissionsChange } from '../../platform/permissions.ts';

export interface Leave {
  every: boolean;
  /** Of the hosts asked about, those that the browser lets us read. */
  hosts: ReadonlySet<string>;
}

/** What the browser lets us read, followed as it changes. */
export function useLeave(hosts: readonly string[]): Leave {
  const [leave, setLeave] = useState<Leave>({ every: false, hosts: new Set() });
  const key = hosts.join(' ');
  useEffect(() => {
    const over = new AbortController();
    const ask = async () => {
      const every = await mayReadEverySite();
      const asked = key === '' ? [] : key.split(' ');
      const given = await Promise.all(asked.map(async (host) => ((await mayRead(host)) ? host : null)));
      if (!over.signal.aborted) setLeave({ every, hosts: new Set(given.filter((host) => host !== null)) });
    };
    void ask();
    onPermissionsChange(() => void ask(), over.signal);
    return () => over.abort();
  }, [key]);
  return leave;
}
