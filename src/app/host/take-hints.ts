import type { DocumentRef, HostId } from '../../ports/host.ts';
import type { InboundHint, InboundServices } from '../../ports/host-inbound.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { NewHint } from '../../ports/host-state.ts';
import type { NewJob } from '../../ports/queue.ts';
import type { AppDeps } from '../deps.ts';

type Taken = Awaited<ReturnType<InboundServices['takeHints']>>;

/** Hints of one document within this time are one: hosts tell of one change by several events. */
const FOLD_MS = 10_000;
const LONGEST_EVENT = 60;

type HintDeps = Pick<AppDeps, 'store' | 'queue' | 'clock' | 'ids' | 'hasher'>;

interface Told {
  readonly hostId: HostId;
  readonly hints: readonly InboundHint[];
}

/** Keeps hints with their jobs in one transaction. What they tell of is looked at later: here is no time for it. */
export async function takeHints(deps: HintDeps, hostId: HostId, hints: readonly InboundHint[]): Promise<Taken> {
  const [taken] = await takeAll(deps, [{ hostId, hints }]);
  return taken ?? { kept: 0, folded: 0 };
}

/** Few statements however many deliveries: the embedded store has one connection, for which all work waits. */
async function takeAll(deps: HintDeps, told: readonly Told[]): Promise<readonly Taken[]> {
  const hints = told.map(({ hostId, hints: ofOne }) => ofOne.map((hint) => newHint(deps, hostId, hint)));
  const all = hints.flat();
  const isKept = await deps.store.transaction(async () => {
    const answers = await deps.store.hints.take(all);
    await sendLooks(
      deps,
      all.filter((_hint, index) => answers[index]),
    );
    return new Map(all.map(({ id }, index) => [id, answers[index] === true]));
  });
  return hints.map((ofOne) => {
    const kept = ofOne.filter(({ id }) => isKept.get(id)).length;
    return { kept, folded: ofOne.length - kept };
  });
}

/** One look sees all that waits about a document. */
async function sendLooks({ queue, hasher }: HintDeps, hints: readonly NewHint[]): Promise<void> {
  const jobs = hints.map(({ hostId, ref }) => lookJob(hasher, { hostId, ref }));
  await queue.sendAll('look-at-document', [...new Map(jobs.map((job) => [job.key, job])).values()]);
}

type TakeHints = (hostId: HostId, hints: readonly InboundHint[]) => Promise<Taken>;

interface Delivery extends Told {
  readonly answer: PromiseWithResolvers<Taken>;
}

/**
 * `takeHints` for deliveries that come by the dozen: those that arrive while a transaction runs share the next one. On
 * a failure all of it are refused, and the host delivers again or the sweep finds what they told of.
 * @param gather waits until what came in at the same time has been read: an embedded store lets nothing be read while
 * it works, so that without this each delivery would come alone
 */
export function createHintTaker(deps: HintDeps, gather: () => Promise<void>): TakeHints {
  let waiting: Delivery[] = [];
  let isRunning = false;

  async function takeTogether(together: readonly Delivery[]): Promise<void> {
    try {
      const taken = await takeAll(deps, together);
      taken.forEach((result, index) => together[index]?.answer.resolve(result));
    } catch (error) {
      for (const { answer } of together) answer.reject(error);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      await gather();
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

function newHint({ clock, ids, hasher }: HintDeps, hostId: HostId, hint: InboundHint): NewHint {
  const { ref, event, deliveryId } = hint;
  const receivedAt = clock.now();
  const span = String(Math.floor(receivedAt.getTime() / FOLD_MS));
  return {
    ...{ id: ids.next(), hostId, ref, receivedAt },
    event: event.slice(0, LONGEST_EVENT),
    deliveryId: deliveryId ?? null,
    foldKey: hasher.sha256(JSON.stringify(deliveryId === undefined ? [ref, span] : [ref, 'delivery', deliveryId])),
  };
}

export async function sendLook({ queue, hasher }: HintDeps, hostId: HostId, ref: DocumentRef): Promise<void> {
  const { payload, key } = lookJob(hasher, { hostId, ref });
  await queue.send('look-at-document', payload, { key });
}

function lookJob(hasher: Hasher, payload: Pick<NewHint, 'hostId' | 'ref'>): NewJob<'look-at-document'> {
  return { payload, key: hasher.sha256(`${payload.hostId} ${payload.ref}`) };
}
