import type * as v from 'valibot';

/** What is wrong with a value, in words for the lawyer who wrote the entry. @param path where in the entry it stands */
export function describeIssue(path: readonly (string | number)[], issue: v.BaseIssue<unknown>): string {
  const where = path.length > 0 ? path.join('.') : 'the file';
  if (issue.type === 'strict_object') {
    if (issue.expected === 'never') return `${where} is not a field of this kind of entry`;
    if (issue.received === 'undefined') return `${where} is missing`;
  }
  // Valibot's own wording starts with "Invalid ..."; ours says what is wrong with the value.
  return issue.message.startsWith('Invalid')
    ? `${where} must be ${issue.expected}, not ${issue.received}`
    : `${where} ${issue.message}`;
}

/** The path of an issue, from the entry down. */
export function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  return (issue.path ?? []).map((item) => item.key as string | number);
}
