import { useWords } from '../words.ts';

/** Leads to what takes the room. In a tab of its own: what was not saved may still stand in this one. */
export function StorageLink() {
  const words = useWords().backup.storage;
  return (
    <a href="library.html#/storage" target="_blank" rel="noopener" data-testid="storage-link">
      {words.link}
    </a>
  );
}
