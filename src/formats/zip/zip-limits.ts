/** Stated in `docs/operations.md`; what is beyond is refused before it is unpacked. */
export interface ZipLimits {
  /** Of the file as it lies there. */
  readonly maxBytes: number;
  readonly maxEntries: number;
  /** Unpacked, of all parts together. */
  readonly maxUnpackedBytes: number;
  /** Unpacked, of one part. */
  readonly maxEntryBytes: number;
  /** Unpacked to packed, of parts larger than `ratioFreeBytes`. Honest tables stay below 60, bombs come near 1,000. */
  readonly maxRatio: number;
  readonly ratioFreeBytes: number;
}

const MIB = 1024 ** 2;

export const DEFAULT_ZIP_LIMITS: ZipLimits = {
  maxBytes: 100 * MIB,
  maxEntries: 10_000,
  maxUnpackedBytes: 2048 * MIB,
  maxEntryBytes: 1024 * MIB,
  maxRatio: 200,
  ratioFreeBytes: MIB,
};
