import { missingFor, type StepBooking } from '../../../domain/arrangement/booking.ts';
import type { ArrangementProject } from '../../../domain/arrangement/project.ts';
import { findStep, stepsOf, type ArrangementStep } from '../../../domain/arrangement/steps.ts';
import type { Day } from '../../../domain/retention/day.ts';
import { StoreError } from '../../../ports/errors.ts';
import { today } from '../../host/count-run.ts';
import type { ArchiveDeps } from '../deps.ts';
import { demandFound, refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { demandMaySpeakFor, demandMember, requireRunning } from './require-project.ts';
import { namedSubjects, stepsDone, type NamedSubjects } from './subjects.ts';

export interface BookingRequest extends NamedSubjects {
  readonly projectId: string;
  readonly step: string;
  /** Who did it; absent: who books. */
  readonly worker?: string;
  /** Absent: today. */
  readonly doneOn?: Day;
  /** Of one subject: how much came of it. */
  readonly amount?: number;
  readonly note?: string;
  readonly actor: string;
}

/**
 * Books a step as done for bundles, dossiers, boxes or the project: all or none. What the data shows is not booked,
 * a step that needs another first is refused with what is missing, and nobody books for a bundle in other hands.
 * @throws RequestError `not-found`, `forbidden-move`; RecordError
 */
export async function bookStep(deps: ArchiveDeps, given: BookingRequest): Promise<readonly StepBooking[]> {
  const request = tidy(given);
  const { projectId, actor, worker = actor, doneOn = today(deps), amount = null, note = null } = request;
  return deps.store.transaction(async () => {
    await deps.store.arrangement.lock(projectId);
    const project = await requireRunning(deps, projectId);
    const step = bookable(project, request.step);
    demandMember(project, worker, 'worker');
    demandMaySpeakFor(project, actor, worker);
    if (doneOn > today(deps)) throw refusal('doneOn', 'in-future');
    const subjects = await namedSubjects(deps, project, { kind: step.subject, named: request });
    if (amount !== null && subjects.length > 1) throw refusal('amount', 'amount-of-many');
    await demandReady(deps, project, { step, subjects, worker });
    const { key, subject: subjectKind } = step;
    const common = { projectId, step: key, subjectKind, amount, worker, doneOn, note, bookedBy: actor };
    const bookings = subjects.map((subjectId) => ({
      ...{ ...common, id: deps.ids.next(), subjectId, bookedAt: deps.clock.now(), undone: null },
    }));
    await deps.store.arrangement.insertBookings(bookings).catch(whenBooked);
    const body = { step: key, subjects: subjects.length, worker, doneOn, ...(amount !== null && { amount }) };
    const event = { action: 'arrangement.booked', subject: projectId, actor, body };
    await deps.store.ledger.append({ ...event, ...(note !== null && { values: { note } }) });
    return bookings;
  });
}

/** @throws RecordError for a step that there is not, and for one that the data itself shows */
function bookable({ process }: ArrangementProject, key: string): ArrangementStep {
  const step = findStep(process, key);
  if (step === undefined) throw refusal('step', 'unknown-step');
  if (step.shownBy !== 'booking') throw refusal('step', 'shown-by-data');
  return step;
}

interface Booking {
  readonly step: ArrangementStep;
  readonly subjects: readonly string[];
  readonly worker: string;
}

async function demandReady(
  deps: ArchiveDeps,
  project: ArrangementProject,
  { step, subjects, worker }: Booking,
): Promise<void> {
  const done = await stepsDone(deps, project, { kind: step.subject, ids: subjects });
  const missing = new Set<string>();
  let waiting = 0;
  for (const id of subjects) {
    const own = demandFound(done.get(id), id);
    if (own.has(step.key)) throw refusal('step', 'already-booked');
    const needed = missingFor(step, (key) => own.has(key));
    if (needed.length > 0) waiting += 1;
    for (const key of needed) missing.add(key);
  }
  if (missing.size > 0) throw refusal('step', 'steps-missing', { steps: stepNames(project, missing), count: waiting });
  if (step.subject !== 'bundle') return;
  const holders = await deps.store.arrangement.holders(subjects);
  const other = subjects.map((id) => holders.get(id)).find((held) => held !== undefined && held.worker !== worker);
  if (other) throw refusal('ids', 'in-other-hands', { account: other.worker });
}

/** `3. Vệ sinh sơ bộ tài liệu`, as the steps are named in the circular. */
export function stepNames({ process }: ArrangementProject, keys: ReadonlySet<string>): string {
  const steps = stepsOf(process).filter(({ key }) => keys.has(key));
  return steps.map(({ name, numbers }) => `${String(numbers[process])}. ${name}`).join('; ');
}

function whenBooked(error: unknown): never {
  if (error instanceof StoreError && error.code === 'stale') throw refusal('step', 'already-booked');
  throw error;
}

export interface UndoRequest {
  readonly projectId: string;
  readonly ids: readonly string[];
  readonly reason: string;
  readonly actor: string;
}

/**
 * Takes bookings back, with the reason; they stay in the books as taken back. Not while a later step that needs them
 * is booked. @throws RequestError `not-found`, `forbidden-move`; RecordError; StoreError `stale`
 */
export async function undoBookings(deps: ArchiveDeps, given: UndoRequest): Promise<{ readonly undone: number }> {
  const { projectId, ids, reason, actor } = tidy(given);
  if (reason === '') throw refusal('reason', 'minLength', { limit: 1 });
  return deps.store.transaction(async () => {
    const { arrangement, ledger } = deps.store;
    await arrangement.lock(projectId);
    const project = await requireRunning(deps, projectId);
    const bookings = new Map((await arrangement.bookings(ids)).map((one) => [one.id, one]));
    for (const id of ids) {
      const booking = demandFound(bookings.get(id), id);
      if (booking.projectId !== projectId) demandFound(undefined, id);
      demandMaySpeakFor(project, actor, booking.worker);
    }
    await demandNothingLater(deps, project, [...bookings.values()]);
    await arrangement.undoBookings(ids, { by: actor, at: deps.clock.now(), reason });
    const steps = [...new Set([...bookings.values()].map(({ step }) => step))];
    const body = { bookings: ids.length, steps };
    await ledger.append({ action: 'arrangement.undone', subject: projectId, actor, body, values: { reason } });
    return { undone: ids.length };
  });
}

async function demandNothingLater(
  deps: ArchiveDeps,
  project: ArrangementProject,
  bookings: readonly StepBooking[],
): Promise<void> {
  const booked = await deps.store.arrangement.bookedSteps(
    project.id,
    bookings.map(({ subjectId }) => subjectId),
  );
  const gone = new Set(bookings.map(({ subjectId, step }) => `${subjectId} ${step}`));
  const later = new Set<string>();
  for (const { subjectId, step } of bookings)
    for (const { key, needs } of stepsOf(project.process))
      if (needs.includes(step) && booked.get(subjectId)?.has(key) === true && !gone.has(`${subjectId} ${key}`))
        later.add(key);
  if (later.size > 0) throw refusal('ids', 'steps-later', { steps: stepNames(project, later) });
}
