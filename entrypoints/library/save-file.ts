/**
 * Hands the reader a file as the browser saves any download: no permission is needed for it.
 * @param content text is saved as CSV
 */
export function saveFile(name: string, content: string | Blob): void {
  const file =
    typeof content === 'string' ? new Blob([content], { type: 'text/csv;charset=utf-8' }) : content;
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; until then it needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
