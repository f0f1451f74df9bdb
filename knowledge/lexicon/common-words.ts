/**
 * Words that stand on pages of every kind: a form that has no other word does not light up a page by itself.
 * States that a case was brought against, parties and institutions, and the plain words of treaties.
 */
export const WORDS_COMMON_IN_PAGES = `
albania argentina armenia australia austria azerbaijan belarus belgium belgique bosnia brazil brasil bulgaria
canada chile croatia cyprus czech denmark estonia finland france frankreich francia georgia germany greece hungary
iceland india indonesia ireland israel italy italia italie italien japan kazakhstan korea latvia lithuania malta
mexico moldova morocco netherlands norway peru poland pologne polonia portugal romania russia russian federation
serbia slovakia slovenia south spain suecia suède sweden switzerland thailand turkey türkiye turquie ukraine united
kingdom states vietnam zealand africa royaume uni reino unido republic república république
minister ministry justice secretary state home department others other another government lord advocate president
security people peoples court courts supreme constitutional high tribunal corte cour case cases affaire caso
application applications communication resolution opinion series article articles section rule rules law laws act
agreement agreements treaty treaties convention conventions protocol charter constitution code regulations
between against with from and the for on of in to it its his her their by not has have been
international national european american foreign public general special human rights right political
return returns return returned forced voluntary operation campaign notice notices report reports
surrender request requests person persons order orders measure measures method methods means
receiving requesting returning country third safe status claim claims recognised recognized
police officers detention detained arrest arrested prison residential location designated place custody
diplomatic note notes criminal matters mutual legal assistance procedure judicial cooperation
part category territory warrant warrants issued red blue green house soft secret home work
principle wanted list alert alerts sought abroad overseas service station stations central bureau office committee
transfer transfers rendition handing over hand suspects hunt disclosure special trapped locked down inside
provisional provisionally simplified summary waiver consent arrival bill amendment
most without group long obligation obligations procedure procedures procedural commission commissions exception
exceptions exemption exemptions especially legislation legislative requested guarantee guarantees black judge judges
principal lawyers lawyer center centre centers centres safeguard safeguards safeguarding accused disappearance
disappearances disappeared front persuade persuaded persuading persuasion torture illegal illegally pressure pressured
chasing chased organisation organization organisations organizations foundation education irregular supervision
supervisory supervised citizens citizen facilities facility prisons countries coerced personnel coercion double
incrimination criminality basic espionage disparity affairs arrests squad team monitoring retention instruments
assurance assurances undertaking undertakings speciality specialty exchange personal confession confessions
withhold withholding forcible forcibly individual mandatory disposition directive directives framework decision
through working post removal removals operations operational protection protections nationals nationality control
training death offence offences offense hundred camp camps arrangement arrangements convicted handling anti counter
unlawful misuse jail jails dual principle principles especiales principal principale operación persona nota public
inhuman degrading punishment treatment real risk grounds substantial
`;
