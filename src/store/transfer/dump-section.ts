/** Rows that travel with a dump but do not belong to the store's own tables, e.g. the jobs of the queue. */
export interface DumpSection {
  readonly name: string;
  isEmpty(): Promise<boolean>;
  /** JSON values. Called inside the export's transaction. */
  rows(): Promise<readonly unknown[]>;
  /** Called inside the import's transaction, in the order of `rows`. */
  restore(row: unknown): Promise<void>;
}
