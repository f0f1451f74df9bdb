/** What was typed of a note and not saved, and the note that it was begun from: what others wrote meanwhile is told from it. */
export interface NoteDraft {
  note: string;
  from: string;
}

const head = 'draft:';

/** The draft of a passage's note that was not saved, however its window was closed; `null` if there is none. */
export function draftFor(id: string): NoteDraft | null {
  const kept = localStorage.getItem(head + id);
  if (kept === null) return null;
  try {
    const { note, from } = JSON.parse(kept) as Partial<NoteDraft>;
    return typeof note === 'string' && typeof from === 'string' ? { note, from } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft, in place of any before; a note as it was is none. @returns false if the disk refuses */
export function keepDraft(id: string, draft: NoteDraft): boolean {
  try {
    if (draft.note === draft.from) localStorage.removeItem(head + id);
    else localStorage.setItem(head + id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  localStorage.removeItem(head + id);
}

/** The passages of whose notes there is a draft. */
export function draftedPassages(): string[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(head))
    .map((name) => name.slice(head.length));
}
