import { foldText } from './normalise.ts';

/** A case name as it is looked up: folded, "v." as "v", without articles, brackets and formation. */
export function nameKey(name: string): string {
  return foldText(name)
    .replace(/\[gc\]|\(dec\.\)|\(no\.? ?\d\)|\[/g, ' ')
    .replace(/(^| )vs?\.?(?= )/g, ' v')
    .replace(/(^| )the (?=\p{L})/gu, ' ')
    .replace(/ v uk$/, ' v united kingdom')
    .replace(/ v russian federation$/, ' v russia')
    .replace(/ v türkiye$/, ' v turkey')
    .replace(/^ *case of /, '')
    .replace(/[.,]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}

/**
 * A citation as it is looked up: folded, without white space, stops and commas, since "II. ÚS 2299/19",
 * "II.ÚS 2299/19" and "Ext 1.424", "Ext 1424" are one; an ECLI with and without its first part,
 * a case of the Court of Justice with and without the mark of its urgent procedure.
 */
export function citationKey(citation: string): string {
  return foldText(citation)
    .replace(/[ .,]/g, '')
    .replace(/^ecli:/, '')
    .replace(/^([ct]-\d+\/\d\d)ppu$/, '$1');
}
