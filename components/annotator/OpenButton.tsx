import { FolderOpen } from 'lucide-preact';

/** What the browser's picker offers first; a reader can still choose any file. */
const accepted =
  '.pdf,.docx,.docm,.doc,.html,.htm,.xhtml,.txt,.md,.rtf,.odt,application/pdf,text/html,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Props {
  label: string;
  onFiles(files: readonly File[]): void;
}

/** The one file input of the annotator, under a button of ours. */
export function OpenButton({ label, onFiles }: Props) {
  return (
    <label class="button open-button">
      <FolderOpen size={16} aria-hidden="true" />
      {label}
      <input
        type="file"
        multiple
        accept={accepted}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same file can be chosen again then.
          currentTarget.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}
