/** Messages: `retention.appendix.<code>`. */
export const ROW_FINDING_CODES = [
  'period-missing',
  'period-unclear',
  'period-spelling',
  'period-merged',
  'period-above-sub-items',
  'number-missing',
  'number-unclear',
  'number-gap',
  'number-out-of-order',
  'number-repeated',
  'title-missing',
  'group-without-number',
  'group-assumed',
  'sub-item-assumed',
  'sub-item-without-item',
  'sub-items-in-one-cell',
  'periods-do-not-match',
  'list-in-title',
  'nested-sub-item',
  'joined',
  'joined-over-page',
  'item-without-group',
  'row-unclear',
  'legacy-font',
  'legacy-unreadable',
] as const;
export type RowFindingCode = (typeof ROW_FINDING_CODES)[number];

/** `told`: nothing to decide. `doubtful`: the line is marked uncertain. `unresolved`: nothing is taken over until a person looked. */
export type RowSeverity = 'told' | 'doubtful' | 'unresolved';

export interface RowFinding {
  readonly code: RowFindingCode;
  readonly severity: RowSeverity;
  readonly details: Readonly<Record<string, string>>;
}

/**
 * What a row of the file is taken for. `sub-heading`: its title goes before those of the sub-items below it.
 * `continuation`: the rest of the row before it. `passed-over`: repeated headings, page numbers, text beside the table.
 */
export const ROW_KINDS = [
  'annex',
  'group',
  'item',
  'sub-heading',
  'sub-item',
  'continuation',
  'passed-over',
  'unknown',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One line of the review. A person corrects `kind`, `level`, `no`, `title`, `text` and `note` and sets `checked`. */
export interface ReviewRow {
  /** Of the file, from 1. Several lines have the same one where a row holds several. */
  readonly row: number;
  readonly page?: number;
  /** As read, by column; never changed by corrections. */
  readonly cells: readonly string[];
  readonly kind: RowKind;
  /** Groups: 1 = top. */
  readonly level?: number;
  readonly no: string | null;
  readonly title: string;
  /** The cell "thời hạn bảo quản"; null = empty. */
  readonly text: string | null;
  readonly note?: string;
  readonly findings: readonly RowFinding[];
  /** A person has looked: the row is taken as it stands here, without doubt. */
  readonly checked?: true;
}

/** Columns of the file, from 0. */
export interface AppendixColumns {
  readonly no: number | null;
  readonly title: number;
  readonly period: number;
  readonly note: number | null;
}

export interface AppendixReview {
  readonly file: string;
  readonly sha256: string;
  readonly rows: readonly ReviewRow[];
}

export function isResolved(row: ReviewRow): boolean {
  return row.checked === true || row.findings.every(({ severity }) => severity !== 'unresolved');
}

export function isDoubtful(row: ReviewRow): boolean {
  return row.checked !== true && row.findings.some(({ severity }) => severity !== 'told');
}

/** Rows at which a person must look before anything is taken over. */
export function unresolvedRows(review: AppendixReview): readonly ReviewRow[] {
  return review.rows.filter((row) => !isResolved(row));
}
