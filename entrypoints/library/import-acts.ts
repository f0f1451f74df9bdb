import { bringIn, undoBringIn } from '../../casefile/import/bring-in.ts';
import { planImport } from '../../casefile/import/plan-import.ts';
import {
  AnnotationFileError,
  type AnnotationRead,
  fromWebAnnotations,
  type ReadAnnotation,
} from '../../casefile/import/read-annotations.ts';
import type { Kept } from '../../components/casebook/kept-rows.ts';
import type { ChosenFile, ImportActs, ImportPreview } from '../../components/takeout/takeout-acts.ts';
import { plainAddress } from '../../reading/provenance/document-keys.ts';
import { outcomeOf } from '../pages/outcome-of.ts';

/** Bytes. Ten thousand annotations of ours are about 25 MB. */
const largest = 200_000_000;
/** Reasons that are listed; the rest is counted with the last. */
const reasonsShown = 8;

/** Bringing into the case file. @param kept as it stands now */
export function importActs(kept: Kept): ImportActs {
  return {
    async read(file): Promise<ChosenFile> {
      if (file.size > largest) return { fault: { tooLarge: largest } };
      let text: string;
      try {
        text = await file.text();
      } catch {
        return { fault: 'unreadable' };
      }
      try {
        const { read, isPart } = fromWebAnnotations(text, (address) => `url:${plainAddress(address)}`);
        return chosen(file.name, read, isPart, kept);
      } catch (error) {
        if (error instanceof AnnotationFileError) return { fault: error.fault };
        throw error;
      }
    },
  };
}

function chosen(name: string, read: readonly AnnotationRead[], isPart: boolean, kept: Kept): ChosenFile {
  const annotations = read.filter((one): one is ReadAnnotation => 'passage' in one);
  const previews = new Map<string | null, ImportPreview>();
  return {
    name,
    isPart,
    refused: refusals(read),
    previewIn(matter) {
      const known = previews.get(matter);
      if (known) return known;
      const preview = previewOf(annotations, matter, kept);
      previews.set(matter, preview);
      return preview;
    },
    bringIn: (destination, addNotes, work) =>
      outcomeOf(
        bringIn(annotations, destination, addNotes, work).then((brought) => ({
          id: crypto.randomUUID(),
          matter: brought.matter.name,
          documents: brought.addedDocuments.length,
          passages: brought.addedPassages.length,
          completed: brought.changedPassages.length,
          undo: () => outcomeOf(undoBringIn(brought)),
        })),
        work.signal,
      ),
  };
}

function previewOf(annotations: readonly ReadAnnotation[], matter: string | null, kept: Kept): ImportPreview {
  const of = <T extends { matter: string }>(all: readonly T[]) => all.filter((one) => one.matter === matter);
  const plan = planImport({ documents: of(kept.documents), passages: of(kept.passages) }, annotations);
  const isCompleted = ({ change }: (typeof plan.known)[number]) => Object.keys(change).length > 0;
  const completed = plan.known.filter(isCompleted).length;
  return {
    added: plan.added.length,
    newDocuments: plan.newDocuments,
    completed,
    same: plan.known.filter((one) => !isCompleted(one) && one.otherNote === '').length,
    otherNotes: plan.known.filter(({ otherNote }) => otherNote !== '').length,
  };
}

type Refusals = Extract<ChosenFile, { name: string }>['refused'];

function refusals(read: readonly AnnotationRead[]): Refusals {
  const byReason = Map.groupBy(
    read.filter((one) => 'refused' in one),
    ({ refused }) => refused,
  );
  const listed = [...byReason].map(([why, all]) => ({
    why: why === 'target: has no TextQuoteSelector' ? ('no-quote' as const) : { breaks: why },
    count: all.length,
    example: all[0]!.name,
  }));
  return listed.length <= reasonsShown
    ? listed
    : [
        ...listed.slice(0, reasonsShown - 1),
        listed.slice(reasonsShown - 1).reduce((one, { count }) => ({ ...one, count: one.count + count })),
      ];
}
