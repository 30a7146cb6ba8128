import type { DocumentRef, HostEvent, HostId, KnownDocument } from '../../ports/host.ts';
import type { AppDeps } from '../deps.ts';
import { readAgain } from '../redrive.ts';
import { requireHost } from '../require-host.ts';
import { takeEvents, type EventCounts } from '../sweep-host.ts';
import { today } from './count-run.ts';
import { findSeenAgain } from './hidden.ts';
import { retryRefused } from './retry-refused.ts';

const FILES_A_PAGE = 500;
/** Committed together: a run that breaks off is done again, and what was taken is then no news. */
const EVENTS_A_BATCH = 100;
const KEEP_HINTS_MS = 7 * 24 * 60 * 60_000;

/** Looks at everything a host has, for what no hint and no sweep can see: deletions, lost content. */
export async function reconcileHost(deps: AppDeps, hostId: HostId, signal?: AbortSignal): Promise<void> {
  const { events } = requireHost(deps, hostId);
  const { store, clock } = deps;
  if (events.reconcile) {
    deps.outages.assertOpen(hostId);
    const hidden = new Set<DocumentRef>();
    const found = noteHidden(hidden, events.reconcile(knownDocuments(deps, hostId), signal));
    const counts = await deps.outages.watch(hostId, () => takeAll(deps, hostId, found));
    await findSeenAgain(deps, hostId, hidden);
    await store.hostProgress.note(hostId, { reconciledAt: clock.now(), reconciled: { ...counts } });
    deps.log.info('Host compared with the archive', { hostId, ...counts });
  }
  await tryCappedAgain(deps, hostId);
  await retryRefused(deps, hostId);
  await store.hints.forget(new Date(clock.now().getTime() - KEEP_HINTS_MS));
}

async function* noteHidden(hidden: Set<DocumentRef>, events: AsyncIterable<HostEvent>): AsyncGenerator<HostEvent> {
  for await (const event of events) {
    if (event.code === 'document-hidden') hidden.add(event.ref);
    yield event;
  }
}

async function* knownDocuments({ store }: AppDeps, hostId: HostId): AsyncGenerator<KnownDocument> {
  for (let after: string | undefined; ;) {
    const page = await store.scanFiles.list({ hostId }, { limit: FILES_A_PAGE, ...(after !== undefined && { after }) });
    const files = page.items.filter(({ state }) => state !== 'gone');
    const expected = await store.hostDocuments.expectations(files.map(({ id }) => id));
    for (const { id, ref } of files) {
      const { textSha256 = null, fingerprint = null } = expected.get(id) ?? {};
      yield { ref, ...(textSha256 !== null && { textSha256 }), ...(fingerprint !== null && { fingerprint }) };
    }
    if (page.next === undefined) return;
    after = page.next;
  }
}

async function takeAll(deps: AppDeps, hostId: HostId, found: AsyncIterable<HostEvent>): Promise<EventCounts> {
  const counts: Record<keyof EventCounts, number> = { queued: 0, problems: 0, removed: 0, synced: 0, echoes: 0 };
  let batch: HostEvent[] = [];
  const take = async () => {
    const events = batch;
    batch = [];
    const taken = await deps.store.transaction(() => takeEvents(deps, hostId, events));
    for (const key of Object.keys(counts) as (keyof EventCounts)[]) counts[key] += taken[key];
  };
  for await (const event of found) {
    batch.push(event);
    if (batch.length >= EVENTS_A_BATCH) await take();
  }
  await take();
  return counts;
}

/** What had its fill of runs yesterday may have other content than was read. */
async function tryCappedAgain(deps: AppDeps, hostId: HostId): Promise<void> {
  for (const id of await deps.store.hostDocuments.cappedBefore(hostId, today(deps))) {
    await deps.store.transaction(async () => {
      await deps.store.hostDocuments.save(id, { capped: false, runs: 1, runsOn: today(deps) });
      const file = await deps.store.scanFiles.find(id);
      if (file && file.state !== 'gone' && file.state !== 'reading' && file.state !== 'received')
        await readAgain(deps, id, 'system');
    });
  }
}
