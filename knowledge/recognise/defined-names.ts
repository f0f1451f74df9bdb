import type { Candidate, Definition } from './block-findings.ts';
import { citedHere } from './defining-words.ts';
import { pinpointAfter } from './pinpoint.ts';

interface PlacedDefinition extends Definition {
  key: number;
}

/** A word before a name that makes it a case: "in Othman", "see Saadi". */
const cueBefore =
  /(?:\b(?:[Ii]n|[Ss]ee|also|[Cc]f\.?|following|applying|applied|distinguish(?:ing|ed)|under|[Cc]iting|cited in|per|both|the Court's judgment in|judgment in|decision in|ruling in)|[(;]) $/u;
/** A word before a name that makes it a person. */
const personBefore =
  /(?:Mr|Mrs|Ms|Miss|Dr|Mme|M|Judge|Judges|Justice|Lord|Lady|Sir|Professor|President|Madam)\.?\s$/u;

/** The short names that a document gives to its cases, treaties and bodies, and where it uses them. */
export class DefinedNames {
  private readonly byName = new Map<string, PlacedDefinition[]>();
  /** Names by their first two letters, the longest first. */
  private readonly beginnings = new Map<number, string[]>();

  /** Names that begin with no capital, "2003 Act" or 公约: they are looked for in the text itself. */
  private readonly searched = new Set<string>();

  /** 1 for the first two letters of every name that was defined, by a hash: most words are told by it to be none. */
  private readonly letters = new Uint8Array(4096);

  /** Takes up the definitions of a block. @returns whether there were any */
  add(key: number, definitions: readonly Definition[]): boolean {
    for (const definition of definitions) {
      const known = this.byName.get(definition.name) ?? [];
      known.push({ ...definition, key });
      // Blocks mostly come in their order.
      const last = known[known.length - 2];
      if (last && (last.key > key || (last.key === key && last.at > definition.at)))
        known.sort((a, b) => a.key - b.key || a.at - b.at);
      if (known.length === 1) {
        const letters = beginningOf(definition.name);
        this.letters[slotOf(definition.name.charCodeAt(0), definition.name.charCodeAt(1))] = 1;
        const names = [...(this.beginnings.get(letters) ?? []), definition.name];
        this.beginnings.set(
          letters,
          names.sort((a, b) => b.length - a.length),
        );
      }
      this.byName.set(definition.name, known);
      if (!startsWithCapital(definition.name)) this.searched.add(definition.name);
    }
    return definitions.length > 0;
  }

  /** Drops the definitions of a block. @returns whether there were any */
  remove(key: number): boolean {
    let removed = false;
    for (const [name, known] of this.byName) {
      const kept = known.filter((definition) => definition.key !== key);
      if (kept.length === known.length) continue;
      removed = true;
      if (kept.length > 0) this.byName.set(name, kept);
      else {
        this.byName.delete(name);
        this.searched.delete(name);
        const letters = beginningOf(name);
        this.beginnings.set(
          letters,
          this.beginnings.get(letters)!.filter((one) => one !== name),
        );
      }
    }
    return removed;
  }

  get size(): number {
    return this.byName.size;
  }

  /** The definition that holds for a name at a place: the last one before it. */
  at(name: string, key: number, offset: number): Definition | null {
    const known = this.byName.get(name) ?? [];
    for (let i = known.length - 1; i >= 0; i--) {
      const definition = known[i]!;
      if (definition.key < key || (definition.key === key && definition.at <= offset)) return definition;
    }
    return null;
  }

  /**
   * Uses of defined names in a block, as candidates.
   * @param capitals where words begin with a capital
   */
  uses(key: number, text: string, lang: string, capitals: ArrayLike<number>): Candidate[] {
    if (this.byName.size === 0) return [];
    const found: Candidate[] = [];
    const { beginnings } = this;
    for (let i = 0; i < capitals.length; i++) {
      const start = capitals[i]!;
      if (!this.letters[slotOf(text.charCodeAt(start), text.charCodeAt(start + 1))]) continue;
      const names = beginnings.get(text.charCodeAt(start) * 65536 + text.charCodeAt(start + 1));
      for (const name of names ?? []) {
        const end = endOfName(text, start, name);
        if (end === 0) continue;
        const one = this.useAt(key, text, lang, name, start, end);
        if (one) found.push(one);
        break;
      }
    }
    for (const name of this.searched)
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + name.length)) {
        const one =
          standsAlone(text, start, name) && this.useAt(key, text, lang, name, start, start + name.length);
        if (one) found.push(one);
      }
    return found;
  }

  /** A use of a name as a candidate, or `null` where it means something else there. */
  private useAt(
    key: number,
    text: string,
    lang: string,
    name: string,
    start: number,
    end: number,
  ): Candidate | null {
    const definition = this.at(name, key, start);
    // Before "v." it is a party of a case that is named in full.
    if (!definition || /^ \[?vs?\.? /.test(text.slice(end, end + 6))) return null;
    const before = text.slice(Math.max(0, start - 40), start);
    if (definition.category === 'case' && personBefore.test(before)) return null;
    const cited = citedHere.test(text.slice(end, end + 40));
    if (!definition.explicit && !cited && !cueBefore.test(before)) return null;
    if (definition.category !== 'case' && isOfAnother(name, before, text.slice(end, end + 16))) return null;
    // "Kim Jong Un" is not the case "Kim".
    if (!cited && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))) return null;
    return {
      start,
      end,
      category: definition.category,
      targets: definition.targets,
      lang: lang === '' ? 'en' : lang,
      tier: 2,
      gate: 'subject',
      exact: false,
      native: true,
      pinpoint: definition.category === 'case' ? pinpointAfter(text, end, text.length) : '',
      shortName: name,
    };
  }
}

