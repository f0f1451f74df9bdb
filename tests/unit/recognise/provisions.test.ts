import { describe, expect, it } from 'vitest';
import { recogniser } from './compiled.ts';

/** Instruments and treaties that are mentioned, each with its provision. */
function provisions(
  text: string,
  lang: string,
): [target: string | undefined, pinpoint: string | undefined][] {
  return recogniser
    .recognise(text, lang)
    .mentions.filter(({ category }) => category === 'instrument' || category === 'treaty')
    .map(({ targets, pinpoint }) => [targets[0], pinpoint]);
}

const subject = 'His extradition to China was refused; the extradition request failed. ';

describe('a provision of an instrument that the base holds', () => {
  it.each([
    ['en', 'It is barred by s 81 Extradition Act 2003.', 'inst-uk-ea-2003', 's 81'],
    ['en', 'It is barred by section 87(1) of the Extradition Act 2003.', 'inst-uk-ea-2003', 'section 87(1)'],
    ['en', 'It is barred under the Extradition Act 2003, s 81.', 'inst-uk-ea-2003', 's 81'],
    ['en', 'See section 7 of the Extradition Act 1999.', 'inst-nz-ea-1999', 'section 7'],
    [
      'en',
      'It would breach Article 3 of the Convention and the European Court of Human Rights.',
      'inst-echr',
      'Article 3',
    ],
    [
      'en',
      'It would breach Articles 3 and 6 of the European Convention on Human Rights.',
      'inst-echr',
      'Articles 3 and 6',
    ],
    [
      'en',
      'It would breach Article 3 § 1 of the European Convention on Human Rights.',
      'inst-echr',
      'Article 3 § 1',
    ],
    ['de', 'Die Auslieferung nach China ist nach § 73 Satz 1 IRG unzulässig.', 'inst-de-irg', '§ 73 Satz 1'],
    [
      'de',
      'Die Auslieferung nach China verletzt Art. 5 Abs. 1 lit. f EMRK und ist unzulässig.',
      'inst-echr',
      'Art. 5 Abs. 1 lit. f',
    ],
    [
      'de',
      'Die Auslieferung nach China ist nach Art. 2 lit. a IRSG ausgeschlossen.',
      'inst-ch-imac',
      'Art. 2 lit. a',
    ],
    [
      'pl',
      'Ekstradycja do Chin jest niedopuszczalna na podstawie art. 604 § 1 pkt 7 k.p.k. w tej sprawie.',
      'inst-pl-ccp-604',
      'art. 604 § 1 pkt 7',
    ],
    [
      'es',
      'La extradición a China se deniega por el artículo 4.6 de la Ley de Extradición Pasiva.',
      'inst-es-extradicion',
      'artículo 4.6',
    ],
    [
      'it',
      'L’estradizione verso la Cina è negata ex art. 705, comma 2, c.p.p. in questo caso.',
      'inst-it-cpp',
      'art. 705, comma 2',
    ],
    [
      'fr',
      'L’extradition vers la Chine est refusée selon l’article 696-4 du code de procédure pénale.',
      'inst-fr-cpp',
      'article 696-4',
    ],
    ['fr', 'L’extradition vers la Chine violerait l’art. 3 CEDH selon le recours.', 'inst-echr', 'art. 3'],
    ['zh-Hans', '根据《引渡法》第八条，中国可以拒绝引渡。', 'inst-prc-extradition-law', '第八条'],
    ['zh-Hans', '根据引渡法第50条，中国可以作出承诺。', 'inst-prc-extradition-law', '第50条'],
    ['zh-Hans', '引渡到中国后，根据《刑事诉讼法》第五十六条排除证据。', 'inst-prc-cpl', '第56条'],
  ])('%s: %s', (lang, text, target, pinpoint) => {
    expect(provisions(lang === 'en' ? subject + text : text, lang)).toContainEqual([target, pinpoint]);
  });

  it.each([
    ['pl', 'Ekstradycja do Chin jest niedopuszczalna, a art. 438 k.p.k. dotyczy apelacji w tej sprawie.'],
    ['it', 'L’estradizione verso la Cina è negata, e il ricorso ex art. 606 c.p.p. è stato respinto.'],
    ['fr', 'L’extradition vers la Chine est refusée selon l’article 1240 du code civil.'],
    ['de', 'Die Auslieferung nach China ist unzulässig, und § 73 StGB wurde nicht angewandt.'],
  ])('%s: not %s', (lang, text) => {
    expect(provisions(text, lang)).toEqual([]);
  });
});
