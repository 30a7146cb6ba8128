import type { Viewer } from '../../domain/access/sight.ts';
import type { PartialDate } from '../../domain/archive/partial-date.ts';
import type { Day } from '../../domain/retention/day.ts';
import type { RetentionPeriod } from '../../domain/retention/retention-period.ts';
import type { RetentionSchedule } from '../../domain/retention/retention-schedule.ts';
import type { ScheduleState } from '../../domain/retention/schedule-state.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

/** One version of a schedule and what became of it; its rows never change. Names are of accounts, `system` for what is shipped. */
export interface ScheduleVersion extends ScheduleVersionHead {
  readonly schedule: RetentionSchedule;
}

export interface ScheduleVersionHead {
  readonly scheduleId: string;
  /** From 1. */
  readonly version: number;
  readonly title: string;
  readonly state: ScheduleState;
  readonly effectiveFrom: Day | null;
  readonly effectiveTo: Day | null;
  readonly importedBy: string;
  readonly importedAt: Date;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly activatedBy: string | null;
  readonly activatedAt: Date | null;
  /** Who took it out of force or rejected it. */
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly revision: number;
}

/** With what the file says of where it comes from and how complete it is. */
export type ListedVersion = ScheduleVersionHead &
  Pick<RetentionSchedule, 'issuer' | 'authority' | 'coverage' | 'sources'>;

export interface VersionRef {
  readonly scheduleId: string;
  readonly version: number;
}
export type VersionChanges = Partial<
  Pick<
    ScheduleVersionHead,
    'state' | 'proposedBy' | 'proposedAt' | 'activatedBy' | 'activatedAt' | 'endedBy' | 'endedAt'
  >
>;

/** Forbids to let a dossier fall due (khoanh giữ): an inspection, a lawsuit, a complaint. */
export interface RetentionHold {
  readonly id: string;
  readonly dossierId: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  readonly releaseReason: string | null;
}

/** What only a person knows and due dates and transfer deadlines need. */
export interface RetentionFacts extends DeliveryFacts {
  readonly dossierId: string;
  /** When the event came that the period waits for ("5 năm sau khi chấm dứt Hợp đồng"). */
  readonly eventOn: PartialDate | null;
  /** The matter went on in the body that succeeded. */
  readonly carriedOver: boolean;
  readonly revision: number;
}

export interface DeliveryFacts {
  /** When it was delivered to the agency's own archives. */
  readonly deliveredOn: PartialDate | null;
  /** Of a construction: another term. */
  readonly construction: boolean;
  /** Years until delivery to the historical archives where another law allows more than five. */
  readonly yearsAllowed: number | null;
}

/** Dossiers that have all in common on which transfer deadlines depend; handed over and destroyed ones are in none. */
export interface TransferGroup extends DeliveryFacts {
  /** Null = nobody decided on a period. */
  readonly period: RetentionPeriod | null;
  readonly endDate: PartialDate | null;
  readonly creatorEnded: PartialDate | null;
  readonly carriedOver: boolean;
  /** It has its official number. */
  readonly arranged: boolean;
  readonly held: boolean;
  readonly dossiers: number;
}

export type TransferFilter = Pick<RetentionGroupFilter, 'fondsId' | 'visibleTo'>;

/** A group with the day that its rules gave. */
export interface DatedTransfer {
  readonly group: TransferGroup;
  readonly day: Day;
}

export interface TransferDossier {
  readonly id: string;
  readonly fondsId: string;
  readonly title: string;
  readonly secret: boolean;
  readonly group: TransferGroup;
  readonly day: Day;
}

/** Dossiers that have all in common on which a due date depends. */
export interface RetentionGroup {
  /** Null = nobody decided on a period. */
  readonly period: RetentionPeriod | null;
  /** The row of a schedule that is cited. */
  readonly item: string | null;
  /** Years; the finer date does not matter to any rule. */
  readonly endYear: number | null;
  readonly creatorEndYear: number | null;
  readonly eventYear: number | null;
  readonly carriedOver: boolean;
  readonly held: boolean;
  readonly dossiers: number;
}

export interface RetentionGroupFilter {
  readonly fondsId?: string;
  /** Rows of schedules that are cited. */
  readonly items?: readonly string[];
  /** Only those decided on this day or later. */
  readonly decidedFrom?: Day;
  /** Leaves out what is hidden from this viewer: dates and periods tell of it. */
  readonly visibleTo?: Viewer;
}

/** A group with the day that its rules gave: dossiers are listed by it. */
export interface DatedGroup {
  readonly group: RetentionGroup;
  readonly day: Day;
}

/** A dossier as a list of due dates names it; what is secret is for the caller to mask. */
export interface RetainedDossier {
  readonly id: string;
  readonly fondsId: string;
  readonly title: string;
  readonly secret: boolean;
  readonly group: RetentionGroup;
  readonly day: Day;
}

export interface RetentionRepository {
  /** By schedule, then version. */
  versions(filter: {
    readonly scheduleId?: string;
    readonly states?: readonly ScheduleState[];
  }): Promise<readonly ListedVersion[]>;
  version(ref: VersionRef): Promise<ScheduleVersion | undefined>;
  /** With their rows. */
  inState(state: ScheduleState): Promise<readonly ScheduleVersion[]>;
  /** Gets the next version of its schedule. Others that insert one of the same schedule wait. */
  insertVersion(version: Omit<ScheduleVersion, 'version'>): Promise<ScheduleVersion>;
  /** @throws StoreError `stale`, also where another version is in force in that place */
  moveVersion(ref: VersionRef, revision: number, changes: VersionChanges): Promise<ScheduleVersionHead>;

  placeHold(hold: RetentionHold): Promise<void>;
  hold(id: string): Promise<RetentionHold | undefined>;
  /** Newest first. */
  holdsOf(dossierId: string): Promise<readonly RetentionHold[]>;
  /** Those that stand, oldest first. */
  holds(page: PageRequest): Promise<PageOf<RetentionHold>>;
  /** @throws StoreError `stale` when it is released already */
  releaseHold(id: string, release: Pick<RetentionHold, 'releasedBy' | 'releasedAt' | 'releaseReason'>): Promise<void>;
  /** All of one dossier, also those released, are of another from now on. */
  moveHolds(fromId: string, toId: string): Promise<void>;

  facts(dossierId: string): Promise<RetentionFacts | undefined>;
  /** `revision` 0 = there were none. @throws StoreError `stale` */
  saveFacts(facts: RetentionFacts): Promise<RetentionFacts>;

  /** States the delivery of many at once; other facts of theirs stay, and their revisions rise. */
  saveDelivered(dossierIds: readonly string[], deliveredOn: PartialDate | null): Promise<void>;
  /** All dossiers that are neither handed over nor destroyed, counted in one statement. */
  transferGroups(filter: TransferFilter): Promise<readonly TransferGroup[]>;
  /** The dossiers of the groups, by day, then id. */
  dossiersInTransfer(
    groups: readonly DatedTransfer[],
    filter: TransferFilter,
    page: PageRequest,
  ): Promise<PageOf<TransferDossier>>;

  /** All dossiers that are not destroyed, counted in one statement. */
  groups(filter: RetentionGroupFilter): Promise<readonly RetentionGroup[]>;
  /** The dossiers of the groups, by day, then id. */
  dossiersIn(
    groups: readonly DatedGroup[],
    filter: RetentionGroupFilter,
    page: PageRequest,
  ): Promise<PageOf<RetainedDossier>>;
}
