import { type Category, categories } from '../../knowledge/mention.ts';
import type { Loudness } from '../../platform/settings.ts';
import { type Ink, Painted } from '../Painted.tsx';
import { CategorySign } from '../signs.tsx';
import { useWords } from '../words.ts';

interface Props {
  loudness: Record<Category, Loudness>;
  inks: Record<Category, Ink>;
  onChange(category: Category, loudness: Loudness): void;
}

const choices: readonly Loudness[] = ['loud', 'quiet', 'off'];

/** For each category how it is painted, with words painted so. */
export function CategorySettings({ loudness, inks, onChange }: Props) {
  const words = useWords();
  return (
    <div class="category-settings">
      {categories.map((category) => (
        <fieldset key={category} class="category-setting" data-category={category}>
          <legend class="unseen">{words.categories[category]}</legend>
          <CategorySign category={category} />
          <span class="sample">
            <Painted
              text={words.options.samples[category]!}
              ink={inks[category]}
              loudness={loudness[category]}
            />
          </span>
          <span class="choices small">
            {choices.map((choice) => (
              <label key={choice}>
                <input
                  type="radio"
                  name={`loudness-${category}`}
                  value={choice}
                  checked={loudness[category] === choice}
                  onChange={() => onChange(category, choice)}
                />
                {words.options.loudness[choice]}
              </label>
            ))}
          </span>
        </fieldset>
      ))}
    </div>
  );
}
