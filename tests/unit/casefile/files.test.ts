import { describe, expect, it } from 'vitest';
import { documents } from '../../../casefile/documents.ts';
import { fileExtents, fileOf, keepFile, removeFile } from '../../../casefile/files.ts';
import { openMatter } from '../../../casefile/matters.ts';
import { keepPassage } from '../../../casefile/passages.ts';
import { putBack, removals, removeDocuments, removeMatter } from '../../../casefile/removals.ts';
import { freshCaseFile, marked, readDocument } from './fresh-case-file.ts';

const pdf = () => ({
  name: 'judgment.pdf',
  type: 'application/pdf',
  bytes: new Blob(['%PDF-1.7 and so on'], { type: 'application/pdf' }),
});
const keep = async (matter: string) =>
  keepFile(matter, readDocument({ kind: 'pdf', keys: ['pdf:abc'] }), pdf());

describe('the files of documents', () => {
  freshCaseFile();

  it('are kept with their document, once, and given back with the same bytes', async () => {
    const { id: matter } = await openMatter('Liu');
    const document = await keep(matter);
    expect((await keep(matter)).id).toBe(document.id);
    expect(await documents(matter)).toHaveLength(1);
    expect(await fileExtents()).toMatchObject([{ document: document.id, name: 'judgment.pdf', size: 18 }]);
    expect(await (await fileOf(document.id))?.bytes.text()).toBe('%PDF-1.7 and so on');
  });

  it('are not kept in a matter that is not there', async () => {
    await expect(keep('00000000-0000-4000-8000-000000000000')).rejects.toMatchObject({ fault: 'gone' });
    expect(await fileExtents()).toEqual([]);
  });

  it('can be removed alone, and put back', async () => {
    const { id: matter } = await openMatter('Liu');
    const { id } = await keep(matter);
    const removal = await removeFile(id);
    expect(await fileOf(id)).toBeNull();
    expect(await documents(matter)).toHaveLength(1);
    await putBack(removal);
    expect(await (await fileOf(id))?.bytes.text()).toBe('%PDF-1.7 and so on');
    expect(await removals()).toEqual([]);
    expect(await removeFile('none')).toBe('');
  });

  it('go with their document and with their matter, and come back with them', async () => {
    const { id: matter } = await openMatter('Liu');
    const { id } = await keep(matter);
    await keepPassage(matter, readDocument({ kind: 'pdf', keys: ['pdf:abc'] }), marked('Some words.'));
    for (const remove of [() => removeDocuments([id]), () => removeMatter(matter)]) {
      const removal = await remove();
      expect(await fileExtents()).toEqual([]);
      await putBack(removal);
      expect(await fileExtents()).toHaveLength(1);
    }
  });
});
