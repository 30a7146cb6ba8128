import type { Call, PaperlessApi } from '../api.ts';
import { hostError, type Operation } from '../errors.ts';
import { timeKey, type PollState } from './cursor.ts';

/**
 * How far each round goes back behind the newest change known: a change gets its time when it begins to be written and
 * is seen when that is through, and a large file takes a while.
 */
export const OVERLAP_MS = 5 * 60_000;
const PAGE = 250;

export interface Round {
  /** Documents that changed, oldest change first. */
  readonly ids: readonly number[];
  readonly state: PollState;
  /** Changes known to come after these, in this round. */
  readonly left: number;
}

interface Row {
  readonly id: number;
  readonly modified: string;
}
interface Changes {
  readonly api: Pick<PaperlessApi, 'documents'>;
  readonly call: Call;
  readonly on: Operation;
  readonly now: Date;
}

/**
 * Goes on through the list of changes in the order of their time, to its end or until `limit` documents are found. Goes by
 * time, not by pages: a document that changes meanwhile moves to the end and all after it move up, the first of the
 * next page unseen.
 */
export async function readChanges(state: PollState, limit: number, changes: Changes): Promise<Round> {
  const found = new Map<number, string>();
  const told = new Map(state.seen);
  let place: Place = { at: state.at ?? (state.since === undefined ? undefined : state.since - OVERLAP_MS), page: 1 };
  for (;;) {
    const { count, results } = await readPage(changes, place);
    for (const { id, modified } of results) {
      const key = timeKey(modified);
      if (told.get(id) !== key) found.set(id, key);
      told.set(id, key);
    }
    const newest = results.reduce((top, { modified }) => Math.max(top, Date.parse(modified)), place.at ?? -Infinity);
    if (results.length < PAGE) return endOfRound(state, { found, told, newest, now: changes.now });
    place = nextPlace(place, { newest, rows: results.map(({ id }) => id).join(), on: changes.on });
    if (found.size >= limit) return pauseOfRound(state, { found, told, newest, left: count - results.length });
  }
}

interface Place {
  readonly at: number | undefined;
  readonly page: number;
  /** Of the page before, where pages are turned. */
  readonly rows?: string;
}

/** Where more than a page changed in one moment, pages are turned after all. @throws HostError `protocol` */
function nextPlace(
  { at, page, rows: before }: Place,
  { newest, rows, on }: { readonly newest: number; readonly rows: string; readonly on: Operation },
): Place {
  if (rows === before) throw hostError('protocol', 'A page came twice', { on, details: { page } });
  return newest === at ? { at, page: page + 1, rows } : { at: newest, page: 1 };
}

async function readPage(
  { api, call }: Changes,
  { at, page }: Place,
): Promise<{ readonly count: number; readonly results: readonly Row[] }> {
  // Cut to milliseconds, so one less: what changed in the same one comes again, and is known.
  const since = at === undefined ? {} : { modified__gt: new Date(at - 1).toISOString() };
  return await api.documents(
    { ...since, ordering: 'modified', fields: ['id', 'modified'] },
    { page, size: PAGE },
    call,
  );
}

interface Found {
  readonly found: ReadonlyMap<number, string>;
  readonly told: ReadonlyMap<number, string>;
  readonly newest: number;
}

function endOfRound(state: PollState, { found, told, newest, now }: Found & { readonly now: Date }): Round {
  const tops = [state.since ?? -Infinity, state.top ?? -Infinity, newest].filter(Number.isFinite);
  // A time ahead of us (the host's clock goes before ours, or was once set wrong) must not make what changes now look old.
  const since = tops.length === 0 ? undefined : Math.min(Math.max(...tops), now.getTime());
  const maxId = Math.max(state.maxId, state.topId, ...found.keys());
  const next = { ...state, since, at: undefined, top: undefined, maxId, topId: maxId };
  return { ids: [...found.keys()], state: { ...next, seen: recent(told, since) }, left: 0 };
}

function pauseOfRound(state: PollState, { found, told, newest, left }: Found & { readonly left: number }): Round {
  const top = Math.max(state.top ?? -Infinity, newest);
  const topId = Math.max(state.topId, ...found.keys());
  const next = { ...state, at: newest, top, topId, seen: recent(told, newest) };
  return { ids: [...found.keys()], state: next, left: Math.max(1, left) };
}

/** Only what a later round may meet again. */
function recent(told: ReadonlyMap<number, string>, newest: number | undefined): ReadonlyMap<number, string> {
  if (newest === undefined) return told;
  const floor = newest - OVERLAP_MS;
  return new Map([...told].filter(([, key]) => Math.floor(Number.parseInt(key, 36) / 1000) >= floor));
}
