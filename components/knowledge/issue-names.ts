/** Issues whose name is not simply their words: proper names and terms of art. */
const own: { [issue: string]: string } = {
  rsdl: 'RSDL',
  uyghur: 'Uyghurs',
  taiwan: 'Taiwan',
  'hong-kong': 'Hong Kong',
  'falun-gong': 'Falun Gong',
  'interpol-abuse': 'INTERPOL abuse',
  'red-notice': 'Red Notice',
  'ne-bis-in-idem': 'Ne bis in idem',
  'non-refoulement': 'Non-refoulement',
  liuzhi: 'Liuzhi',
};

/** An issue's name to read: "death-penalty" is "Death penalty". */
export function issueName(issue: string): string {
  return own[issue] ?? issue.charAt(0).toUpperCase() + issue.slice(1).replaceAll('-', ' ');
}
