import {
  isDoubtful,
  isResolved,
  type AppendixReview,
  type ReviewRow,
  type RowFinding,
} from '../../../domain/retention/appendix/appendix-review.ts';

/** `open`: nothing is taken over until somebody looked. `doubtful`: the line would be marked uncertain. */
export type RowDoubt = 'open' | 'doubtful' | 'none';

export function doubtOf(row: ReviewRow): RowDoubt {
  if (!isResolved(row)) return 'open';
  return isDoubtful(row) ? 'doubtful' : 'none';
}

export interface Progress {
  readonly rows: number;
  readonly open: number;
  readonly doubtful: number;
  /** Rows at which a person looked. */
  readonly checked: number;
}

export function progressOf({ rows }: AppendixReview): Progress {
  const count = (doubt: RowDoubt) => rows.filter((row) => doubtOf(row) === doubt).length;
  const checked = rows.filter((row) => row.checked === true).length;
  return { rows: rows.length, open: count('open'), doubtful: count('doubtful'), checked };
}

/** Indexes of the rows in the order in which they are worked off: open ones, doubtful ones, then all others as the file has them. */
export function workOrder(rows: readonly ReviewRow[]): readonly number[] {
  const ranks: Readonly<Record<RowDoubt, number>> = { open: 0, doubtful: 1, none: 2 };
  // By what was found at first: a row does not jump away while somebody works at it.
  const rank = (index: number) => ranks[doubtFound(rows[index]?.findings ?? [])];
  return rows.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}

function doubtFound(findings: readonly RowFinding[]): RowDoubt {
  if (findings.some(({ severity }) => severity === 'unresolved')) return 'open';
  return findings.some(({ severity }) => severity === 'doubtful') ? 'doubtful' : 'none';
}

/** The next row after this one in the order of work at which nobody has looked and somebody must; undefined: none is left. */
export function nextOpen(rows: readonly ReviewRow[], order: readonly number[], at: number): number | undefined {
  const place = order.indexOf(at);
  const ahead = [...order.slice(place + 1), ...order.slice(0, place)];
  return ahead.find((index) => {
    const row = rows[index];
    return row !== undefined && doubtOf(row) !== 'none';
  });
}

/** What a person corrects; cells and findings stay as they were read. */
export type RowCorrection = Partial<Pick<ReviewRow, 'kind' | 'level' | 'no' | 'title' | 'text'>>;

/** A row that was corrected or accepted has been looked at. */
export function correctRow(review: AppendixReview, at: number, correction: RowCorrection): AppendixReview {
  const rows = review.rows.map((row, index) =>
    index === at ? { ...row, ...correction, checked: true as const } : row,
  );
  return { ...review, rows };
}

/**
 * A row of the file that holds two lines: the second one is written by a person, right below, and nothing is taken over before.
 * Cells stay those of the row that both are of.
 */
export function splitRow(review: AppendixReview, at: number): AppendixReview {
  const whole = review.rows[at];
  if (whole === undefined) return review;
  const { row, page, cells, kind, level } = whole;
  const missing: RowFinding = { code: 'title-missing', severity: 'unresolved', details: {} };
  const part: ReviewRow = {
    ...{ row, cells, kind, no: null, title: '', text: null, findings: [missing] },
    ...(page !== undefined && { page }),
    ...(level !== undefined && { level }),
  };
  return { ...review, rows: review.rows.toSpliced(at + 1, 0, part) };
}

/** To be looked at again. */
export function uncheckRow(review: AppendixReview, at: number): AppendixReview {
  const rows = review.rows.map((row, index) => (index === at ? unchecked(row) : row));
  return { ...review, rows };
}

function unchecked(row: ReviewRow): ReviewRow {
  const members = Object.entries(row).filter(([name]) => name !== 'checked');
  return Object.fromEntries(members) as unknown as ReviewRow; // the same without one that is optional
}

export function asTyped(text: string): string | null {
  const typed = text.trim().normalize('NFC');
  return typed === '' ? null : typed;
}
