const things = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const extent = (documents: number, passages: number) =>
  `${things(documents, 'document', 'documents')}, ${things(passages, 'passage', 'passages')}`;

/** The English words of matters in the library. */
export const mattersEn = {
  title: 'Matters',
  hint: 'A matter is a client’s case. What you mark goes to the current one.',
  none: 'There is no matter yet. The first passage that you keep opens one; you can also name it now.',
  name: 'Name of the matter',
  open: 'Open the matter',
  opened: (name: string) => `${name} is open, and is the current matter.`,
  current: 'current',
  makeCurrent: 'Make it current',
  madeCurrent: (name: string) => `${name} is the current matter.`,
  reopen: 'Open again',
  archive: 'Archive',
  archived: (name: string) => `${name} is archived. Nothing of it was removed.`,
  openTitle: 'Open',
  archivedTitle: 'Archived',
  court: 'My court in this matter',
  courtOfSettings: 'My court as in the options',
  colour: 'Colour',
  colours: {
    teal: 'Teal',
    indigo: 'Indigo',
    plum: 'Plum',
    rust: 'Rust',
    olive: 'Olive',
    slate: 'Slate',
  },
  notes: 'Notes on the matter',
  extent,
  extentInFull: (documents: number, passages: number, notes: number, clippings: number) =>
    `${extent(documents, passages)} (${things(notes, 'note', 'notes')}, ${things(clippings, 'clipping', 'clippings')})`,
  destroy: 'Destroy',
  destroyAsk: (name: string, what: string) =>
    `This removes “${name}” with all that is in it: ${what}. For 30 days it stands in the list of what was removed and can be put back. After that it is gone, and only a backup brings it back.`,
  destroySure: 'Destroy the matter',
  keepIt: 'Keep it',
  removed: (name: string) => `${name} was removed. It can be put back for 30 days.`,
  removedTitle: 'Removed',
  removedHint: 'What you removed stays here for 30 days.',
  nothingRemoved: 'Nothing was removed in the last 30 days.',
  removedAt: (time: string) => `removed ${time} UTC`,
  putBack: 'Put back',
  isBack: 'It is back as it was.',
  purge: 'Destroy for good',
  purgeAsk: 'This cannot be undone. Only a backup that you made before would bring it back.',
  purgeSure: 'Destroy for good',
  purged: 'Destroyed for good.',
};
