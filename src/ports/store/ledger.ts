import type { PageOf, PageRequest } from './paging.ts';

/** What happened, to what, by whom. Never document text. */
interface LedgerFact {
  /** e.g. `scan-file.received`, `field.corrected`. */
  readonly action: string;
  /** Id of the scan file or document. */
  readonly subject: string;
  /** Account name or `system`. */
  readonly actor: string;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface LedgerEvent extends LedgerFact {
  /**
   * What a person typed. The chain holds a salted hash of it only, so that it can be removed with the readings of the
   * scan file that is the subject (`ReadingRepository.purge`).
   */
  readonly values?: Readonly<Record<string, unknown>>;
}
export interface LedgerEntry extends LedgerFact {
  /** Absent where none were given; null where they were removed. */
  readonly values?: Readonly<Record<string, unknown>> | null;
  readonly chain: number;
  readonly sequence: number;
  readonly at: Date;
  readonly hash: string;
}
export interface LedgerReport {
  readonly entries: number;
  readonly chains: number;
  readonly ok: boolean;
  /** First broken place of each broken chain. */
  readonly broken: readonly { readonly chain: number; readonly sequence: number; readonly reason: string }[];
  /** Head of each chain, to be kept outside the database. */
  readonly heads: readonly { readonly chain: number; readonly sequence: number; readonly hash: string }[];
}
export interface LedgerRepository {
  /** Call last in the transaction of what it records. */
  append(event: LedgerEvent): Promise<void>;
  /** As `append` for each, in this order. */
  appendMany(events: readonly LedgerEvent[]): Promise<void>;
  list(filter: { readonly subject?: string }, page: PageRequest): Promise<PageOf<LedgerEntry>>;
  /** Checks the chains, and the values that are still there against their hashes. */
  verify(): Promise<LedgerReport>;
}
