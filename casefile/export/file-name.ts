/**
 * A title as a file's name, without its ending: one that every system takes, and that Obsidian can link to.
 * @param otherwise what the file is called where nothing of the title can stand in a name
 */
export function fileStemOf(title: string, otherwise: string): string {
  const stem = title
    .normalize('NFC')
    .replace(/[\p{C}/\\:*?"<>|#^[\]]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 80)
    // Half of a pair may be left at the cut.
    .replace(/\p{Cs}$/u, '')
    .trim();
  // Windows keeps these names for devices, whatever stands behind a full stop.
  return stem === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem) ? otherwise : stem;
}
