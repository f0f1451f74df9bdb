/** Codes of Tesseract's that are none of BCP 47's, or say more than it. */
const bcp47: Record<string, string> = {
  chi_sim: 'zh-Hans',
  chi_tra: 'zh-Hant',
  chi_sim_vert: 'zh-Hans',
  chi_tra_vert: 'zh-Hant',
  aze_cyrl: 'az-Cyrl',
  srp_latn: 'sr-Latn',
  uzb_cyrl: 'uz-Cyrl',
};

/**
 * The name of a language of the recogniser.
 * @param code Tesseract's; @param language in which the name is wanted, BCP 47
 */
export function languageName(code: string, language: string): string {
  try {
    const tag = bcp47[code] ?? code.split('_')[0]!;
    const name = new Intl.DisplayNames([language], { type: 'language', fallback: 'none' }).of(tag);
    return name ?? code;
  } catch {
    return code;
  }
}
