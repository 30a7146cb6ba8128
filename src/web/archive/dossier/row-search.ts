import type { PricedRow } from '../../../domain/retention/retention-schedule.ts';
import { pricedRows } from '../../../domain/retention/retention-schedule.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { ScheduleWithRows } from '../retention/retention-queries.ts';

/** A row of a schedule in force, as it can be cited. */
export interface CitableRow {
  readonly row: PricedRow;
  readonly version: number;
  readonly scheduleTitle: string;
  /** All that it can be found by. */
  readonly words: string;
}

export interface FoundRows {
  readonly rows: readonly CitableRow[];
  /** Found, but not among these. */
  readonly more: number;
}

export const MOST_FOUND = 20;

export function citableRows(shelves: readonly ScheduleWithRows[]): readonly CitableRow[] {
  return shelves.flatMap(({ schedule, version }) =>
    pricedRows(schedule).map((row) => ({
      ...{ row, version: version.version, scheduleTitle: schedule.title },
      words: fold([schedule.title, row.group.title, titleOf(row), row.text, row.id].join(' ')),
    })),
  );
}

/** Rows in which every word that was typed stands, with or without its marks; those with the whole in their title first. */
export function findRows(rows: readonly CitableRow[], typed: string): FoundRows {
  const text = fold(typed.trim());
  if (text === '') return { rows: [], more: 0 };
  const wanted = text.split(/\s+/u);
  const found = rows.filter(({ words }) => wanted.every((word) => words.includes(word)));
  const isWhole = ({ row }: CitableRow) => fold(titleOf(row)).includes(text);
  const ranked = [...found.filter(isWhole), ...found.filter((one) => !isWhole(one))];
  return { rows: ranked.slice(0, MOST_FOUND), more: Math.max(0, ranked.length - MOST_FOUND) };
}

export function titleOf({ item, sub }: Pick<PricedRow, 'item' | 'sub'>): string {
  return sub === null ? item.title : `${item.title} – ${sub.title}`;
}
