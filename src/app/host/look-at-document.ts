import { HostError } from '../../ports/errors.ts';
import type { DocumentRef, HostId } from '../../ports/host.ts';
import type { HintState, HostHint } from '../../ports/host-state.ts';
import type { AppDeps } from '../deps.ts';
import { takeEvents } from '../sweep-host.ts';
import { sendLook } from './take-hints.ts';

/** So long the queue asks again by itself; after that each sweep does. */
const RETRY_MS = 5 * 60_000;
/** A document that nobody has seen by then does not come any more (or is not for us to see). */
const GRACE_MS = 15 * 60_000;

/**
 * Reads the truth behind the hints about one document. "No such document" straight after a hint means "not yet": hosts
 * tell of a document before their own transaction is through.
 * @throws HostError retryable while the document may still come
 */
export async function lookAtDocument(
  deps: AppDeps,
  { hostId, ref }: { readonly hostId: HostId; readonly ref: DocumentRef },
  signal?: AbortSignal,
): Promise<void> {
  const hints = await deps.store.hints.waiting(hostId, ref);
  if (hints.length === 0) return;
  const events = deps.hosts.get(hostId)?.events;
  if (!events?.resolve) {
    await settle(deps, hints, 'ignored');
    return;
  }
  deps.outages.assertOpen(hostId);
  const event = await deps.outages.watch(hostId, async () => events.resolve?.(ref, signal));
  if (event === undefined) await waitFor(deps, hints);
  else {
    await deps.store.transaction(async () => {
      await takeEvents(deps, hostId, [event]);
      await settle(deps, hints, 'done');
    });
  }
}

async function waitFor(deps: AppDeps, hints: readonly HostHint[]): Promise<void> {
  const newest = Math.max(...hints.map(({ receivedAt }) => receivedAt.getTime()));
  const age = deps.clock.now().getTime() - newest;
  const [hint] = hints;
  if (age < RETRY_MS && hint) {
    const place = { hostId: hint.hostId, operation: 'resolve' };
    throw new HostError('not-found', 'The document of a hint is not there yet', { ...place, retryable: true });
  }
  if (age < GRACE_MS) return;
  await settle(deps, hints, 'phantom');
  deps.log.info('A host told of a document that never came', { hostId: hint?.hostId ?? '' });
}

/** What came in while we looked may tell of something later: it is looked at once more. */
async function settle(deps: AppDeps, hints: readonly HostHint[], state: Exclude<HintState, 'waiting'>): Promise<void> {
  await deps.store.transaction(async () => {
    let late: HostHint | undefined;
    for (const hint of hints) if (!(await deps.store.hints.settle(hint, state))) late = hint;
    if (late) await sendLook(deps, late.hostId, late.ref);
  });
}
