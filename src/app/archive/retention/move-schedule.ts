import { canMoveSchedule, type ScheduleState } from '../../../domain/retention/schedule-state.ts';
import type {
  ScheduleVersion,
  ScheduleVersionHead,
  VersionChanges,
  VersionRef,
} from '../../../ports/archive/retention.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { demandAccepted, examineSchedule, type RetentionDeps } from './examine-schedule.ts';

export interface ScheduleMove extends VersionRef {
  /** The revision that the person saw; the present one where they saw none. */
  readonly revision?: number;
  readonly actor: string;
}

/** @throws RequestError `not-found` */
export async function requireVersion(
  { store }: Pick<RetentionDeps, 'store'>,
  ref: VersionRef,
): Promise<ScheduleVersion> {
  const { scheduleId, version } = ref;
  const found = await store.retention.version(ref);
  if (found) return found;
  throw new RequestError('not-found', 'No such version of a schedule', {
    details: { id: `${scheduleId} ${String(version)}` },
  });
}

/**
 * Asks for a draft to be put into force.
 * @throws RequestError `not-found`, `forbidden-move`; ScheduleError; StoreError `stale`
 */
export function proposeSchedule(deps: RetentionDeps, request: ScheduleMove): Promise<ScheduleVersionHead> {
  return move(deps, request, async (version) => {
    demandAccepted((await examineSchedule(deps, version.schedule)).findings);
    return { state: 'proposed', proposedBy: request.actor, proposedAt: deps.clock.now() };
  });
}

/**
 * Puts a proposed version into force: never the account that took it in or proposed it. The version whose place it takes is
 * retired. Decisions on dossiers stay as they are: who activates looked at the simulation.
 * @throws RequestError `not-found`, `forbidden-move`, `own-work`; ScheduleError; StoreError `stale`
 */
export function activateSchedule(deps: RetentionDeps, request: ScheduleMove): Promise<ScheduleVersionHead> {
  const { actor } = request;
  return move(deps, request, async (version) => {
    if (actor === version.importedBy || actor === version.proposedBy)
      throw new RequestError('own-work', 'Who proposed a schedule may not put it into force');
    const { findings, replaced } = await examineSchedule(deps, version.schedule);
    demandAccepted(findings);
    const ended = { endedBy: actor, endedAt: deps.clock.now() };
    if (replaced) await deps.store.retention.moveVersion(replaced, replaced.revision, { state: 'retired', ...ended });
    return { state: 'active', activatedBy: actor, activatedAt: deps.clock.now() };
  });
}

/** Turns a draft or a proposal down. @throws RequestError `not-found`, `forbidden-move`; StoreError `stale` */
export function rejectSchedule(deps: RetentionDeps, request: ScheduleMove): Promise<ScheduleVersionHead> {
  const ended = { endedBy: request.actor, endedAt: deps.clock.now() };
  return move(deps, request, () => Promise.resolve({ state: 'rejected', ...ended }));
}

/** Takes one out of force without another in its place. @throws RequestError `not-found`, `forbidden-move`; StoreError `stale` */
export function retireSchedule(deps: RetentionDeps, request: ScheduleMove): Promise<ScheduleVersionHead> {
  const ended = { endedBy: request.actor, endedAt: deps.clock.now() };
  return move(deps, request, () => Promise.resolve({ state: 'retired', ...ended }));
}

type Step = VersionChanges & { readonly state: ScheduleState };

async function move(
  deps: RetentionDeps,
  request: ScheduleMove,
  step: (version: ScheduleVersion) => Promise<Step>,
): Promise<ScheduleVersionHead> {
  const { store } = deps;
  return store.transaction(async () => {
    const version = await requireVersion(deps, request);
    if (request.revision !== undefined && request.revision !== version.revision)
      throw new StoreError('stale', 'The version was changed in the meantime');
    const changes = await step(version);
    if (!canMoveSchedule(version.state, changes.state))
      throw new RequestError('forbidden-move', 'The version is not in a state for this', {
        details: { state: version.state },
      });
    const moved = await store.retention.moveVersion(version, version.revision, changes);
    await store.ledger.append({
      action: `retention-schedule.${changes.state}`,
      subject: version.scheduleId,
      actor: request.actor,
      body: { version: version.version, from: version.state },
    });
    return moved;
  });
}
