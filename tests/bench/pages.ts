/** Pages to measure on, the same at each run. */

const filler = [
  'The applicant submitted that the competent authorities had examined the file with care and at length.',
  'On the following day the registry wrote to the parties and asked them to state their position in writing.',
  'The hearing was adjourned so that counsel might take instructions on the documents served that morning.',
  'It was common ground that the file had been sent on within the period which the code lays down.',
  'The witness could not say when the letter had been posted, nor who had signed for it at the other end.',
  'The first-instance judgment sets out the facts in some detail, and they need not be repeated here.',
  'There was no dispute as to the amount, which had been agreed between the experts before the trial.',
];

const withMentions = [
  'In Liu v. Poland the Court spoke of extradition and of diplomatic assurances given by China.',
  'A Red Notice of INTERPOL had been published, and the Supervision Law was relied upon.',
  'The principle of non-refoulement bars deportation where there is a real risk of torture.',
  'See Soering v. the United Kingdom and Saadi v. Italy, and the European Convention on Human Rights.',
];

function page(paragraphs: string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body>${paragraphs.join('\n')}</body></html>`;
}

function paragraphs(bytes: number, sentence: (n: number) => string): string[] {
  const made: string[] = [];
  for (let size = 0, n = 0; size < bytes; n++) {
    const words = Array.from({ length: 6 }, (_, i) => filler[(n * 5 + i * 3) % filler.length]).join(' ');
    const paragraph = `<p>${n + 1}. ${sentence(n)} ${words}</p>`;
    made.push(paragraph);
    size += paragraph.length + 1;
  }
  return made;
}

/** A page of so many bytes with about five mentions in each thousand. */
export function pageWithMentions(bytes: number): string {
  return page(paragraphs(bytes, (n) => withMentions[n % withMentions.length]!));
}

/** A page of so many bytes in which there is nothing to find. */
export function pageWithoutMentions(bytes: number): string {
  return page(paragraphs(bytes, () => ''));
}
