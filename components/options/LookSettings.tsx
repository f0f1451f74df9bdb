import { useId } from 'preact/hooks';
import type { Settings } from '../../platform/settings.ts';
import { offeredLanguages, useLanguage, useWords } from '../words.ts';

interface Props {
  settings: Pick<Settings, 'theme' | 'language' | 'rest'>;
  onChange(change: Partial<Pick<Settings, 'theme' | 'language' | 'rest'>>): void;
}

const themes: readonly Settings['theme'][] = ['system', 'light', 'dark'];

/** Theme, language, and how long the pointer rests before a card opens. */
export function LookSettings({ settings, onChange }: Props) {
  const words = useWords().options;
  const id = useId();
  const languageNames = new Intl.DisplayNames([useLanguage()], { type: 'language' });
  return (
    <>
      <fieldset class="stack tight">
        <legend class="overline">{words.theme}</legend>
        <span class="choices">
          {themes.map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                value={theme}
                checked={settings.theme === theme}
                onChange={() => onChange({ theme })}
              />
              {words.themes[theme]}
            </label>
          ))}
        </span>
      </fieldset>
      <div class="stack tight narrow">
        <label class="overline" for={`${id}-rest`}>
          {words.rest}
        </label>
        <div class="row">
          <input
            id={`${id}-rest`}
            class="grow"
            type="range"
            min={0}
            max={1500}
            step={50}
            value={settings.rest}
            onChange={(event) => onChange({ rest: Number(event.currentTarget.value) })}
          />
          <output for={`${id}-rest`}>{words.restUnit(settings.rest)}</output>
        </div>
      </div>
      <div class="stack tight narrow">
        <label class="overline" for={`${id}-language`}>
          {words.language}
        </label>
        <select
          id={`${id}-language`}
          class="field"
          value={settings.language}
          onChange={(event) => onChange({ language: event.currentTarget.value })}
        >
          <option value="auto">{words.languageAuto}</option>
          {offeredLanguages.map((language) => (
            <option key={language} value={language}>
              {languageNames.of(language) ?? language}
            </option>
          ))}
        </select>
      </div>
      <p class="small muted">{words.languageHint}</p>
    </>
  );
}
