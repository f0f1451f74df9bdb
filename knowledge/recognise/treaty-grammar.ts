/**
 * How treaties with China are described in the six languages of the United Nations. Everything is written as
 * `evenly` leaves it: in lower case, with plain apostrophes and hyphens.
 */

export const treatyTypes = ['extradition', 'mutual-legal-assistance', 'transfer', 'readmission'] as const;
export type DescribedType = (typeof treatyTypes)[number];

export interface TreatyGrammar {
  /** Strings of which one stands in every description of a treaty. */
  nouns: readonly string[];
  /** Words for a treaty of each type: "extradition treaty". */
  types: { [type in DescribedType]?: RegExp };
  /** What a treaty is about, where its parties stand before that: "on extradition". */
  subjects: { [type in DescribedType]?: RegExp };
  /** The noun alone, at the end of what stands before the parties: "treaty between ". */
  nounBetween: RegExp;
  /** The noun before two adjectives: "traité " in "traité franco-chinois d'extradition". */
  nounAlone: RegExp | null;
  /** What may stand between the words for a treaty and its parties. */
  between: RegExp;
  /** Before a party's name: article, "the Government of". */
  lead: RegExp;
  and: RegExp;
  /** Of a treaty with China, spoken of as that of its partner: "Spain's … with China". */
  own: RegExp | null;
  with: RegExp | null;
}

const dated =
  '(?:,? (?:signed|concluded|made|done|entered into|in force|firmado|suscrito|conclu|conclue|signé|signée|подписанный|заключ[её]нный)(?: [^,;:.()]{1,40}?)?,?)?';

