import { csvColumns } from '../../../casefile/export/csv.ts';
import type { ExportWords } from '../../../casefile/export/export-words.ts';
import type { KeptWork } from '../../../casefile/export/kept-work.ts';
import type { PageMark } from '../../../casefile/page-mark.ts';
import type { CaseDocument, Matter, Passage } from '../../../casefile/records.ts';
import { marked } from './fresh-case-file.ts';

const at = '2026-03-01T10:00:00.000Z';
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const aMatter = (n: number, change: Partial<Matter> = {}): Matter => ({
  id: uuid(n),
  name: 'Re X',
  court: 'pl',
  notes: '',
  colour: 'teal',
  state: 'open',
  createdAt: at,
  changedAt: at,
  revision: 1,
  ...change,
});

export const aDocument = (n: number, change: Partial<CaseDocument> = {}): CaseDocument => ({
  id: uuid(n),
  matter: uuid(1),
  kind: 'page',
  provenance: {
    title: 'HUDOC - LIU v. POLAND',
    court: 'European Court of Human Rights',
    caseName: 'Liu v. Poland',
    citation: 'no. 37610/18',
    date: '2022-10-06',
    author: '',
    publisher: 'hudoc.echr.coe.int',
    url: 'https://hudoc.echr.coe.int/eng?i=001-219786',
    language: 'en',
  },
  corrected: [],
  keys: ['hudoc:001-219786'],
  textHash: 'b'.repeat(64),
  firstReadAt: at,
  lastReadAt: at,
  changedAt: at,
  revision: 1,
  ...change,
});

export const aPassage = (n: number, exact: string, change: Partial<Passage> = {}): Passage => ({
  id: uuid(n),
  matter: uuid(1),
  document: uuid(2),
  ...marked(exact),
  createdAt: at,
  changedAt: at,
  revision: 1,
  ...change,
});

/** A matter with a judgment, a news page and a PDF file, and in them a passage of each sort. Invented throughout. */
export function aWork(): KeptWork {
  const { provenance } = aDocument(2);
  const page = {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3778',
    value: 'page=12',
  } as const;
  return {
    matters: [aMatter(1)],
    documents: [
      aDocument(2),
      aDocument(3, {
        provenance: {
          ...provenance,
          title: 'Extradited, "they said"',
          court: '',
          caseName: '',
          citation: '',
          date: '2024-05-06',
          author: 'C. Reporter; D. Other',
          publisher: 'The Paper',
          url: 'https://paper.example/a?b=1&c=2',
        },
        keys: ['url:https://paper.example/a?b=1&c=2'],
      }),
      aDocument(4, {
        kind: 'pdf',
        provenance: {
          ...provenance,
          title: 'Request',
          court: '',
          caseName: '',
          citation: '',
          date: '',
          url: '',
          publisher: '',
        },
        keys: ['pdf:0123456789abcdef'],
      }),
    ],
    passages: [
      aPassage(11, 'the assurances were not enough', {
        note: 'Use **this**.\n\n- with the other',
        tags: ['assurances', 'article 3'],
        issues: ['assurances', 'torture'],
        clipped: { at, passageHash: 'c'.repeat(64), textHash: 'b'.repeat(64) },
        mentions: [{ category: 'assurance', text: 'assurances', targets: ['diplomatic-assurances'] }],
      }),
      aPassage(12, '=1+1 said the "witness", twice\nover', {
        document: uuid(3),
        purpose: 'against-us',
        place: { paragraph: '', page: '' },
        language: 'en',
      }),
      aPassage(13, '被请求引渡人', {
        document: uuid(4),
        purpose: null,
        note: 'Ask the translator',
        place: { paragraph: '', page: '12' },
        language: 'zh-Hans',
        selectors: { ...marked('被请求引渡人').selectors, page },
      }),
    ],
  };
}

/** A mark of every kind, as a reader makes them on the pages of a PDF. */
export const pageMarks: PageMark[] = [
  {
    kind: 'highlight',
    name: '',
    areas: [
      { page: 1, quads: [[72, 110.5, 300, 110.5, 72, 98, 300, 98]] },
      {
        page: 2,
        quads: [
          [72, 720, 200.25, 720, 72, 708, 200.25, 708],
          [72, 706, 90, 706, 72, 694, 90, 694],
        ],
      },
    ],
  },
  { kind: 'underline', name: '12', areas: [{ page: 3, quads: [[10, 30, 10, 90, 22, 30, 22, 90]] }] },
  { kind: 'note', name: '', page: 2, at: [500, 700] },
  { kind: 'free-text', name: '', page: 2, box: [100, 100, 300, 140], turned: 90, size: 12 },
  {
    kind: 'ink',
    name: '',
    page: 2,
    strokes: [
      [
        [10, 10],
        [20.5, 30],
      ],
      [[-3, 4]],
    ],
    width: 1.5,
  },
  { kind: 'stamp', name: '', page: 2, box: [400, 700, 560, 740], turned: 0, label: 'Exhibit “A” & <B>' },
];

/** A passage that is a mark on a page, with no words of the document's under it but where the kind marks words. */
export const aMark = (n: number, mark: PageMark, change: Partial<Passage> = {}): Passage => {
  const onWords = mark.kind === 'highlight' || mark.kind === 'underline';
  const passage = aPassage(n, onWords ? 'the words' : '', {
    document: uuid(4),
    mark,
    place: { paragraph: '', page: String('areas' in mark ? mark.areas[0]!.page : mark.page) },
    ...change,
  });
  return passage;
};

/** Words for files, so short that a test can tell them from those of a work. */
export const fileWords: ExportWords = {
  language: 'en',
  rightToLeft: false,
  title: 'Re X',
  noIssue: 'Other passages',
  authorities: 'Table of authorities',
  decisions: 'Decisions',
  others: 'Other sources',
  pinpoints: 'Paragraphs',
  clipped: 'clipped',
  source: 'Source',
  untitled: 'Without a title',
  columns: Object.fromEntries(
    csvColumns.map((column) => [column, `Column ${column}`]),
  ) as ExportWords['columns'],
  issues: { assurances: 'Issue assurances', torture: 'Issue torture' },
  purposes: { 'against-us': 'Against us', law: 'Law' },
  marks: { stamp: 'Stamp', ink: 'Drawing' },
};
