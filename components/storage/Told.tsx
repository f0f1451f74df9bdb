import { useWords } from '../words.ts';
import { StorageLink } from './StorageLink.tsx';

/** What is said of something done or not done; where there was no room for it, with the way to see what is big. */
export function Told({ text }: { text: string | undefined }) {
  const { marks } = useWords();
  return (
    <>
      {text}
      {text === marks.faults.full && (
        <>
          {' '}
          <StorageLink />
        </>
      )}
    </>
  );
}
