import { shownDate } from '../../domain/metadata/shown-content.ts';

/** A date as people write it, a dash where there is none. */
export function shownDay(date: string | null | undefined): string {
  return date === undefined || date === null ? '—' : shownDate(date);
}
