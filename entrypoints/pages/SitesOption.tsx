import { useState } from 'preact/hooks';
import { SiteField } from '../../components/options/SiteField.tsx';
import { type ListedSite, SiteList } from '../../components/options/SiteList.tsx';
import { useWords } from '../../components/words.ts';
import { askForSites, dropSite, hostOf } from '../../platform/permissions.ts';
import type { PageProps } from './show-page.tsx';
import type { Leave } from './use-leave.ts';

interface Props {
  settings: PageProps['settings'];
  change: PageProps['change'];
  leave: Leave;
  /** Whether sites can be put on the list of those never read. */
  offersNever: boolean;
}

/** The sites that are always or never read, with the browser's own prompt behind "always". */
export function SitesOption({ settings, change, leave, offersNever }: Props) {
  const words = useWords();
  const [said, setSaid] = useState('');
  const set = (host: string, policy: 'always' | 'never') =>
    change({ sites: { ...settings.sites, [host]: policy } });
  // Not async before the browser is asked: it hears the question only while the press is being handled.
  const always = (host: string) =>
    void askForSites([host]).then((given) => {
      setSaid(given ? '' : words.options.refused);
      return given ? set(host, 'always') : undefined;
    });
  const without = (host: string) => {
    const { [host]: _, ...sites } = settings.sites;
    return sites;
  };
  const remove = async (host: string) => {
    if ((await change({ sites: without(host) })) && leave.hosts.has(host) && !leave.every)
      await dropSite(host).catch(() => false);
  };
  const undo = ({ host, policy }: ListedSite) =>
    policy === words.options.always ? always(host) : void set(host, 'never');
  const listed = Object.keys(settings.sites)
    .sort()
    .map((host): ListedSite => {
      const policy = settings.sites[host]!;
      const lacksLeave = policy === 'always' && !leave.every && !leave.hosts.has(host);
      return { host, policy: words.options[policy], lacksLeave };
    });
  return (
    <div class="stack">
      <SiteField
        hostOf={hostOf}
        actions={[
          { label: words.options.addAlways, primary: true, onAdd: always },
          ...(offersNever
            ? [{ label: words.options.addNever, onAdd: (host: string) => void set(host, 'never') }]
            : []),
        ]}
      />
      <p class="small" role="status">
        {said}
      </p>
      <SiteList
        sites={listed}
        none={words.options.noSites}
        onRemove={(host) => void remove(host)}
        onUndo={undo}
        onAskLeave={always}
      />
    </div>
  );
}
