import type { RefusalReason } from '../knowledge/packs/refusal.ts';

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** The English words of knowledge packs. */
export const packsEn = {
  title: 'Knowledge packs',
  hint: 'A pack is a signed file that adds to the knowledge base or takes its place. It is checked on this machine, and nothing is sent.',
  notHighlighted:
    'What a pack adds is found by search and by links. It is not highlighted on pages: highlighting knows the names and words that ship with the extension, and no others.',
  inUse: 'In use',
  bundled: (version: string, date: string, count: number) =>
    `The base that ships with the extension: version ${version}, as of ${date}, ${entries(count)}`,
  bundledReplaced: 'It rests as long as a pack takes its place.',
  unread:
    'The browser would not say which packs are in use. The base that ships with the extension is in use, and nothing was changed. Close this page and open it again; if it happens again, free some disk space.',
  relation: { replaces: 'takes the place of the base that ships', extends: 'adds to the base' },
  version: (version: string, date: string) => `version ${version}, as of ${date}`,
  signedBy: (signer: string) => `signed by ${signer}`,
  fingerprint: 'Fingerprint of the key',
  remove: (name: string) => `Take ${name} out of use`,
  removed: (name: string) => `${name} is out of use.`,
  leftOut: (name: string) => `${name} is left out: it does not fit this version of the extension any more.`,
  leftOutNext: 'Ask its maker for a new version. The rest of the base works as before.',
  older: (date: string) =>
    `The base that ships with this version of the extension is newer (as of ${date}) than the pack that takes its place.`,
  choose: 'Choose a pack file',
  checking: 'Checking the file',
  back: 'Back to the base that ships',
  isBack: 'The base that ships is in use again, without any pack.',
  installed: (name: string) => `${name} is in use.`,
  undone: 'As it was before.',
  notStored: (why: string) =>
    `Nothing was changed: the browser did not store it (${why}). What was in use stays in use. Free some disk space and try again.`,
  unreadable: (file: string, why: string) =>
    `${file} could not be read (${why}). Nothing was changed. Choose it again.`,
  changedElsewhere:
    'Nothing was changed: another page changed the packs in the meantime. This page now shows them; try again.',

  preview: 'Before it is used',
  previewName: 'Pack',
  previewFile: 'File',
  previewVersion: 'Version',
  previewBefore: (version: string) => `in place of version ${version} of the same pack`,
  previewRelation: 'What it does',
  previewFrom: 'From',
  previewCount: 'Entries',
  previewChanges: 'What changes',
  added: (count: number) => `${entries(count)} added`,
  changed: (count: number) => `${entries(count)} changed`,
  taken: (count: number) => `${entries(count)} taken away`,
  unchanged: 'Nothing changes in what can be read.',
  andMore: (count: number) => `and ${count} more`,
  ours: 'Its entries are not those of this extension. Nobody here has checked them.',
  keyKnown: (date: string) => `You accepted this key on ${date}.`,
  keyNew: 'You have not accepted this key yet.',
  keyHow: (signer: string) =>
    `Anybody can write “${signer}” into a pack. Ask for the fingerprint in another way than the one by which the file came, and compare all eight groups.`,
  keyTwice: (signer: string) =>
    `You accepted another key under the name “${signer}”. If nobody told you of a new one, do not accept this.`,
  acceptAndUse: 'Accept this key and use the pack',
  use: 'Use the pack',
  refuseKey: 'Do not accept',
  cancel: 'Cancel',

  keys: 'Accepted keys',
  noKeys: 'You have accepted no key.',
  keysHint: 'Packs signed with these are used without asking about the key again.',
  acceptedOn: (date: string) => `accepted on ${date}`,
  removeKey: (name: string) => `Remove the key of ${name}`,
  keyRemoved: (name: string, packs: number) =>
    packs === 0
      ? `The key of ${name} is no longer accepted.`
      : `The key of ${name} is no longer accepted, and what it signed is out of use.`,

  refused: (file: string) => `${file} was not taken`,
  safe: 'Nothing was changed: what was in use before stays in use.',
  found: 'Found',
  /** What happened, and what to do next. */
  reasons: {
    'too-large': ['It is larger than a pack may be.', 'Ask its maker for a smaller one.'],
    'not-a-zip': [
      'The file is broken, or is no pack.',
      'Get it again. If it came in pieces or through a converter, ask for the file itself.',
    ],
    'zip-bomb': [
      'It unpacks to far more than it should, as files do that are made to harm.',
      'Do not open it with anything else, and tell whoever gave it to you.',
    ],
    'missing-part': ['A part of it is missing.', 'Get it again, or ask its maker.'],
    'unnamed-part': [
      'It holds something that a pack does not have.',
      'Ask its maker for the file as it was made.',
    ],
    unsigned: ['It is not signed, so that nobody can tell who made it.', 'Ask its maker for a signed one.'],
    'bad-manifest': ['Its description of itself is wrong.', 'Ask its maker to make it anew.'],
    'format-too-new': [
      'It is of a newer format than this version of the extension can read.',
      'Update the extension, then choose the file again.',
    ],
    'product-too-old': [
      'It needs a newer version of the extension.',
      'Update the extension, then choose the file again.',
    ],
    'cannot-check': [
      'This browser cannot check signatures of this kind.',
      'Update the browser, then choose the file again.',
    ],
    'wrong-signature': [
      'Its signature is wrong: it was changed after it was signed, or was signed by somebody else.',
      'Do not use it. Get it again from its maker, and tell them if it stays so.',
    ],
    'wrong-hash': [
      'Its contents are not those that were signed: it was changed, or damaged on its way.',
      'Do not use it. Get it again from its maker.',
    ],
    'bad-base': ['What it holds is no knowledge base.', 'Ask its maker to make it anew.'],
    'bad-entry': ['One of its entries is faulty.', 'Tell its maker what was found.'],
    'dangling-reference': [
      'One of its entries refers to another that would not be there.',
      'Tell its maker what was found.',
    ],
    collision: [
      'It adds to the base, and one of its entries has the name of one that is there already. A pack that adds may change nothing.',
      'Tell its maker: the entry needs a name of its own, or the pack has to take the place of the base.',
    ],
    older: [
      'It is older than what is in use.',
      'To use it all the same, go back to the base that ships first, if the pack is newer than that.',
    ],
    'unknown-key': [
      'Its key was not accepted.',
      'Choose the file again when you have compared the fingerprint.',
    ],
    'wrong-ground': [
      'A pack in use could not stand on it.',
      'Take that pack out of use first, then choose the file again.',
    ],
    outgrown: [
      'It was checked by an earlier version of the extension and does not fit this one.',
      'Ask its maker for a new version.',
    ],
  } satisfies Record<RefusalReason, [string, string]>,
};
