import type { PartialDate } from '../archive/partial-date.ts';
import { addDays, padYear, yearOf, type Day } from './day.ts';
import type { RetentionPeriod } from './retention-period.ts';
import type { WorkEnd } from './work-end.ts';

/**
 * The laws say from which year a period counts, not on which day it ends. Two readings agree on 31 December of the year
 * the work ended + N; an office that reads otherwise sets another day of that year.
 */
export interface DueSettings {
  /** `MM-DD`: the last day on which the material must be kept. */
  readonly expiresOn: string;
  /** Days before, from which people are warned (TT 01/2019/TT-BNV, article 20.5: 30). */
  readonly warningDays: number;
}
export const DEFAULT_DUE_SETTINGS: DueSettings = { expiresOn: '12-31', warningDays: 30 };

/** A day that every year has: 29 February is none. */
export function isDayOfYear(text: string): boolean {
  return /^\d{2}-\d{2}$/.test(text) && addDays(`2001-${text}`, 0) === `2001-${text}`;
}

export type DueDate =
  | { readonly kind: 'never' }
  | { readonly kind: 'open'; readonly because: OpenBecause }
  | { readonly kind: 'on'; readonly expiresOn: Day; readonly actionFrom: Day; readonly warningFrom: Day };

/** Why there is no day: the period has no number, its event has not come, or the end of the work is not known. */
export type OpenBecause =
  | 'until-superseded'
  | 'life-of-work'
  | 'event-to-come'
  | 'no-date'
  | 'carried-over'
  /** Nobody decided on a period yet. */
  | 'not-decided';

export interface DueFacts {
  readonly workEnd: WorkEnd;
  /** When events that periods wait for came, by the words of the period. */
  readonly events?: ReadonlyMap<string, PartialDate>;
}

/** When one period ends. */
export function dueDate(period: RetentionPeriod, facts: DueFacts, settings: DueSettings): DueDate {
  switch (period.kind) {
    case 'permanent':
      return { kind: 'never' };
    case 'until-superseded':
    case 'life-of-work':
      return { kind: 'open', because: period.kind };
    case 'years-after-event': {
      const event = facts.events?.get(period.event);
      return event === undefined ? { kind: 'open', because: 'event-to-come' } : dueIn(event, period.years, settings);
    }
    case 'years':
      if (facts.workEnd.kind === 'open') return { kind: 'open', because: facts.workEnd.because };
      return dueIn(facts.workEnd.on, period.years, settings);
  }
}

function dueIn(from: PartialDate, years: number, { expiresOn, warningDays }: DueSettings): DueDate {
  const last = `${padYear(yearOf(from) + years)}-${expiresOn}`;
  return { kind: 'on', expiresOn: last, actionFrom: addDays(last, 1), warningFrom: addDays(last, -warningDays) };
}

/** Of several: never outweighs open, open outweighs any day, else the last day counts. Never for none: nobody decided. */
export function latestDue(dates: readonly DueDate[]): DueDate {
  const never = dates.find(({ kind }) => kind === 'never');
  const open = dates.find(({ kind }) => kind === 'open');
  if (never ?? open) return never ?? open ?? { kind: 'never' };
  return dates.reduce((latest, date) => (onDay(date) > onDay(latest) ? date : latest), dates[0] ?? { kind: 'never' });
}

function onDay(date: DueDate): Day {
  return date.kind === 'on' ? date.expiresOn : '';
}

export type DueState = 'permanent' | 'held' | 'open' | 'running' | 'soon' | 'due';

/** Where it stands on a day. What is held never falls due, whatever its date. */
export function dueState(due: DueDate, held: boolean, today: Day): DueState {
  if (held) return 'held';
  if (due.kind === 'never') return 'permanent';
  if (due.kind === 'open') return 'open';
  if (today >= due.actionFrom) return 'due';
  return today >= due.warningFrom ? 'soon' : 'running';
}
