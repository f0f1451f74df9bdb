/** Hands the reader a CSV file as the browser saves any download: no permission is needed for it. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; until then it needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
