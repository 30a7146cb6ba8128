import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is given: where to deliver, how many at once and how often, and about which documents. */
export interface ClientOrder {
  readonly url: string;
  readonly secret: string;
  readonly atOnce: number;
  readonly rounds: number;
  readonly pauseMs: number;
}

/** A host in a thread of its own, so that its work does not count as the service's. */
async function deliver({ url, secret, atOnce, rounds, pauseMs }: ClientOrder): Promise<readonly number[]> {
  const times: number[] = [];
  let document = 0;
  const send = async (): Promise<void> => {
    const body = JSON.stringify({ document_id: String((document += 1)), event: 'added', rule: 'intake', schema: '1' });
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const begun = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.body?.cancel();
    if (response.status !== 202) throw new Error(`A delivery was answered with ${String(response.status)}`);
    times.push(performance.now() - begun);
  };
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(Array.from({ length: atOnce }, send));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return times;
}

// as: only `webhooks.ts` starts this thread
parentPort?.postMessage(await deliver(workerData as ClientOrder));
