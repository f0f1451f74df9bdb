import { type ComponentChildren, type ComponentType, render } from 'preact';
import { useEffect, useErrorBoundary } from 'preact/hooks';
import { LanguageContext, shownLanguage, useWords, wordsIn } from '../../components/words.ts';
import { interfaceLanguage } from '../../platform/orders.ts';
import type { Settings } from '../../platform/settings.ts';
import { tellPagesOfWrites } from '../keeping/tell-pages.ts';
import { type UsedSettings, useSettings } from './use-settings.ts';

/** What a page gets once the settings were read. */
export interface PageProps extends Omit<UsedSettings, 'settings'> {
  settings: Settings;
  /** BCP 47: the language in which the page is shown. */
  language: string;
}

/**
 * Renders a page of the extension in the reader's theme and language. What the page writes to the case file, the pages
 * that show passages hear of.
 */
export function showPage(Page: ComponentType<PageProps>): void {
  function Shell() {
    const { settings, save, change } = useSettings();
    const language = shownLanguage(settings ? interfaceLanguage(settings) : 'en');
    const theme = settings?.theme ?? 'system';
    useEffect(() => {
      const root = document.documentElement;
      root.lang = language;
      root.dir = wordsIn(language).direction;
      if (theme === 'system') delete root.dataset.theme;
      else root.dataset.theme = theme;
    }, [language, theme]);
    return (
      <LanguageContext.Provider value={language}>
        <Guarded>
          {settings && <Page settings={settings} save={save} change={change} language={language} />}
        </Guarded>
      </LanguageContext.Provider>
    );
  }
  tellPagesOfWrites(new AbortController().signal);
  render(<Shell />, document.getElementById('root')!);
}

function Guarded({ children }: { children: ComponentChildren }) {
  const words = useWords();
  const [error] = useErrorBoundary();
  if (!error) return children;
  return (
    <main class="fault">
      <p class="notice warn">{words.pageFailed}</p>
      <pre class="small">{error instanceof Error ? error.message : String(error)}</pre>
    </main>
  );
}
