import type { PartialDate } from '../archive/partial-date.ts';
import { DEFAULT_DUE_SETTINGS, type DueSettings } from './due-date.ts';
import { addDays, yearOf, type Day } from './day.ts';
import type { RetentionPeriod } from './retention-period.ts';
import {
  agencyArchivesDeadline,
  arrangementDeadline,
  historicalArchivesDeadline,
  lawOfArrangement,
  lawOfTransfer,
  type ArchivesLevel,
  type TransferDeadline,
} from './transfer-deadline.ts';
import { workEnd, type WorkFacts } from './work-end.ts';

/** Settings of the office, as due dates and transfer deadlines need them. */
export interface TransferSettings extends DueSettings {
  readonly level: ArchivesLevel;
}
export const DEFAULT_TRANSFER_SETTINGS: TransferSettings = { ...DEFAULT_DUE_SETTINGS, level: 'agency' };

/** What must be done with a dossier in time: be arranged, go to the agency's own archives, to the historical archives. */
export const TRANSFER_TARGETS = ['arrangement', 'current-archives', 'historical-archives'] as const;
export type TransferTarget = (typeof TRANSFER_TARGETS)[number];

export interface TransferFacts extends WorkFacts {
  /** Null = nobody decided on a period. */
  readonly period: RetentionPeriod | null;
  /** It has its official number. */
  readonly arranged: boolean;
  readonly deliveredOn: PartialDate | null;
  readonly construction: boolean;
  readonly yearsAllowed: number | null;
}

export interface TransferView {
  /** By the law of this day material is delivered. */
  readonly on: Day;
  readonly level: ArchivesLevel;
}

/**
 * Until when it must be done, `none` where it is done or does not concern this dossier. Material formed before the law of
 * 2024 and not yet arranged has its own term; whether something was formed before it, a bare "2025" does not tell.
 */
export function transferDeadline(target: TransferTarget, facts: TransferFacts, view: TransferView): TransferDeadline {
  const law = lawOfTransfer(view.on);
  const ended = workEnd(facts);
  switch (target) {
    case 'arrangement': {
      if (facts.arranged) return { kind: 'none' };
      if (ended.kind === 'open') return ended;
      const formed = lawOfArrangement(ended.on);
      if (formed === null) return { kind: 'open', because: 'either-law' };
      return formed === '2011' ? { kind: 'by', day: arrangementDeadline(view.level) } : { kind: 'none' };
    }
    case 'current-archives':
      return facts.deliveredOn === null ? agencyArchivesDeadline(law, ended, facts.construction) : { kind: 'none' };
    case 'historical-archives': {
      if (facts.period === null) return { kind: 'open', because: 'not-decided' };
      const { period, deliveredOn, yearsAllowed } = facts;
      return historicalArchivesDeadline(law, {
        ...{ period, workEnd: ended },
        ...(deliveredOn !== null && { deliveredIn: yearOf(deliveredOn) }),
        ...(yearsAllowed !== null && { yearsAllowed }),
      });
    }
  }
}

export type TransferState = 'none' | 'open' | 'running' | 'soon' | 'overdue';

/** Where it stands on a day; `warningDays` before the last day it is `soon`. */
export function transferState(deadline: TransferDeadline, on: Day, warningDays: number): TransferState {
  if (deadline.kind !== 'by') return deadline.kind;
  if (on > deadline.day) return 'overdue';
  return on >= addDays(deadline.day, -warningDays) ? 'soon' : 'running';
}
