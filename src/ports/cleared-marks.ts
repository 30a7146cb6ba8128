import type { FoundMark } from '../domain/cataloguing/catalogued-document.ts';

/** A found secrecy mark of which a person, with the page before the eyes, declared that it is none (ADR 0015). */
export interface ClearedMark extends FoundMark {
  /** SHA-256 of the content, 64 hex digits: what is declared of it holds for no other. */
  readonly sha256: string;
  /** Account name. Why, stands in the ledger. */
  readonly actor: string;
}

export interface ClearedMarkRepository {
  /** A repeat for the same content, page and level changes nothing. */
  add(mark: ClearedMark): Promise<void>;
  /** By page, then level. */
  of(sha256: string): Promise<readonly ClearedMark[]>;
  /** All of a content: a person has withheld it. */
  remove(sha256: string): Promise<void>;
}

/** A content that a person withholds, whatever the machine finds on it (ADR 0015). */
export type HeldContent = ClearedMark;

export interface HeldContentRepository {
  /** In the place of an earlier one. */
  put(held: HeldContent): Promise<void>;
  find(sha256: string): Promise<HeldContent | undefined>;
  remove(sha256: string): Promise<void>;
}
