import type { BundleAssignment, ProjectBundle, StepBooking } from '../../domain/arrangement/booking.ts';
import type { ResultGroup } from '../../domain/arrangement/closing-report.ts';
import type { CheckFinding, CheckLevel, ErrorCounts } from '../../domain/arrangement/error-rate.ts';
import type { DossierFacts } from '../../domain/arrangement/evidence.ts';
import type { ProjectCounts } from '../../domain/arrangement/progress.ts';
import type { ArrangementProject, ProjectState } from '../../domain/arrangement/project.ts';
import type { LotCounts, Verdict } from '../../domain/arrangement/sampling.ts';
import type { Receipt } from '../../domain/archive/receipt.ts';
import type { Day } from '../../domain/retention/day.ts';
import type { DossierState } from '../../domain/workflow/dossier-state.ts';
import type { PageOf, PageRequest } from '../store/paging.ts';

export type ProjectChanges = Partial<Omit<ArrangementProject, 'id' | 'revision'>>;

export interface BookingFilter {
  readonly step?: string;
  readonly subjectId?: string;
  readonly worker?: string;
  /** Only those that stand. */
  readonly standing?: boolean;
}
export interface BundleOfProjectFilter {
  readonly worker?: string;
  /** In nobody's hands. */
  readonly free?: boolean;
  /** This step is (not) booked for it. */
  readonly booked?: string;
  readonly notBooked?: string;
}
export interface Undoing {
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
}

export interface ArrangementLot {
  readonly id: string;
  readonly projectId: string;
  /** From 1 in the project. */
  readonly number: number;
  readonly seed: string;
  readonly drawnBy: string;
  readonly drawnAt: Date;
  readonly closed: {
    readonly decision: LotDecision;
    readonly by: string;
    readonly at: Date;
    readonly note: string | null;
  } | null;
  readonly counts: LotCounts;
  readonly revision: number;
}
export const LOT_DECISIONS = ['accepted', 'refused'] as const;
export type LotDecision = (typeof LOT_DECISIONS)[number];

export interface LotDossier {
  readonly lotId: string;
  readonly dossierId: string;
  readonly sampled: boolean;
  readonly verdict: Verdict | null;
  readonly judgedBy: string | null;
  readonly judgedAt: Date | null;
}

export interface FindingFilter {
  readonly level?: CheckLevel;
  readonly worker?: string;
  readonly dossierId?: string;
}

export interface DayRange {
  readonly from: Day;
  readonly to: Day;
  /** Name of the time zone in which days begin. */
  readonly zone: string;
}
/** What one account did of one kind on one day. */
export interface AccountDay {
  readonly account: string;
  readonly day: Day;
  /** `step:<key>` of a booking, else the action of the ledger. */
  readonly work: string;
  readonly count: number;
  /** Sum of the amounts booked; 0 where none was. */
  readonly amount: number;
}

