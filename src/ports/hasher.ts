export interface Hasher {
  /** SHA-256 of the UTF-8 bytes, 64 hex digits. */
  sha256(text: string): string;
}
