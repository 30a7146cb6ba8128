import type { Viewer } from '../../../domain/access/sight.ts';
import { dueState, type DueSettings, type DueState } from '../../../domain/retention/due-date.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { DatedGroup, RetainedDossier, RetentionGroup } from '../../../ports/archive/retention.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import type { RetentionDeps } from './examine-schedule.ts';
import { dueOfGroup } from './due-of-group.ts';

export interface DueRequest {
  readonly on: Day;
  readonly settings: DueSettings;
  readonly fondsId?: string;
  readonly visibleTo?: Viewer;
}

export type DueCounts = Readonly<Record<DueState, number>>;

/** How many dossiers stand where on a day. Destroyed ones are not among them. */
export async function countDue(deps: Pick<RetentionDeps, 'store'>, request: DueRequest): Promise<DueCounts> {
  const counts = { permanent: 0, held: 0, open: 0, running: 0, soon: 0, due: 0 };
  for (const group of await groupsOf(deps, request)) counts[stateOf(group, request)] += group.dossiers;
  return counts;
}

export interface DueDossier extends RetainedDossier {
  readonly state: 'soon' | 'due';
}

/** Dossiers whose term has ended or ends soon, those first that ended first. What is held is not among them. */
export async function listDue(
  deps: Pick<RetentionDeps, 'store'>,
  request: DueRequest,
  page: PageRequest,
): Promise<PageOf<DueDossier>> {
  const { store } = deps;
  const dated = (await groupsOf(deps, request)).flatMap((group) => datedGroup(group, request));
  const states = new Map(dated.map(({ group }) => [group, stateOf(group, request)]));
  const found = await store.retention.dossiersIn(dated, filterOf(request), page);
  const items = found.items.map((dossier): DueDossier => ({
    ...dossier,
    state: states.get(dossier.group) === 'due' ? 'due' : 'soon',
  }));
  return { ...found, items };
}

function groupsOf({ store }: Pick<RetentionDeps, 'store'>, request: DueRequest): Promise<readonly RetentionGroup[]> {
  return store.retention.groups(filterOf(request));
}

function filterOf({ fondsId, visibleTo }: DueRequest) {
  return { ...(fondsId !== undefined && { fondsId }), ...(visibleTo && { visibleTo }) };
}

function stateOf(group: RetentionGroup, { on, settings }: DueRequest): DueState {
  return dueState(dueOfGroup(group, settings), group.held, on);
}

function datedGroup(group: RetentionGroup, request: DueRequest): readonly DatedGroup[] {
  const due = dueOfGroup(group, request.settings);
  const state = dueState(due, group.held, request.on);
  return due.kind === 'on' && (state === 'due' || state === 'soon') ? [{ group, day: due.expiresOn }] : [];
}
