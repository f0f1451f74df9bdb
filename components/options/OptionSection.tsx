import type { ComponentChildren } from 'preact';

/** One subject of the options, with a heading that the contents link to. */
export function OptionSection({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <section class="option-section stack" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {hint && <p class="muted small">{hint}</p>}
      {children}
    </section>
  );
}
