/**
 * The continents of the United Nations' list of areas (M49, "Standard country or area codes for statistical use"),
 * by ISO 3166-1 code. Only an order for the eye: it says nothing of a territory's status. Taiwan, which that list
 * does not name, stands with Asia.
 */
const byRegion = {
  africa:
    'AO BW CD CG CV DZ EG ET GH GM GN GW KE LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SZ TD TG TN TZ UG ZA ZM ZW BF BI BJ CF CI CM DJ ER GA GQ KM SS ST',
  americas:
    'AG AR BB BO BR BS BZ CA CL CO CR CU DM DO EC GD GT GY HN HT JM KN LC MX NI PA PE PY SR SV TT US UY VC VE',
  asia: 'AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE',
  europe:
    'AD AL AT BA BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA',
  oceania: 'AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS',
} as const;

/** `other`: a code that the list does not have, as a pack may bring one. */
export type Region = keyof typeof byRegion | 'other';

const listed = Object.keys(byRegion) as (keyof typeof byRegion)[];

export const regions: readonly Region[] = [...listed, 'other'];

const regionByCode = new Map(
  listed.flatMap((region) => byRegion[region].split(' ').map((code) => [code, region] as const)),
);

/** @param code ISO 3166-1 alpha-2 in upper case */
export function regionOf(code: string): Region {
  return regionByCode.get(code) ?? 'other';
}
