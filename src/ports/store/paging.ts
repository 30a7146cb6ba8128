/** Keyset page of a list: `after` is the cursor of the page before. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}
export interface PageOf<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}
