/** An object store as a former version of the case file made it: what a test builds to have it brought up. */
export interface FormerStore {
  name: string;
  keyPath: string;
  indexes: readonly { name: string; of: string; multiEntry?: boolean }[];
}

const plain = (name: string, keyPath: string): FormerStore => ({ name, keyPath, indexes: [] });

export const storesOfOne: readonly FormerStore[] = [plain('kept-authorities', 'entry')];

export const storesOfTwo: readonly FormerStore[] = [
  ...storesOfOne,
  plain('matters', 'id'),
  {
    name: 'documents',
    keyPath: 'id',
    indexes: [
      { name: 'by-matter', of: 'matter' },
      { name: 'by-key', of: 'keys', multiEntry: true },
    ],
  },
  {
    name: 'passages',
    keyPath: 'id',
    indexes: [
      { name: 'by-matter', of: 'matter' },
      { name: 'by-document', of: 'document' },
    ],
  },
  plain('removals', 'id'),
  plain('state', 'name'),
];

export const storesOfFour: readonly FormerStore[] = [...storesOfTwo, plain('safety-copies', 'id')];

export const storesOfFive: readonly FormerStore[] = [...storesOfFour, plain('files', 'document')];
