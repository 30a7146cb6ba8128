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
}
