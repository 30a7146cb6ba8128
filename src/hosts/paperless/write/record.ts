import { isDeepStrictEqual } from 'node:util';
import type { HostId } from '../../../ports/host.ts';
import type { HostDeliveryMap } from '../../../ports/host-state.ts';
import { documentRef, parseRef } from '../refs.ts';
import type { WireDocument } from '../wire-types.ts';
import type { DeliveryRecord } from './record-types.ts';
import { takeOverFiles } from './take-over.ts';
import { sighted } from './whose-text.ts';

type Sighted = Pick<WireDocument, 'id' | 'content' | 'modified' | 'versions'>;

/** By the host's ids of documents. */
export interface DeliveryRecords {
  read(id: number): Promise<DeliveryRecord | undefined>;
  write(id: number, record: DeliveryRecord): Promise<void>;
  /** Notes what stands in documents. @returns what is known of each after that */
  see(documents: readonly Sighted[]): Promise<ReadonlyMap<number, DeliveryRecord>>;
  /** The text that the host had before ours, so that nothing is lost by it. Null: it is not kept any more. */
  keepBefore(id: number, text: string | null): Promise<void>;
  ids(): Promise<readonly number[]>;
  remove(id: number): Promise<void>;
}

interface Place {
  readonly hostId: HostId;
  readonly deliveries: HostDeliveryMap;
  /** Where records lay before the store had them. */
  readonly inboundFolder: string;
}

export function createDeliveryRecords({ hostId, deliveries, inboundFolder }: Place): DeliveryRecords {
  let taken: Promise<HostDeliveryMap> | undefined;
  const place = (id: number) => ({ hostId, ref: documentRef(id) });
  const map = (): Promise<HostDeliveryMap> => {
    taken ??= takeOverFiles(inboundFolder, { hostId, deliveries }).then(
      () => deliveries,
      (error: unknown) => {
        taken = undefined; // the next one tries again
        throw error;
      },
    );
    return taken;
  };
  const find = async (ids: readonly number[]): Promise<ReadonlyMap<number, DeliveryRecord>> => {
    const found = await (await map()).find(hostId, ids.map(documentRef));
    return new Map([...found].map(([ref, record]) => [Number(ref), record as DeliveryRecord])); // as: written below
  };
  return {
    read: async (id) => (await find([id])).get(id),
    write: async (id, record) => (await map()).put({ ...place(id), record }),
    see: async (documents) => {
      const known = await find(documents.map(({ id }) => id));
      const next = new Map(documents.map((document) => [document.id, sighted(document, known.get(document.id))]));
      const fresh = [...next].filter(([id]) => !known.has(id));
      await (await map()).add(fresh.map(([id, record]) => ({ ...place(id), record })));
      for (const [id, record] of next) {
        const before = known.get(id);
        // One that was changed meanwhile is left to the next look.
        if (before && !isDeepStrictEqual(before, record)) await (await map()).replace({ ...place(id), record }, before);
      }
      return next;
    },
    keepBefore: async (id, text) => (await map()).keepText(place(id), text),
    ids: async () => {
      const targets = (await (await map()).refs(hostId)).map(parseRef);
      return targets.flatMap((target) => (target?.kind === 'document' ? target.id : []));
    },
    remove: async (id) => (await map()).remove(place(id)),
  };
}
