import { createPaperlessHost, type PaperlessSettings } from '../../../src/hosts/paperless/index.ts';
import type { Host, HostEvent, HostId, KnownDocument } from '../../../src/ports/host.ts';
import type { HostDeliveryMap, HostObject, HostObjectMap } from '../../../src/ports/host-state.ts';
import type { FakePaperless } from '../fake-paperless/index.ts';
import { createMemoryStore } from '../memory-store.ts';
import { steppingTime, type SteppingTime } from '../stepping-time.ts';

export const HOST_ID = 'paperless-1' as HostId; // ids are made by the registry

/** The id map of one host in memory. */
export function objectMap(): HostObjectMap {
  const rows = new Map<string, HostObject>();
  const keyOf = ({ kind, key }: Pick<HostObject, 'kind' | 'key'>): string => `${kind} ${key}`;
  return {
    list: () => Promise.resolve([...rows.values()]),
    put: (object) => {
      rows.set(keyOf(object), object);
      return Promise.resolve();
    },
    remove: (object) => {
      rows.delete(keyOf(object));
      return Promise.resolve();
    },
  };
}

export interface HostUnderTest {
  readonly host: Host;
  readonly objects: HostObjectMap;
  readonly deliveries: HostDeliveryMap;
  readonly time: SteppingTime;
}

/** A host on a fake one, without waits. */
export function paperlessHost(
  fake: Pick<FakePaperless, 'url'>,
  settings: Partial<PaperlessSettings> & Pick<PaperlessSettings, 'token' | 'inboundFolder'>,
): HostUnderTest {
  const time = steppingTime();
  const objects = objectMap();
  const deliveries = createMemoryStore().hostDeliveries;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const host = createPaperlessHost(
    {
      ...{ id: HOST_ID, url: fake.url, delivery: 'content', publicUrl: 'http://127.0.0.1:9', roles: {} },
      ...{ hookSecrets: [], ocrKeys: [], largestFileBytes: 1_000_000 },
      ...{ concurrency: 3, minIntervalMs: 0, timeoutMs: 10_000 },
      ...settings,
    },
    { clock: time, log, objects, deliveries, wait: (ms) => time.wait(ms), random: () => 0 },
  );
  return { host, objects, deliveries, time };
}

/** What the nightly look tells when the archive believes these to be there. */
export async function reconcileAll(host: Host, known: readonly KnownDocument[]): Promise<readonly HostEvent[]> {
  const events = host.events.reconcile?.(listed(known));
  if (!events) throw new Error('No reconcile');
  return await collect(events);
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* listed(known: readonly KnownDocument[]): AsyncGenerator<KnownDocument> {
  await Promise.resolve();
  yield* known;
}
