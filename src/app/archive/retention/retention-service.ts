import type { Viewer } from '../../../domain/access/sight.ts';
import type { TransferSettings, TransferTarget } from '../../../domain/retention/transfer-due.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { pricedRows } from '../../../domain/retention/retention-schedule.ts';
import type { ScheduleState } from '../../../domain/retention/schedule-state.ts';
import type {
  ListedVersion,
  RetentionHold,
  RetentionFacts,
  ScheduleVersionHead,
  VersionRef,
} from '../../../ports/archive/retention.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import { RequestError } from '../../../ports/errors.ts';
import { today } from '../../host/count-run.ts';
import { examineSchedule, type RetentionDeps, type ScheduleExamination } from './examine-schedule.ts';
import {
  factsOf,
  placeHold,
  releaseHold,
  stateDelivered,
  stateRetentionFacts,
  type DeliveryStatement,
  type FactsRequest,
  type HoldRequest,
  type ReleaseRequest,
} from './hold-dossier.ts';
import { importSchedule, type ImportedSchedule, type ScheduleImport } from './import-schedule.ts';
import { countTransfers, listTransfers, type DueTransfer, type TransferCounts } from './list-transfers.ts';
import { countDue, listDue, type DueCounts, type DueDossier } from './list-due.ts';
import {
  activateSchedule,
  proposeSchedule,
  rejectSchedule,
  requireVersion,
  retireSchedule,
  type ScheduleMove,
} from './move-schedule.ts';
import { simulateSchedule, type ScheduleSimulation } from './simulate-schedule.ts';

export interface DueQuery {
  /** Today where none is given. */
  readonly on?: Day;
  readonly fondsId?: string;
  /** Leaves out what is hidden from this viewer. */
  readonly visibleTo?: Viewer;
}

export interface TransferQuery extends DueQuery {
  readonly target: TransferTarget;
  readonly withRunning?: boolean;
}

/** All that is done with schedules and due dates, for those who offer it to people; errors as each use case has them. */
export interface RetentionService {
  versions(): Promise<readonly ListedVersion[]>;
  version(ref: VersionRef): Promise<{ readonly head: ScheduleVersionHead; readonly schedule: RetentionSchedule }>;
  examine(schedule: RetentionSchedule): Promise<ScheduleExamination & { readonly rows: number }>;
  import(request: ScheduleImport): Promise<ImportedSchedule>;
  simulate(ref: VersionRef): Promise<ScheduleSimulation>;
  /** @throws RequestError `forbidden-move` for a state into which nobody moves */
  move(request: ScheduleMove, to: ScheduleState): Promise<ScheduleVersionHead>;
  countDue(query: DueQuery): Promise<DueCounts>;
  listDue(query: DueQuery, page: PageRequest): Promise<PageOf<DueDossier>>;
  countTransfers(query: DueQuery): Promise<TransferCounts>;
  listTransfers(query: TransferQuery, page: PageRequest): Promise<PageOf<DueTransfer>>;
  stateDelivered(statement: DeliveryStatement): Promise<{ readonly stated: number }>;
  holds(page: PageRequest): Promise<PageOf<RetentionHold>>;
  placeHold(request: HoldRequest): Promise<RetentionHold>;
  releaseHold(request: ReleaseRequest): Promise<RetentionHold>;
  facts(dossierId: string): Promise<RetentionFacts>;
  stateFacts(request: FactsRequest): Promise<RetentionFacts>;
}

export function makeRetentionService(deps: RetentionDeps, settings: TransferSettings): RetentionService {
  const { store } = deps;
  const asOf = ({ on = today(deps), ...query }: DueQuery) => ({ on, settings, ...query });
  return {
    versions: () => store.retention.versions({}),
    version: async (ref) => {
      const { schedule, ...head } = await requireVersion(deps, ref);
      return { head, schedule };
    },
    examine: async (schedule) => ({ ...(await examineSchedule(deps, schedule)), rows: pricedRows(schedule).length }),
    import: (request) => importSchedule(deps, request),
    simulate: async (ref) => simulateSchedule(deps, (await requireVersion(deps, ref)).schedule, settings),
    move: (request, to) => moveTo(deps, request, to),
    countDue: (query) => countDue(deps, asOf(query)),
    listDue: (query, page) => listDue(deps, asOf(query), page),
    countTransfers: (query) => countTransfers(deps, { ...settings, ...asOf(query) }),
    listTransfers: (query, page) => listTransfers(deps, { ...settings, ...query, ...asOf(query) }, page),
    stateDelivered: (statement) => stateDelivered(deps, statement),
    holds: (page) => store.retention.holds(page),
    placeHold: (request) => placeHold(deps, request),
    releaseHold: (request) => releaseHold(deps, request),
    facts: (dossierId) => factsOf(deps, dossierId),
    stateFacts: (request) => stateRetentionFacts(deps, request),
  };
}

function moveTo(deps: RetentionDeps, request: ScheduleMove, to: ScheduleState): Promise<ScheduleVersionHead> {
  switch (to) {
    case 'proposed':
      return proposeSchedule(deps, request);
    case 'active':
      return activateSchedule(deps, request);
    case 'rejected':
      return rejectSchedule(deps, request);
    case 'retired':
      return retireSchedule(deps, request);
    case 'draft':
      throw new RequestError('forbidden-move', 'Nothing becomes a draft again', { details: { state: to } });
  }
}
