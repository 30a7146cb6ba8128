import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { scheduleText } from '../../../domain/retention/schedule-text.ts';
import type { ScheduleVersion, ScheduleVersionHead } from '../../../ports/archive/retention.ts';
import { demandAccepted, examineSchedule, type RetentionDeps } from './examine-schedule.ts';

export interface ScheduleImport {
  /** Its shape was checked. */
  readonly schedule: RetentionSchedule;
  /** `draft`: kept, nobody asks for its activation yet. */
  readonly as: 'draft' | 'proposed';
  readonly actor: string;
}

export interface ImportedSchedule {
  readonly version: ScheduleVersionHead;
  /** The newest version was equal: nothing was changed. */
  readonly same: boolean;
}

/**
 * Takes a schedule in as the next version of its id. A draft may have faults that only show beside other schedules.
 * @throws ScheduleError when it is to be proposed and something refuses it
 */
export async function importSchedule(deps: RetentionDeps, request: ScheduleImport): Promise<ImportedSchedule> {
  const { store } = deps;
  return store.transaction(async () => {
    const { schedule, actor } = request;
    const newest = await newestVersion(deps, schedule.id);
    if (newest !== undefined && isEqual(newest, request)) return { version: newest, same: true };
    if (request.as === 'proposed') demandAccepted((await examineSchedule(deps, schedule)).findings);
    const version = await store.retention.insertVersion(firstOf(deps, request));
    const body = { version: version.version, state: version.state };
    await store.ledger.append({ action: 'retention-schedule.imported', subject: schedule.id, actor, body });
    return { version, same: false };
  });
}

async function newestVersion({ store }: RetentionDeps, scheduleId: string): Promise<ScheduleVersion | undefined> {
  const last = (await store.retention.versions({ scheduleId })).at(-1);
  return last && store.retention.version(last);
}

/** One that was given up may be taken in again; a draft is proposed by `propose`. */
function isEqual({ schedule, state }: ScheduleVersion, request: ScheduleImport): boolean {
  const stands = state === 'proposed' || state === 'active' || state === request.as;
  return stands && scheduleText(schedule) === scheduleText(request.schedule);
}

function firstOf({ clock }: RetentionDeps, { schedule, as, actor }: ScheduleImport): Omit<ScheduleVersion, 'version'> {
  const now = clock.now();
  const proposed = as === 'proposed';
  return {
    scheduleId: schedule.id,
    title: schedule.title.normalize('NFC'),
    state: as,
    effectiveFrom: schedule.effectiveFrom,
    effectiveTo: schedule.effectiveTo,
    importedBy: actor,
    importedAt: now,
    proposedBy: proposed ? actor : null,
    proposedAt: proposed ? now : null,
    ...{ activatedBy: null, activatedAt: null, endedBy: null, endedAt: null },
    revision: 1,
    // Read back from its one text, so that every way in gives the same letters.
    schedule: JSON.parse(scheduleText(schedule)) as RetentionSchedule,
  };
}
