import type { Readable } from 'node:stream';

export interface StagedFile {
  /** Hex; by it the file is named from now on. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * Files that are handed in for one piece of work (a workbook, an appendix), each for the account that did, and go by
 * themselves a day later, or when that account has handed in many others.
 */
export interface StagedFiles {
  /** @throws FileError `disk-full`, `not-writable`; what the content fails with, and nothing of it is kept then */
  keep(content: Readable, account: string): Promise<StagedFile>;
  /** Undefined where none of this hash is kept for the account, or not any more. */
  pathOf(sha256: string, account: string): Promise<string | undefined>;
}
