import { createHash, type Hash } from 'node:crypto';

export const DUMP_FORMAT = 'vankho-dump';
export const DUMP_VERSION = 1;

/** A dump is gzip of JSON lines: a header, for each part a `begin`, its rows and an `end`, and a last line. */
export interface DumpHeader {
  readonly format: typeof DUMP_FORMAT;
  readonly version: number;
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  /** Revisions of documents are never used twice, also not in the store that the dump goes to. */
  readonly documentRevision: number;
}
export interface BeginLine {
  readonly begin: string;
  /** Of a table; absent for a section. */
  readonly columns?: readonly string[];
}
export interface EndLine {
  readonly end: string;
  readonly rows: number;
  /** Of the row lines with their line feeds. */
  readonly sha256: string;
}
/** Proves that nothing was cut off. */
export interface LastLine {
  readonly last: true;
  readonly parts: number;
}

/** Counts and hashes the rows of one part. */
export class PartHash {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  add(line: string): void {
    this.#hash.update(line).update('\n');
    this.#rows += 1;
  }

  end(part: string): EndLine {
    return { end: part, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}
