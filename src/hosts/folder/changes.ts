import type { DocumentRef, HostEvent } from '../../ports/host.ts';
import type { ProblemCode } from './client.ts';
import { displayName } from './mapper.ts';
import type { Mark, PollState, Waiting } from './wire.ts';

/** An entry that is there and about which something else was told before, or nothing. */
export interface Candidate {
  readonly ref: DocumentRef;
  readonly mark: Mark;
  readonly code: ProblemCode | undefined;
  /** Nothing about it changed for so long that it counts as complete. */
  readonly settled: boolean;
  readonly waiting: Waiting;
}

export interface Survey {
  readonly device: string;
  readonly candidates: readonly Candidate[];
  /** What was told of and is not there. */
  readonly missing: ReadonlyMap<DocumentRef, Mark>;
}

export interface SettleRule {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly settleMs: number;
}

export interface Drawn {
  readonly events: readonly HostEvent[];
  readonly state: PollState;
}

/** Since when an entry has looked like this, as far as polls can tell. A clock set back starts the wait anew. */
export function waitingSince(before: Waiting | undefined, mark: Waiting['mark'], { now }: SettleRule): Waiting {
  return before?.mark === mark && before.since <= now ? before : { mark, since: now };
}

export function hasWaited(waiting: Waiting, { now, settleMs }: SettleRule): boolean {
  return now - waiting.since >= settleMs;
}

interface Step {
  readonly event: HostEvent;
  /** What is told of `event.ref` from now on; undefined when it is forgotten. */
  readonly mark: Mark | undefined;
  /** How the entries concerned wait on when this step must wait for the next poll. */
  readonly waiting: readonly (readonly [DocumentRef, Waiting])[];
}

/**
 * What to tell, and what to remember having told. Pure: the same survey and state give the same events,
 * so that a poll repeated with an old cursor loses nothing.
 */
export function drawEvents(state: PollState, survey: Survey, rule: SettleRule & { readonly limit: number }): Drawn {
  const renames = findRenames(state, survey);
  const moved = new Set(renames.flatMap(({ event }) => [event.ref, event.renamedFrom]));
  const { steps: removals, waiting: vanished } = findRemovals(state, survey, { ...rule, moved });
  const rest = survey.candidates.filter(({ ref }) => !moved.has(ref));
  const arrivals = rest.filter(({ settled }) => settled).map((candidate) => arrival(state, candidate));
  const steps = [...renames, ...removals, ...arrivals.sort(byRef)];
  const now = steps.slice(0, rule.limit);
  const waiting = new Map([
    ...rest.filter(({ settled }) => !settled).map((candidate) => [candidate.ref, candidate.waiting] as const),
    ...vanished,
    ...steps.slice(rule.limit).flatMap((step) => step.waiting),
  ]);
  return {
    events: now.map(({ event }) => event),
    state: { device: survey.device, told: retell(state.told, now), waiting },
  };
}

/**
 * A new name for a file of the same inode, size and time that is missing under its old one.
 * A name known before is not renamed but changed: what stood there was written over.
 */
function findRenames(state: PollState, { candidates, missing }: Survey): Step[] {
  const lost = new Map<Mark, DocumentRef[]>();
  for (const [ref, mark] of missing) if (mark.startsWith('d')) lost.set(mark, [...(lost.get(mark) ?? []), ref]);
  const steps: Step[] = [];
  for (const { ref, mark, waiting } of [...candidates].sort(byName)) {
    const from = state.told.has(ref) ? undefined : lost.get(mark)?.shift();
    if (from === undefined) continue;
    const event: HostEvent = { kind: 'changed', ref, name: displayName(ref), renamedFrom: from };
    steps.push({ event, mark, waiting: [[ref, waiting]] });
  }
  return steps;
}

/** Gone is what two polls did not see: a file that is being replaced or moved may be away for a moment. */
function findRemovals(
  state: PollState,
  { missing }: Survey,
  rule: SettleRule & { readonly moved: ReadonlySet<DocumentRef | undefined> },
): { readonly steps: Step[]; readonly waiting: (readonly [DocumentRef, Waiting])[] } {
  const steps: Step[] = [];
  const waiting: (readonly [DocumentRef, Waiting])[] = [];
  for (const ref of [...missing.keys()].sort()) {
    if (rule.moved.has(ref)) continue;
    const wait = [ref, waitingSince(state.waiting.get(ref), 'gone', rule)] as const;
    if (!hasWaited(wait[1], rule)) waiting.push(wait);
    else steps.push({ event: { kind: 'removed', ref, name: displayName(ref) }, mark: undefined, waiting: [wait] });
  }
  return { steps, waiting };
}

function arrival(state: PollState, { ref, mark, code, waiting }: Candidate): Step {
  const name = displayName(ref);
  const kind = state.told.has(ref) ? 'changed' : 'added';
  const event: HostEvent = code === undefined ? { kind, ref, name } : { kind: 'problem', ref, name, code };
  return { event, mark, waiting: [[ref, waiting]] };
}

function retell(told: PollState['told'], steps: readonly Step[]): PollState['told'] {
  if (steps.length === 0) return told;
  const next = new Map(told);
  for (const { event, mark } of steps) {
    if (event.renamedFrom !== undefined) next.delete(event.renamedFrom);
    if (mark === undefined) next.delete(event.ref);
    else next.set(event.ref, mark);
  }
  return next;
}

function byName(one: Candidate, other: Candidate): number {
  return one.ref < other.ref ? -1 : 1;
}

function byRef(one: Step, other: Step): number {
  return one.event.ref < other.event.ref ? -1 : 1;
}
