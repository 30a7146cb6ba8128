import type { Viewer } from '../../../domain/access/sight.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { ArchivesLevel } from '../../../domain/retention/transfer-deadline.ts';
import {
  TRANSFER_TARGETS,
  transferDeadline,
  transferState,
  type TransferState,
  type TransferTarget,
} from '../../../domain/retention/transfer-due.ts';
import type { DatedTransfer, TransferDossier, TransferGroup } from '../../../ports/archive/retention.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import type { RetentionDeps } from './examine-schedule.ts';

export interface TransferRequest {
  readonly on: Day;
  readonly level: ArchivesLevel;
  readonly warningDays: number;
  readonly fondsId?: string;
  /** Leaves out what is hidden from this viewer. */
  readonly visibleTo?: Viewer;
}

export type TransferCounts = Readonly<Record<TransferTarget, Readonly<Record<TransferState, number>>>>;

type Deps = Pick<RetentionDeps, 'store'>;

/** How many dossiers stand where, for each thing that must be done in time. Handed over and destroyed ones are not among them. */
export async function countTransfers(deps: Deps, request: TransferRequest): Promise<TransferCounts> {
  const groups = await deps.store.retention.transferGroups(filterOf(request));
  const countOf = (target: TransferTarget) => {
    const counts = { none: 0, open: 0, running: 0, soon: 0, overdue: 0 };
    for (const group of groups) counts[stateOf(target, group, request)] += group.dossiers;
    return counts;
  };
  const [arrangement, current, historical] = TRANSFER_TARGETS;
  return { [arrangement]: countOf(arrangement), [current]: countOf(current), [historical]: countOf(historical) };
}

export interface DueTransfer extends TransferDossier {
  readonly state: 'running' | 'soon' | 'overdue';
}

export interface TransferQuery extends TransferRequest {
  readonly target: TransferTarget;
  /** Those that are overdue or soon will be, without it. */
  readonly withRunning?: boolean;
}

/** Dossiers with a last day, the earliest first; what is held is among them, and says so. */
export async function listTransfers(deps: Deps, query: TransferQuery, page: PageRequest): Promise<PageOf<DueTransfer>> {
  const { target, withRunning = false } = query;
  const { retention } = deps.store;
  const dated = (await retention.transferGroups(filterOf(query))).flatMap((group) => datedGroup(target, group, query));
  const wanted = dated.filter(({ state }) => withRunning || state !== 'running');
  const states = new Map(wanted.map(({ group, state }) => [group, state]));
  const found = await retention.dossiersInTransfer(wanted, filterOf(query), page);
  return { ...found, items: found.items.map((one) => ({ ...one, state: states.get(one.group) ?? 'running' })) };
}

function filterOf({ fondsId, visibleTo }: TransferRequest) {
  return { ...(fondsId !== undefined && { fondsId }), ...(visibleTo && { visibleTo }) };
}

function deadlineOf(target: TransferTarget, group: TransferGroup, request: TransferRequest) {
  const { endDate, creatorEnded, ...facts } = group;
  const dates = { ...(endDate !== null && { endDate }), ...(creatorEnded !== null && { creatorEnded }) };
  return transferDeadline(target, { ...facts, ...dates }, request);
}

function stateOf(target: TransferTarget, group: TransferGroup, request: TransferRequest): TransferState {
  return transferState(deadlineOf(target, group, request), request.on, request.warningDays);
}

type Dated = DatedTransfer & Pick<DueTransfer, 'state'>;

function datedGroup(target: TransferTarget, group: TransferGroup, request: TransferRequest): readonly Dated[] {
  const deadline = deadlineOf(target, group, request);
  if (deadline.kind !== 'by') return [];
  const state = transferState(deadline, request.on, request.warningDays);
  return state === 'none' || state === 'open' ? [] : [{ group, day: deadline.day, state }];
}