/** Projects of arranging, and what is counted in them: set-wise, never dossier by dossier. */
export interface ArrangementRepository {
  find(id: string): Promise<ArrangementProject | undefined>;
  /** Latest start first. */
  list(filter: { readonly state?: ProjectState }, page: PageRequest): Promise<PageOf<ArrangementProject>>;
  insert(project: ArrangementProject): Promise<void>;
  /** @throws StoreError `stale`, also when a receipt belongs to another project meanwhile */
  update(id: string, revision: number, changes: ProjectChanges): Promise<ArrangementProject>;
  /** Running projects in which a fonds is arranged. */
  runningFor(fondsId: string): Promise<readonly ArrangementProject[]>;
  /** Projects that any of these receipts belong to, by receipt. */
  ownersOf(receiptIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Others that book or hand out in the project wait until this transaction ends. */
  lock(id: string): Promise<void>;

  receipts(projectId: string): Promise<readonly Receipt[]>;
  counts(projectId: string): Promise<ProjectCounts>;
  results(projectId: string): Promise<readonly ResultGroup[]>;
  /** By receipt and number. */
  listBundles(projectId: string, filter: BundleOfProjectFilter, page: PageRequest): Promise<PageOf<ProjectBundle>>;
  /** Those of the named ones that belong to the project. */
  bundles(projectId: string, ids: readonly string[]): Promise<readonly ProjectBundle[]>;
  /** As `bundles`; by id. */
  dossierFacts(
    projectId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, DossierFacts & { readonly fondsId: string }>>;
  boxFacts(projectId: string, ids: readonly string[]): Promise<ReadonlyMap<string, { readonly placed: boolean }>>;
  /**
   * Bundles of a receipt by number, dossiers of an inventory by official number, boxes of an inventory (or, for an empty
   * text, of the fonds) by number; both ends counted.
   */
  subjectsInRange(
    projectId: string,
    kind: 'bundle' | 'dossier' | 'box',
    range: { readonly of: string; readonly from: number; readonly to: number },
  ): Promise<readonly string[]>;

  /** @throws StoreError `stale` where the step of one of them is booked already */
  insertBookings(bookings: readonly StepBooking[]): Promise<void>;
  bookings(ids: readonly string[]): Promise<readonly StepBooking[]>;
  /** Standing bookings of subjects: step by subject. */
  bookedSteps(projectId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Latest first. */
  listBookings(projectId: string, filter: BookingFilter, page: PageRequest): Promise<PageOf<StepBooking>>;
  /** All or none. @throws StoreError `stale` where one was taken back already */
  undoBookings(ids: readonly string[], undoing: Undoing): Promise<void>;

  /** @throws StoreError `stale` where one is in other hands */
  insertAssignments(assignments: readonly BundleAssignment[]): Promise<void>;
  /** Who holds these bundles now, by bundle, whatever the project. */
  holders(bundleIds: readonly string[]): Promise<ReadonlyMap<string, BundleAssignment>>;
  endAssignments(ids: readonly string[], end: NonNullable<BundleAssignment['ended']>): Promise<void>;
  /** Latest first. */
  listAssignments(
    projectId: string,
    filter: { readonly worker?: string; readonly bundleId?: string; readonly standing?: boolean },
    page: PageRequest,
  ): Promise<PageOf<BundleAssignment>>;

  /**
   * A lot of all dossiers in one of the states that no accepted lot holds as they are now, of which a sample is drawn by
   * the seed; how many there are comes back, and nothing is written for none.
   */
  drawLot(
    lot: Omit<ArrangementLot, 'counts' | 'number' | 'closed' | 'revision'>,
    how: { readonly states: readonly DossierState[]; readonly sampleOf: (lot: number) => number },
  ): Promise<ArrangementLot | undefined>;
  lot(id: string): Promise<ArrangementLot | undefined>;
  /** Latest first. */
  lots(projectId: string): Promise<readonly ArrangementLot[]>;
  /** By dossier; only the sample where it is asked for. */
  lotDossiers(
    lotId: string,
    filter: { readonly sampled?: boolean; readonly open?: boolean },
    page: PageRequest,
  ): Promise<PageOf<LotDossier>>;
  lotDossier(lotId: string, dossierId: string): Promise<(LotDossier & { readonly unchanged: boolean }) | undefined>;
  /** @throws StoreError `stale` where it was judged meanwhile */
  judge(
    lotId: string,
    dossierId: string,
    verdict: { readonly verdict: Verdict; readonly by: string; readonly at: Date },
  ): Promise<void>;
  /** @throws StoreError `stale` */
  closeLot(id: string, revision: number, closed: NonNullable<ArrangementLot['closed']>): Promise<void>;

  addFindings(findings: readonly CheckFinding[]): Promise<void>;
  /** Latest first. */
  listFindings(projectId: string, filter: FindingFilter, page: PageRequest): Promise<PageOf<CheckFinding>>;
  errorCounts(projectId: string): Promise<ErrorCounts>;

  /** Bookings, and acts of the ledger on what belongs to the project. */
  accountDays(projectId: string, range: DayRange): Promise<readonly AccountDay[]>;
  /** Bundles for which a step is booked, by day. */
  bookedByDay(projectId: string, step: string): Promise<ReadonlyMap<Day, number>>;
  /** Dossiers that are checked now, by the day of their last check. */
  checkedByDay(projectId: string, zone: string): Promise<ReadonlyMap<Day, number>>;
  workedSpan(projectId: string): Promise<{ readonly from: Day | null; readonly to: Day | null }>;
}
