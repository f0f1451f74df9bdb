/**
 * What a text must hold for a regular expression to match in it: strings that stand in every match, as a reading
 * of the expression's source shows. To look for them costs a fraction of what the expression costs.
 */

/** Strings of which one must stand in the text. */
type OneOf = readonly string[];

const mostStrings = 48;
const plainEscape = /^[^\p{L}\p{N}]$/u;

/**
 * @param source of a regular expression that minds capitals
 * @returns sets of strings; a match holds one of each set. Empty if nothing can be told.
 */
export function requiredLiterals(source: string): OneOf[] {
  const reader = new SourceReader(source);
  const sets = reader.alternatives().required;
  return reader.isDone ? sets : [];
}

/** Whether the text holds one string of each set. */
export function holdsRequired(text: string, sets: readonly OneOf[]): boolean {
  for (const strings of sets) {
    let holds = false;
    for (const one of strings) {
      holds = text.includes(one);
      if (holds) break;
    }
    if (!holds) return false;
  }
  return true;
}

interface Part {
  /** All that it can match, if that is few strings; otherwise null. */
  exact: OneOf | null;
  required: OneOf[];
}

const unknown: Part = { exact: null, required: [] };

class SourceReader {
  private at = 0;
  private understood = true;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** Whether all of the source was read, and nothing that is not known here stood in it. */
  get isDone(): boolean {
    return this.understood && this.at === this.source.length;
  }

  alternatives(): Part {
    const branches = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    if (branches.length === 1) return branches[0]!;
    const exact = branches.every(({ exact }) => exact) ? branches.flatMap(({ exact }) => exact!) : null;
    if (exact && exact.length <= mostStrings) return { exact, required: useful(exact) };
    // One of the first sets of all branches.
    const firsts = branches.map(({ required }) => required[0]);
    const together = firsts.every((set) => set) ? firsts.flatMap((set) => set!) : [];
    return { exact: null, required: together.length <= mostStrings ? useful(together) : [] };
  }

  private sequence(): Part {
    const required: OneOf[] = [];
    let run: OneOf = [''];
    let whole = true;
    const endRun = (): void => {
      required.push(...useful(run));
      run = [''];
      whole = false;
    };
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const part = this.item();
      const { least, most } = this.quantifier();
      if (least === 1 && most === 1 && part.exact) {
        const longer = run.flatMap((before) => part.exact!.map((one) => before + one));
        if (longer.length <= mostStrings) {
          run = longer;
          continue;
        }
      }
      endRun();
      if (least > 0) required.push(...part.required);
    }
    const exact = whole ? run : null;
    if (!whole) required.push(...useful(run));
    return { exact, required: exact ? useful(exact) : required };
  }

  private quantifier(): { least: number; most: number } {
    const found = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (!found) return { least: 1, most: 1 };
    this.at += found[0].length;
    if (found[1] !== undefined) return { least: Number(found[1]), most: Number.POSITIVE_INFINITY };
    return { least: found[0][0] === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY };
  }

  private item(): Part {
    const { source } = this;
    const char = String.fromCodePoint(source.codePointAt(this.at)!);
    this.at += char.length;
    if (char === '(') return this.group();
    if (char === '[') return this.set();
    if (char === '\\') return this.escape();
    if (char === '^' || char === '$') return { exact: [''], required: [] };
    if (char === '.') return unknown;
    return { exact: [char], required: [] };
  }

  private group(): Part {
    const opening = /^\?(?::|<?[=!]|<\w+>)/.exec(this.source.slice(this.at))?.[0] ?? '';
    if (opening === '' && this.source[this.at] === '?') this.understood = false;
    this.at += opening.length;
    const inside = this.alternatives();
    this.at++;
    // What only looks round matches nothing itself.
    return /[=!]$/.test(opening) ? { exact: [''], required: [] } : inside;
  }

  private set(): Part {
    const from = this.at;
    while (this.source[this.at] !== ']' && this.at < this.source.length)
      this.at += this.source[this.at] === '\\' ? 2 : 1;
    const inside = this.source.slice(from, this.at++);
    return /^[\p{L}\p{N}]{1,4}$/u.test(inside) ? { exact: [...inside], required: [] } : unknown;
  }

  private escape(): Part {
    const char = this.source[this.at++]!;
    if (char === 'b' || char === 'B') return { exact: [''], required: [] };
    if (char === 'p' || char === 'P') this.at = this.source.indexOf('}', this.at) + 1;
    else if (char === 'u' && this.source[this.at] === '{') this.at = this.source.indexOf('}', this.at) + 1;
    else if (char === 'u') this.at += 4;
    else if (char === 'x') this.at += 2;
    else if (char === 'k') this.at = this.source.indexOf('>', this.at) + 1;
    return plainEscape.test(char) ? { exact: [char], required: [] } : unknown;
  }
}

/** A set that tells something: none of its strings is empty or mere space. */
function useful(strings: OneOf): OneOf[] {
  return strings.length > 0 && strings.every((one) => one.trim() !== '') ? [[...new Set(strings)]] : [];
}
