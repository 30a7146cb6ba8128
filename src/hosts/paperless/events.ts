import type { HostCursor, HostEvent, HostEvents, PollResult } from '../../ports/host.ts';
import type { Call } from './api.ts';
import type { PaperlessContext } from './context.ts';
import { hostError, throwIfAborted, type Operation } from './errors.ts';
import { readChanges } from './events/changes.ts';
import { BEGINNING, decodeCursor, encodeCursor, type PollState } from './events/cursor.ts';
import { reconcile } from './events/reconcile.ts';
import { readReprocessing } from './events/reprocessing.ts';
import { idOfRequest, standingRequests } from './events/requests.ts';
import { tellAll, tellOne, type Telling } from './events/tell.ts';
import { asSha256, rootOf } from './file-versions.ts';
import { nameOf, toPendingEvent } from './mapper.ts';
import { documentRef, pendingRef } from './refs.ts';
import { targetOf } from './reader.ts';

/** Each comes with its whole text once, to be told apart from what stands in the archive. */
const EVENTS_A_POLL = 250;

/**
 * Changes by polling, the truth behind a webhook, and the nightly look at everything. The host tells of deletions and of
 * reprocessing in no way; the first is found by `reconcile`, the second by the host's list of tasks.
 */
export function createPaperlessEvents(context: PaperlessContext): Required<HostEvents> {
  const on = (operation: string): Operation => ({ hostId: context.settings.id, operation });
  const telling = async (signal: AbortSignal | undefined): Promise<Telling> => ({
    context,
    registered: await context.registered.load({ signal }),
    call: { signal },
  });
  return {
    pollChanges: async (cursor, signal) => {
      throwIfAborted(signal, on('pollChanges'));
      const state = readCursor(cursor, on('pollChanges'));
      return await poll(state, { ...(await telling(signal)), on: on('pollChanges') });
    },
    resolve: async (ref, signal) => {
      throwIfAborted(signal, on('resolve'));
      const target = targetOf(ref, on('resolve'));
      if (target.kind === 'pending') return await resolvePending(context, target.sha256, { signal });
      const document = await context.api.document(target.id, { signal });
      return document && (await tellOne('added', document, await telling(signal)));
    },
    reconcile: async function* (known, signal) {
      throwIfAborted(signal, on('reconcile'));
      await context.pending.sweep();
      yield* reconcile(known, await telling(signal));
    },
  };
}

function readCursor(cursor: HostCursor | undefined, on: Operation): PollState {
  if (cursor === undefined) return BEGINNING;
  const state = decodeCursor(cursor);
  if (!state) throw hostError('invalid', 'Not a cursor of this host', { on });
  return state;
}

/**
 * A file that the host waits to have recognised. Of bytes that it has already (somebody had it make the text anew, or they
 * came in twice) what was read must be given again, under the name of the document: its row goes on.
 */
async function resolvePending(
  { api, pending }: PaperlessContext,
  sha256: string,
  call: Call,
): Promise<HostEvent | undefined> {
  const found = await pending.find(sha256);
  if (!found) return undefined;
  const filters = { checksum__iexact: sha256, ordering: 'id' } as const;
  const { results } = found.isAnswered ? { results: [] } : await api.documents(filters, { page: 1, size: 1 }, call);
  const [document] = results.filter((one) => asSha256(rootOf(one).checksum) === sha256);
  if (document) {
    const about = { ref: documentRef(document.id), name: nameOf(document), renamedFrom: pendingRef(sha256) };
    return { kind: 'problem', code: 'text-wanted', ...about, sha256 };
  }
  return toPendingEvent(found);
}

async function poll(state: PollState, telling: Telling & { readonly on: Operation }): Promise<PollResult> {
  const { context, registered, call, on } = telling;
  const round = await readChanges(state, EVENTS_A_POLL, { api: context.api, call, on, now: context.clock.now() });
  const standing = await standingRequests(context, registered, call);
  const reprocessing = await readReprocessing(context, state.reprocessed, call);
  const asked = [...standing].filter((one) => !state.asked.has(one)).map(idOfRequest);
  const ids = [...new Set([...round.ids, ...asked, ...reprocessing.ids])];
  const isNew = (id: number): boolean => id > state.maxId && !state.seen.has(id);
  const events = await tellAll(ids, (id) => (isNew(id) ? 'added' : 'changed'), telling);
  return {
    events,
    cursor: encodeCursor({ ...round.state, asked: standing, reprocessed: reprocessing.until }),
    pending: round.left,
    ...(reprocessing.isUnknown && { reconcileSoon: true }),
  };
}