const startsWithCapital = (name: string) => /^\p{Lu}/u.test(name);

/** A word of a Slavic or Baltic language, or of Greek, stands in other cases too: its ending is free. */
const inflected = /^\p{Lu}[\p{Ll}-]{5,}[аяиыеоуюйьiaeoyuąęáéíýůėūāī]$/u;
const inflecting = /[\u0370-\u052fąćęłńśźżčďěňřšťůžľĺŕėįųūāēīķļņģ]|(?:cja|cji|va|ka|ija|tis)$/u;

/** Where a name that stands at a place ends, in whatever case it stands; 0 if it is another word. */
function endOfName(text: string, start: number, name: string): number {
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
  if (text.startsWith(name, start) && !isLetter(start + name.length)) return start + name.length;
  if (!inflected.test(name) || !inflecting.test(name)) return 0;
  const stem = name.slice(0, -1);
  if (!text.startsWith(stem, start)) return 0;
  let end = start + stem.length;
  while (end < start + stem.length + 3 && isLetter(end)) end++;
  return isLetter(end) ? 0 : end;
}

/** Chinese and Japanese signs before which a name begins although no space stands there. */
const functionSigns = /[该該本在按照据據反是与與和的、及对對于於以向由从從因依违違，。；：（(《“「]$/u;

function standsAlone(text: string, start: number, name: string): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  if (/\p{Script=Han}/u.test(name[0]!)) return !/\p{Script=Han}/u.test(before) || functionSigns.test(before);
  return !/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(text[start + name.length] ?? ' ');
}

/** Single common nouns, that other treaties and acts are called by as well. */
const commonNoun =
  /^(?:Conv|Konv|Úml|Dohov|Sopim|Egyez|Coven|Pact|Act|Loi|Ley|Direct|Richtl|Charte?r?|Carta|Protoc|Agree|Acc|Acuer|Treat|Trait|Tratad|Tratta|Vertrag|Umow|Regul|Règl|Regla|Rul|Конв|Догов|Пакт|Закон|Сог|Σύμβ)/u;

/**
 * Whether a common noun is part of the name of something else: "the Hague Convention", "the Convention on the
 * Rights of the Child".
 */
function isOfAnother(name: string, before: string, after: string): boolean {
  if (/\s/.test(name) || !commonNoun.test(name)) return false;
  const words = before.split(/\s/);
  const nearest = words.at(-2) ?? '';
  const beginsSentence = words.length > 2 ? /[.!?:]$/.test(words.at(-3)!) : before.length < 40;
  if (/^\p{Lu}/u.test(nearest) ? !beginsSentence : /^\d{4}$/.test(nearest)) return true;
  return /^[\s\u00a0](?:on|against|relating|concerning|for the|between|of \d{4}|contre|relative|sur|entre|sobre|contra|gegen|über|zwischen|против|о|об|между|w sprawie|między|o|proti|mezi|tussen|inzake)(?![\p{L}])/u.test(
    after,
  );
}

function beginningOf(name: string): number {
  return name.charCodeAt(0) * 65536 + name.charCodeAt(1);
}

function slotOf(first: number, second: number): number {
  return (first * 67 + second) & 4095;
}
