/**
 * A page with a stamp that could not be read, of which a person, with the page before the eyes, declared that it bears no
 * secrecy mark (ADR 0043). It quiets the question alone: a mark that is read withholds as ever.
 */
export interface SeenStamp {
  /** SHA-256 of the content, 64 hex digits: what is declared of it holds for no other. */
  readonly sha256: string;
  readonly page: number;
  /** Account name; when, stands in the ledger. */
  readonly actor: string;
}

export interface SeenStampRepository {
  /** False where it was declared before: then nothing changes. */
  add(stamp: SeenStamp): Promise<boolean>;
  /** By page. */
  of(sha256: string): Promise<readonly SeenStamp[]>;
  /** Takes a declaration back; false where there was none. */
  remove(sha256: string, page: number): Promise<boolean>;
  /** All of a content: a person has withheld it. */
  removeAll(sha256: string): Promise<void>;
}
