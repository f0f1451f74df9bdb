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

  /** 1 for the first two letters of every name that was defined, by a hash: most words are told by it to be none. */
  private readonly letters = new Uint8Array(4096);

  /** Takes up the definitions of a block. @returns whether there were any */
  add(key: number, definitions: readonly Definition[]): boolean {
    for (const definition of definitions) {
      const known = this.byName.get(definition.name) ?? [];
      known.push({ ...definition, key });
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
      if (!names) continue;
      const name = names.find(
        (one) => text.startsWith(one, start) && !/[\p{L}\p{N}]/u.test(text[start + one.length] ?? ' '),
      );
      if (!name) continue;
      const end = start + name.length;
      const definition = this.at(name, key, start);
      // Before "v." it is a party of a case that is named in full.
      if (!definition || /^ \[?vs?\.? /.test(text.slice(end, end + 6))) continue;
      const before = text.slice(Math.max(0, start - 40), start);
      if (definition.category === 'case' && personBefore.test(before)) continue;
      const cited = citedHere.test(text.slice(end, end + 40));
      if (!definition.explicit && !cited && !cueBefore.test(before)) continue;
      // "Kim Jong Un" is not the case "Kim".
      if (!cited && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))) continue;
      found.push({
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
      });
    }
    return found;
  }
}

function beginningOf(name: string): number {
  return name.charCodeAt(0) * 65536 + name.charCodeAt(1);
}

function slotOf(first: number, second: number): number {
  return (first * 67 + second) & 4095;
}
