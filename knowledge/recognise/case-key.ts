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

/** A citation as it is looked up: folded, without white space. */
export function citationKey(citation: string): string {
  return foldText(citation).replace(/ /g, '');
}
