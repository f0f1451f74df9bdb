/** What a pack may be at most. The base that ships is 2.3 MB unpacked and a tenth of that packed. Bytes. */
export const packLimits = {
  file: 16_000_000,
  unpacked: 64_000_000,
  manifest: 64_000,
  /** Unpacked to packed: text as dense as ours reaches 10, an archive made to harm reaches 1,000. */
  ratio: 100,
  /** Up to here it may be as dense as it likes. */
  harmless: 1_000_000,
  entries: 20_000,
} as const;
