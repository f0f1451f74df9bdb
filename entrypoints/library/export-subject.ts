import type { Matter } from '../../casefile/records.ts';
import { type Kept, type KeptRow, titleOf } from '../../components/casebook/kept-rows.ts';
import type { ExportSubject } from '../../components/takeout/takeout-acts.ts';

/**
 * What is taken out with rows of the case file, in their order.
 * @param whole a document goes with all of its passages, as what is done with a selection does; else just the rows
 * @param otherwise its name where it is of several matters
 */
export function subjectOfRows(
  rows: readonly KeptRow[],
  kept: Kept,
  whole: boolean,
  otherwise: string,
): ExportSubject {
  const documents = new Map(rows.map(({ document }) => [document.id, document]));
  const chosen = new Set(rows.filter(({ passage }) => passage === null).map(({ id }) => id));
  const own = new Map(rows.flatMap(({ passage }) => (passage ? [[passage.id, passage] as const] : [])));
  if (whole)
    for (const passage of kept.passages) if (chosen.has(passage.document)) own.set(passage.id, passage);
  const matters = [...new Map(rows.map(({ matter }) => [matter.id, matter])).values()];
  const [document, ...others] = documents.values();
  return {
    name:
      document && others.length === 0
        ? titleOf(document)
        : matters.length === 1
          ? matters[0]!.name
          : otherwise,
    // The notes on a matter go with the whole of it only.
    matters: matters.map((matter) => ({ ...matter, notes: '' })),
    documents: [...documents.values()],
    passages: [...own.values()],
  };
}

/** A matter as one. */
export function subjectOfMatter(matter: Matter, kept: Kept): ExportSubject {
  const of = <T extends { matter: string }>(all: readonly T[]) =>
    all.filter((one) => one.matter === matter.id);
  return { name: matter.name, matters: [matter], documents: of(kept.documents), passages: of(kept.passages) };
}
