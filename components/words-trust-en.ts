import type { EntryKind, Level } from '../knowledge/entry.ts';

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** The English words of "Report a mistake" and of the page "About this knowledge". */
export const trustEn = {
  report: {
    title: 'Report a mistake',
    hint: 'This prepares a text for you to copy. Nothing is sent from here: you choose how it goes on.',
    part: 'Where the mistake is',
    whole: 'The entry as a whole',
    wrong: 'What is wrong, and what should stand there',
    source: 'Where that can be read: a source with page or paragraph',
    text: 'The text to copy',
    copy: 'Copy the text',
    copied: 'Text copied. Nothing was sent.',
    copyFailed: 'The text was not copied: the browser refused. Select it and copy it by hand.',
    pullRequest: (path: string) =>
      `If you work with the source files: the entry is the file ${path}, and a correction can be a pull request that changes it.`,
    ofPack: (pack: string, signer: string) =>
      `This entry comes from the pack “${pack}”, signed by ${signer}: the report is for them.`,
    /** The prepared text, line by line. */
    lines: {
      heading: 'Mistake in a knowledge entry of Nonrefoul',
      entry: 'Entry',
      file: 'File',
      pack: 'Pack',
      version: 'Version',
      asOf: 'As of',
      level: 'Checked',
      part: 'Part',
      says: 'What it says',
      sources: 'Its sources',
      wrong: 'What is wrong',
      source: 'Where that can be read',
      blank: '(not filled in)',
    },
  },
  about: {
    title: 'About this knowledge',
    link: 'About this knowledge',
    lead: 'A collection of authorities, facts and arguments for those who defend a person against extradition or removal to China. It helps to find authority. It is not legal advice: read each authority yourself, in its latest form, before you cite it.',
    inUse: 'What is in use',
    inUseNow: (version: string, date: string, count: number) =>
      `Version ${version}, as of ${date}: ${entries(count)}.`,
    bundled: 'It is the base that ships with the extension, with no pack.',
    replaced: (name: string) =>
      `It is the pack “${name}”, in the place of the base that ships. What is said below of how the knowledge was made holds for the base that ships; of this pack ask its maker.`,
    extended: (name: string, count: number) =>
      `The pack “${name}” adds ${entries(count)}, each of which says so. What is said below of how the knowledge was made does not hold for them.`,
    packVersion: (version: string, date: string) => `Version ${version}, as of ${date}.`,
    signed: (signer: string, fingerprint: string) => `Signed by ${signer}, key ${fingerprint}.`,
    packs: 'Packs in the options',
    counts: 'How much there is, and how it was read',
    countsCaption: 'Entries by kind and by how they were checked',
    kind: 'Kind',
    level: { primary: 'In the document itself', secondary: 'In an account of it' } satisfies Record<
      Level,
      string
    >,
    total: 'All',
    kinds: {
      case: 'Decisions',
      argument: 'Arguments',
      treaty: 'Treaties, and absences of one',
      instrument: 'Statutes and conventions',
      topic: 'Topics',
      jurisdiction: 'Countries',
      remedy: 'Remedies',
      resource: 'Places of help',
    } satisfies Record<EntryKind, string>,
    levels: 'What the two levels mean',
    levelsText: [
      'Read in the document itself: the judgment, treaty, statute or official register was read, in full or in the parts that the entry speaks of.',
      'Read in an account of it: the document itself was not read. What the entry says comes from a report of it that was judged reliable, such as a press summary, an article or a list. Go to the document before you rely on it.',
      'Within an entry the parts may differ. Provisions of a statute and fields of a country entry carry a level of their own.',
      'What was found in no source that could be read is left out: such records exist among the working papers and are not in the base.',
    ],
    made: 'How it was made',
    madeText: [
      'Each entry was written from public sources, in words of its own, and names the sources in which it was read and what each was read for. No sentence is copied.',
      'First among the sources is what Safeguard Defenders, a rights group, makes public in its Information and Help Center. It has not endorsed this collection, and neither has anyone else who is named in it.',
      'A program checks at each build that every entry has a source and a level, and that every reference leads to an entry. It cannot check that a statement is right.',
    ],
    sources: (addresses: number, sites: number) =>
      `The entries link to ${addresses} addresses at ${sites} sites.`,
    sites: 'The sites that most entries link to',
    siteEntries: (count: number) => entries(count),
    limits: 'Its limits',
    limitsText: (date: string) => [
      `It speaks of the day up to which it was read: ${date}. Decisions are appealed, treaties suspended and statutes amended after that day.`,
      'It is not complete. That a decision, a treaty or a clause is not here does not mean that there is none.',
      '“Not established” means that no source was read on the point. It never means “no”.',
      'Of treaties and statutes only the clauses that are listed were read.',
      'What binds in a court is worked out by rules that are shown in the country’s entry. Where a rule is our own reading and was not read in a source, this is said beside it.',
      'Authority against the defence is here too, and is marked as such. That none is listed on a point does not mean that there is none.',
      'It is in English. Names and phrases in other languages serve to recognise and to search; the phrases have not been reviewed by native speakers.',
    ],
    wrong: 'If something is wrong',
    wrongText:
      'Each entry ends with “Report a mistake”, which prepares a text to copy and sends nothing. The entries are plain files, so that a lawyer’s correction can be a pull request.',
  },
};
