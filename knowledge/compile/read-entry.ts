import * as v from 'valibot';
import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { describeIssue, pathOf } from '../schema/describe-issue.ts';

/** One fault in a file, at a line (from 1). */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

/** The line at which a part of the document stands, or the nearest part around it. */
export type LineOf = (path: readonly (string | number)[]) => number;

/**
 * Reads one YAML text against a schema.
 * @returns what it holds (undefined if it does not fit the schema), its faults, and where its parts stand
 */
export function readYaml<S extends v.GenericSchema>(
  text: string,
  file: string,
  schema: S,
): { value: v.InferOutput<S> | undefined; faults: Fault[]; lineOf: LineOf } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const lineOf: LineOf = (path) => {
    let node: unknown = document.contents;
    let line = 1;
    for (const step of path) {
      const offset = startOf(node, step);
      if (offset === undefined) break;
      line = lines.linePos(offset.at).line;
      node = offset.inside;
    }
    return line;
  };
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      message: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
    }));
    return { value: undefined, faults, lineOf };
  }
  const parsed = v.safeParse(schema, document.toJS());
  if (parsed.success) return { value: parsed.output, faults: [], lineOf };
  const faults = parsed.issues.map((issue) => {
    const path = pathOf(issue);
    return { file, line: lineOf(path), message: describeIssue(path, issue) };
  });
  return { value: undefined, faults, lineOf };
}

function startOf(node: unknown, step: string | number): { at: number; inside: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
    const key = pair?.key as Node | undefined;
    return key?.range ? { at: key.range[0], inside: pair?.value } : undefined;
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)] as Node | undefined;
    return item?.range ? { at: item.range[0], inside: item } : undefined;
  }
  return undefined;
}
