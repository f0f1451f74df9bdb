import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  /** What is done for good: the button that asks. */
  label: string;
  /** What is asked, a paragraph each. */
  question: readonly string[];
  sure: string;
  keep: string;
  /** Names the button for tests; the one that is sure has `-sure` behind it. */
  testId: string;
  onSure(): void;
  /** What else can be done, beside the button that asks. */
  children?: ComponentChildren;
}

/** Does what can't be undone once the reader has said so twice. */
export function AskFirst({ label, question, sure, keep, testId, onSure, children }: Props) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <p class="row">
        {children}
        <button type="button" class="plain" data-testid={testId} onClick={() => setAsked(true)}>
          {label}
        </button>
      </p>
    );
  return (
    <div class="notice warn stack" role="alert">
      {question.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p class="row">
        <button
          type="button"
          class="button"
          data-testid={`${testId}-sure`}
          onClick={() => {
            setAsked(false);
            onSure();
          }}
        >
          {sure}
        </button>
        <button type="button" class="button" onClick={() => setAsked(false)}>
          {keep}
        </button>
      </p>
    </div>
  );
}
