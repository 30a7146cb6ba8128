import type { BigIntStats } from 'node:fs';
import type { HostCursor, HostEvents, PollResult } from '../../ports/host.ts';
import { drawEvents, hasWaited, waitingSince, type Candidate, type SettleRule, type Survey } from './changes.ts';
import { openingProblem, walkFolder, type Sighting } from './client.ts';
import { hostError, throwIfAborted, type Operation } from './errors.ts';
import { shortDigest } from './mapper.ts';
import { inboxPath, statOf } from './reader.ts';
import type { FolderContext } from './settings.ts';
import { BEGINNING, decodeCursor, encodeCursor, type Mark, type PollState } from './wire.ts';

interface Poll {
  readonly context: FolderContext;
  readonly state: PollState;
  readonly rule: SettleRule;
  readonly on: Operation;
  readonly signal: AbortSignal | undefined;
}

/**
 * Finds changes by looking at every entry each time. Times of folders are no short cut: writing into a file does
 * not touch its folder. Watching (inotify) is none either: it is silent on network folders and drops events when
 * its queue is full.
 */
export function createFolderEvents(context: FolderContext): HostEvents {
  const on: Operation = { hostId: context.id, operation: 'pollChanges' };
  // Only saves decoding: the cursor given in is the truth.
  let last: { readonly cursor: HostCursor; readonly state: PollState } | undefined;

  async function readCursor(cursor: HostCursor | undefined): Promise<PollState> {
    if (cursor === undefined) return BEGINNING;
    if (last?.cursor === cursor) return last.state;
    const state = await decodeCursor(cursor);
    if (!state) throw hostError('invalid', 'Not a cursor of this host', { on });
    return state;
  }

  async function pollChanges(cursor: HostCursor | undefined, signal?: AbortSignal): Promise<PollResult> {
    throwIfAborted(signal, on);
    const state = await readCursor(cursor);
    const rule = { now: context.clock.now().getTime(), settleMs: context.settleMs };
    const found = await survey({ context, state, rule, on, signal });
    const drawn = drawEvents(state, found, { ...rule, limit: context.eventsPerPoll });
    const same = cursor !== undefined && isSame(state, drawn.state);
    const next = same ? cursor : await encodeCursor(drawn.state);
    last = { cursor: next, state: drawn.state };
    return { events: drawn.events, cursor: next, pending: drawn.state.waiting.size };
  }

  return { pollChanges };
}

/** True when there is nothing to remember that was not remembered before: the caller need not store anything. */
function isSame(before: PollState, after: PollState): boolean {
  if (before.told !== after.told || before.device !== after.device) return false;
  if (before.waiting.size !== after.waiting.size) return false;
  return [...after.waiting].every(([ref, { mark, since }]) => {
    const old = before.waiting.get(ref);
    return old?.mark === mark && old.since === since;
  });
}

async function survey(poll: Poll): Promise<Survey> {
  const { context, state, on, signal } = poll;
  const root = await inboxPath(context.inbox, on);
  const device = String((await statOf(root))?.dev ?? '');
  const missing = new Map(state.told);
  const candidates: Candidate[] = [];
  const unseen: string[] = [];
  let entries = 0;
  for await (const sightings of walkFolder(root, { on, signal, avoid: await statOf(context.results, true) })) {
    entries += sightings.length;
    for (const sighting of sightings) {
      missing.delete(sighting.ref);
      if (sighting.unseen) unseen.push(`${sighting.ref}/`);
      const candidate = await compare(poll, sighting);
      if (candidate) candidates.push(candidate);
    }
  }
  if (entries === 0 && state.told.size > 0 && device !== state.device) {
    // A share that is not mounted leaves an empty folder of another device: nothing was removed.
    throw hostError('unavailable', 'The inbox is empty and on another device than before', { on, retryable: true });
  }
  forgetUnseen(missing, unseen);
  return { device, candidates, missing };
}

/** Of what lies in a folder that cannot be looked into, nothing is known: it does not count as missing. */
function forgetUnseen(missing: Map<string, Mark>, folders: readonly string[]): void {
  if (folders.length === 0) return;
  for (const ref of missing.keys()) if (folders.some((folder) => ref.startsWith(folder))) missing.delete(ref);
}

/** Undefined when there is nothing new about the entry. */
async function compare(poll: Poll, sighting: Sighting): Promise<Candidate | undefined> {
  const { state, rule, on } = poll;
  const { ref, stats } = sighting;
  const known = state.told.get(ref);
  const seen = markOf(stats, sighting.code);
  if (known === seen) return undefined;
  const waiting = waitingSince(state.waiting.get(ref), seen, rule);
  const settled = stats === undefined || isOld(stats, rule) || hasWaited(waiting, rule);
  if (!settled || sighting.code !== undefined) return { ref, mark: seen, code: sighting.code, settled, waiting };
  const code = await openingProblem(sighting.path, on);
  if (code === 'absent') return undefined;
  const mark = markOf(stats, code);
  return mark === known ? undefined : { ref, mark, code, settled, waiting };
}

function markOf(stats: BigIntStats | undefined, code: string | undefined): Mark {
  return `${code === undefined ? 'd' : 'p'}${shortDigest(stats, code)}` as Mark; // the one place where marks are made
}

/**
 * Old enough to be complete at first sight. The time of the last change of the inode counts too: copying programs
 * set the time of the content back to that of the original, but nobody can set this one.
 */
function isOld(stats: BigIntStats, { now, settleMs }: SettleRule): boolean {
  return now - Math.max(Number(stats.mtimeMs), Number(stats.ctimeMs)) >= settleMs;
}
