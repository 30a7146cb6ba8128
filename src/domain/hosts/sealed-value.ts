/**
 * Values that we wrote into a host, kept as hashes once the text itself may not be kept any more (the file was
 * withheld): enough to know them again where they still stand, so that they can be taken back.
 */
export interface SealedValues {
  readonly salt: string;
  /** By field: hashes of all that we may have written there. */
  readonly hashes: Readonly<Record<string, readonly string[]>>;
}

/** What is hashed. */
export function sealedText(salt: string, field: string, value: unknown): string {
  return JSON.stringify([salt, field, value]);
}
