import { type Candidate, citedHere, type Definition } from './analyse-block.ts';
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

/** The short names that a document gives to its cases, and where it uses them. */
export class DefinedNames {
  private readonly byName = new Map<string, PlacedDefinition[]>();
  private pattern: RegExp | null = null;

  /** Takes up the definitions of a block. @returns whether there were any */
  add(key: number, definitions: readonly Definition[]): boolean {
    for (const definition of definitions) {
      const known = this.byName.get(definition.name) ?? [];
      known.push({ ...definition, key });
      known.sort((a, b) => a.key - b.key || a.at - b.at);
      if (known.length === 1) this.pattern = null;
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
        this.pattern = null;
      }
    }
    return removed;
  }

  get size(): number {
    return this.byName.size;
  }

  /** The definition that holds for a name at a place: the last one before it. */
  at(name: string, key: number, offset: number): Definition | null {
    let found: PlacedDefinition | null = null;
    for (const definition of this.byName.get(name) ?? []) {
      if (definition.key > key || (definition.key === key && definition.at > offset)) break;
      found = definition;
    }
    return found;
  }

  /** Uses of defined names in a block, as candidates. */
  uses(key: number, text: string, lang: string): Candidate[] {
    if (this.byName.size === 0) return [];
    this.pattern ??= new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${[...this.byName.keys()]
        .sort((a, b) => b.length - a.length)
        .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+'))
        .join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    );
    const found: Candidate[] = [];
    this.pattern.lastIndex = 0;
    for (let match = this.pattern.exec(text); match; match = this.pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const definition = this.at(match[0].replace(/\s+/g, ' '), key, start);
      if (!definition) continue;
      const before = text.slice(Math.max(0, start - 40), start);
      if (personBefore.test(before)) continue;
      const cited = citedHere.test(text.slice(end, end + 40));
      if (!definition.explicit && !cited && !cueBefore.test(before)) continue;
      // "Kim Jong Un" is not the case "Kim".
      if (!cited && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))) continue;
      found.push({
        start,
        end,
        category: 'case',
        targets: definition.targets,
        lang: lang === '' ? 'en' : lang,
        tier: 2,
        gate: 'subject',
        exact: false,
        native: true,
        pinpoint: pinpointAfter(text, end, text.length),
        shortName: match[0],
      });
    }
    return found;
  }
}
