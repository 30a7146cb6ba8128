import type { PartialDate } from '../archive/partial-date.ts';
import { addYears, firstDay, lastDay, padYear, yearOf, type Day } from './day.ts';
import type { RetentionPeriod } from './retention-period.ts';
import type { ArchivesLaw } from './retention-schedule.ts';
import type { WorkEnd } from './work-end.ts';

/** Day on which the law of 2024 (33/2024/QH15) came into force; the law of 2011 (01/2011/QH13) held until the day before. */
export const LAW_2024_FROM: Day = '2025-07-01';

/** By which law material is arranged and appraised: what was formed before the new law by the old one. Null = the date does not tell. */
export function lawOfArrangement(formed: PartialDate): ArchivesLaw | null {
  if (lastDay(formed) < LAW_2024_FROM) return '2011';
  return firstDay(formed) >= LAW_2024_FROM ? '2024' : null;
}

/** By which law material is delivered: that of the day on which it is done, whatever the age of the material. */
export function lawOfTransfer(on: Day): ArchivesLaw {
  return on < LAW_2024_FROM ? '2011' : '2024';
}

/** Whose archives they are: the transition gives agencies five years, communes and historical archives ten. */
export const ARCHIVES_LEVELS = ['agency', 'commune', 'historical'] as const;
export type ArchivesLevel = (typeof ARCHIVES_LEVELS)[number];

/**
 * Until when material formed before the new law and not yet arranged must be: within 5 years from its force, 10 at
 * commune level and in historical archives.
 */
export function arrangementDeadline(level: ArchivesLevel): Day {
  return level === 'agency' ? '2030-06-30' : '2035-06-30';
}

export type TransferDeadline =
  | { readonly kind: 'by'; readonly day: Day }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly because: TransferOpen };

/** Why there is no day; `either-law`: a year alone does not tell by which law it is arranged. */
export type TransferOpen = 'no-date' | 'carried-over' | 'not-delivered' | 'not-decided' | 'either-law';

/**
 * Into the agency's own (current) archives. 2011 law, article 11: one year after the work ended, three months after the
 * settlement of a construction; 2024 law: one year from the year in which the work ended. Of a partial date the last day counts.
 */
export function agencyArchivesDeadline(law: ArchivesLaw, end: WorkEnd, construction = false): TransferDeadline {
  if (end.kind === 'open') return end;
  if (law === '2024') return { kind: 'by', day: `${padYear(yearOf(end.on) + 1)}-12-31` };
  const ended = lastDay(end.on);
  return { kind: 'by', day: construction ? addMonths(ended, 3) : addYears(ended, 1) };
}

/** The same day of a later month, or the last one where the month is shorter. */
function addMonths(day: Day, months: number): Day {
  const month = Number(day.slice(5, 7)) - 1 + months;
  const target = `${padYear(yearOf(day) + Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
  const last = lastDay(target as PartialDate); // `YYYY-MM`, as made here
  const same = `${target}${day.slice(7)}`;
  return same < last ? same : last;
}

export interface HistoricalFacts {
  readonly period: RetentionPeriod;
  readonly workEnd: WorkEnd;
  /** Year in which the material was delivered to the current archives. */
  readonly deliveredIn?: number;
  /** Where another law allows longer, up to 30 years (2024 law). */
  readonly yearsAllowed?: number;
}

const YEARS_2011 = 10;
const YEARS_2024 = 5;
const MOST_YEARS_2024 = 30;

/**
 * Into the historical archives, permanent material only. 2011 law, article 21: within 10 years from the year the work
 * ended; 2024 law: within 5 years from the year of delivery to the current archives.
 */
export function historicalArchivesDeadline(law: ArchivesLaw, facts: HistoricalFacts): TransferDeadline {
  if (facts.period.kind !== 'permanent') return { kind: 'none' };
  if (law === '2011') {
    const { workEnd } = facts;
    return workEnd.kind === 'open' ? workEnd : endOfYear(yearOf(workEnd.on) + YEARS_2011);
  }
  if (facts.deliveredIn === undefined) return { kind: 'open', because: 'not-delivered' };
  return endOfYear(facts.deliveredIn + Math.min(facts.yearsAllowed ?? YEARS_2024, MOST_YEARS_2024));
}

function endOfYear(year: number): TransferDeadline {
  return { kind: 'by', day: `${padYear(year)}-12-31` };
}