export const grammars: readonly TreatyGrammar[] = [
  {
    nouns: ['treat', 'agreement', 'convention', 'arrangement', 'mlat'],
    types: {
      extradition:
        /(?:extradition (?:treaty|treaties|agreements?|conventions?|arrangements?)|(?:treaty|agreement|convention) (?:on|of|for|concerning|regarding) (?:the )?extradition|agreement (?:for|on|concerning) (?:the )?surrender of (?:fugitive offenders|accused and convicted persons)|(?:surrender of fugitive offenders|surrender|sfo|fugitive offenders) agreement)(?![\p{L}])/gu,
      'mutual-legal-assistance':
        /(?:mutual legal assistance (?:treaty|agreement)|(?:treaty|agreement) (?:on|for|concerning) (?:mutual )?(?:legal |judicial )?assistance in criminal matters|(?:treaty|agreement) on mutual legal assistance(?: in criminal matters)?|mlat|mla agreement|civil and criminal legal assistance treaty)(?!\p{L})/gu,
      transfer:
        /(?:prisoner transfer (?:treaty|agreement)|(?:treaty|agreement) on (?:the )?transfer of (?:sentenced|convicted) persons|transfer of sentenced persons agreement)(?!\p{L})/gu,
      readmission: /readmission agreement(?!\p{L})/gu,
    },
    subjects: {
      extradition:
        / (?:on|concerning|regarding|relating to|for) (?:the )?(?:extradition|surrender of (?:fugitive offenders|accused and convicted persons))(?!\p{L})/gu,
      'mutual-legal-assistance':
        / (?:on|concerning|for) (?:mutual )?(?:legal |judicial )?assistance in criminal matters(?!\p{L})/gu,
      transfer: / on (?:the )?transfer of (?:sentenced|convicted) persons(?!\p{L})/gu,
    },
    nounBetween: /(?:^|[^\p{L}])((?:treaty|agreement|convention) between )$/u,
    nounAlone: null,
    between: new RegExp(`^${dated} between `, 'u'),
    lead: /^(?:the )?(?:government of (?:the )?)?/u,
    and: /^,? and /u,
    own: /(?:'s? (?:own |bilateral )?| (?:has|have|had) (?:an?|no) (?:bilateral )?)$/u,
    with: /^ (?:with|and) /u,
  },
  {
    nouns: ['traité', 'convention', 'accord'],
    types: {
      extradition: /(?:traités?|conventions?|accords?) (?:bilatérale? )?d'extradition(?!\p{L})/gu,
      'mutual-legal-assistance':
        /(?:traité|convention|accord) d'entraide judiciaire(?: en matière pénale)?(?!\p{L})/gu,
      transfer:
        /(?:traité|convention|accord) (?:sur le |relatif au |de )transfèrement des (?:personnes condamnées|condamnés)(?!\p{L})/gu,
    },
    subjects: {
      extradition: /,? (?:relati(?:f|ve) à l'|sur l'|en matière d'|d')extradition(?!\p{L})/gu,
      'mutual-legal-assistance':
        /,? (?:relati(?:f|ve) à l'|sur l'|d')entraide judiciaire(?: en matière pénale)?(?!\p{L})/gu,
    },
    nounBetween: /(?:^|[^\p{L}])((?:traité|convention|accord) entre )$/u,
    nounAlone: /(?:^|[^\p{L}])((?:traité|convention|accord) )$/u,
    between: new RegExp(`^${dated} entre `, 'u'),
    lead: /^(?:le |la |les |l')?(?:gouvernement (?:de la |du |des |de l'|de ))?/u,
    and: /^ et /u,
    own: null,
    with: null,
  },
  {
    nouns: ['tratado', 'acuerdo', 'convenio'],
    types: {
      extradition: /(?:tratados?|acuerdos?|convenios?) (?:bilateral )?(?:de|sobre) extradición(?!\p{L})/gu,
      'mutual-legal-assistance':
        /(?:tratado|acuerdo|convenio) (?:de|sobre) asistencia (?:judicial|jurídica)(?: mutua)?(?: en materia penal)?(?!\p{L})/gu,
      transfer: /(?:tratado|acuerdo|convenio) (?:de|sobre) traslado de personas condenadas(?!\p{L})/gu,
    },
    subjects: {
      extradition: /,? (?:sobre|en materia de|de) extradición(?!\p{L})/gu,
      'mutual-legal-assistance':
        /,? (?:sobre|de) asistencia (?:judicial|jurídica)(?: mutua)? en materia penal(?!\p{L})/gu,
      transfer: /,? sobre (?:el )?traslado de personas condenadas(?!\p{L})/gu,
    },
    nounBetween: /(?:^|[^\p{L}])((?:tratado|acuerdo|convenio) entre )$/u,
    nounAlone: /(?:^|[^\p{L}])((?:tratado|acuerdo|convenio) )$/u,
    between: new RegExp(`^${dated} entre `, 'u'),
    lead: /^(?:el |la |los |las )?(?:gobierno (?:de la |del |de los |de las |de ))?/u,
    and: /^ [ye] /u,
    own: null,
    with: null,
  },
  {
    nouns: ['договор', 'соглашени'],
    types: {
      extradition:
        /(?:договор(?:а|у|ом|е)?|соглашени(?:е|я|ю|ем|и)) (?:о выдаче(?: преступников)?|об экстрадиции)(?!\p{L})/gu,
      'mutual-legal-assistance':
        /(?:договор(?:а|у|ом|е)?|соглашени(?:е|я|ю|ем|и)) о (?:взаимной )?правовой помощи(?: по уголовным делам)?(?!\p{L})/gu,
    },
    subjects: {
      extradition: / (?:о выдаче|об экстрадиции)(?!\p{L})/gu,
      'mutual-legal-assistance': / о (?:взаимной )?правовой помощи(?: по уголовным делам)?(?!\p{L})/gu,
    },
    nounBetween: /(?:^|[^\p{L}])((?:договор(?:а|у|ом|е)?|соглашени(?:е|я|ю|ем|и)) между )$/u,
    nounAlone: null,
    between: new RegExp(`^${dated} между `, 'u'),
    lead: /^(?:правительством )?/u,
    and: /^ и /u,
    own: null,
    with: null,
  },
  {
    nouns: ['معاهدة', 'اتفاق'],
    types: {
      extradition:
        /(?:(?:[وفبلك]|ال){0,3})(?:معاهدة|اتفاقية|اتفاق) (?:ل)?تسليم(?: المجرمين| المطلوبين| الهاربين)?(?!\p{L})/gu,
      'mutual-legal-assistance':
        /(?:(?:[وفبلك]|ال){0,3})(?:معاهدة|اتفاقية|اتفاق) المساعدة القانونية المتبادلة(?: في المسائل الجنائية)?(?!\p{L})/gu,
    },
    subjects: { extradition: / (?:بشان|حول|بخصوص) تسليم المجرمين(?!\p{L})/gu },
    nounBetween: /(?:^|[^\p{L}])((?:[وفبلك]{0,2})(?:معاهدة|اتفاقية|اتفاق) بين )$/u,
    nounAlone: null,
    between: /^ (?:الموقعة |المبرمة )?بين /u,
    lead: /^(?:حكومة )?/u,
    and: /^ و ?/u,
    own: null,
    with: null,
  },
];

/** Chinese: the parties stand before what they agreed. */
export const chineseTypes: { [type in DescribedType]?: RegExp } = {
  extradition:
    /(?:的|双边|雙邊|之间的|之間的|关于|關於)?(?:引渡(?:的)?(?:条约|條約|协定|協定|协议|協議)|移交逃犯(?:的)?(?:协定|協定|协议|協議))/gu,
  'mutual-legal-assistance':
    /(?:的|双边|雙邊|关于|關於)?刑事司法(?:协助|協助|互助)(?:的)?(?:条约|條約|协定|協定)/gu,
};
/** As `nouns` of a grammar. */
export const chineseNouns: readonly string[] = ['引渡', '移交逃犯', '刑事司法'];
/** Between two parties in Chinese. */
export const chineseAnd = /(?:[和与與同、]|-|—)?(?:政府)?$/u;

/** Word beginnings without which a block describes no treaty: what the scanner looks for. */
export const treatyHeads: readonly string[] = [
  ...['treaty', 'treaties', 'agreement', 'agreements', 'convention', 'conventions', 'arrangement'].map(
    (noun) => `extradition ${noun}`,
  ),
  'extradition arrangements',
  ...['on', 'of', 'for', 'concerning', 'regarding'].map((word) => `${word} extradition`),
  'relating to extradition',
  'surrender of fugitive offenders',
  'surrender of accused',
  'surrender agreement',
  'sfo agreement',
  'fugitive offenders agreement',
  'mutual legal assistance',
  'assistance in criminal matters',
  'legal assistance treaty',
  'mlat',
  'mla agreement',
  'prisoner transfer',
  'transfer of sentenced',
  'transfer of convicted',
  'readmission agreement',
  "d'extradition",
  "l'extradition",
  'entraide judiciaire',
  'transfèrement des',
  'de extradición',
  'sobre extradición',
  'asistencia judicial',
  'asistencia jurídica',
  'traslado de personas',
  'о выдаче',
  'об экстрадиции',
  'правовой помощи',
  'تسليم',
  'لتسليم',
  'المساعدة القانونية',
  '引渡',
  '移交逃犯',
  '刑事司法',
];
