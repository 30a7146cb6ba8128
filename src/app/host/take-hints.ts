import type { HostId } from '../../ports/host.ts';
import type { InboundHint, InboundServices } from '../../ports/host-inbound.ts';
import type { DocumentRef } from '../../ports/host.ts';
import type { AppDeps } from '../deps.ts';

type Taken = Awaited<ReturnType<InboundServices['takeHints']>>;

/** Hints of one document within this time are one: hosts tell of one change by several events. */
const FOLD_MS = 10_000;
const LONGEST_EVENT = 60;

/** Keeps hints with their jobs in one transaction. What they tell of is looked at later: here is no time for it. */
export async function takeHints(deps: AppDeps, hostId: HostId, hints: readonly InboundHint[]): Promise<Taken> {
  return deps.store.transaction(async () => {
    let kept = 0;
    for (const hint of hints) if (await takeHint(deps, hostId, hint)) kept += 1;
    return { kept, folded: hints.length - kept };
  });
}

type TakeHints = (hostId: HostId, hints: readonly InboundHint[]) => Promise<Taken>;

interface Delivery {
  readonly hostId: HostId;
  readonly hints: readonly InboundHint[];
  readonly answer: PromiseWithResolvers<Taken>;
}

/**
 * `takeHints` for deliveries that come by the dozen: those that arrive while a transaction runs share the next one. On
 * a failure all of it are refused, and the host delivers again or the sweep finds what they told of.
 */
export function createHintTaker(deps: AppDeps): TakeHints {
  let waiting: Delivery[] = [];
  let isRunning = false;

  async function takeTogether(together: readonly Delivery[]): Promise<void> {
    try {
      const taken = await deps.store.transaction(async () => {
        const results: Taken[] = [];
        for (const { hostId, hints } of together) results.push(await takeHints(deps, hostId, hints));
        return results;
      });
      taken.forEach((result, index) => together[index]?.answer.resolve(result));
    } catch (error) {
      for (const { answer } of together) answer.reject(error);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      await takeTogether(together);
    }
    isRunning = false;
  }

  return (hostId, hints) => {
    const answer = Promise.withResolvers<Taken>();
    waiting.push({ hostId, hints, answer });
    if (!isRunning) void run(); // never throws: each delivery gets its own answer
    return answer.promise;
  };
}

async function takeHint(deps: AppDeps, hostId: HostId, hint: InboundHint): Promise<boolean> {
  const { ref, event, deliveryId } = hint;
  const receivedAt = deps.clock.now();
  const span = String(Math.floor(receivedAt.getTime() / FOLD_MS));
  const isNew = await deps.store.hints.take({
    id: deps.ids.next(),
    hostId,
    ref,
    event: event.slice(0, LONGEST_EVENT),
    deliveryId: deliveryId ?? null,
    receivedAt,
    foldKey: deps.hasher.sha256(JSON.stringify(deliveryId === undefined ? [ref, span] : [ref, 'delivery', deliveryId])),
  });
  if (isNew) await sendLook(deps, hostId, ref);
  return isNew;
}

export async function sendLook(deps: AppDeps, hostId: HostId, ref: DocumentRef): Promise<void> {
  await deps.queue.send('look-at-document', { hostId, ref }, { key: deps.hasher.sha256(`${hostId} ${ref}`) });
}
