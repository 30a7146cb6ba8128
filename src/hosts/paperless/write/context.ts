import type { PaperlessApi } from '../api.ts';
import { hostError } from '../errors.ts';
import { asSha256, readVersion, rootOf } from '../file-versions.ts';
import type { PendingStore } from '../ocr/pending.ts';
import type { PaperlessDeps, PaperlessSettings } from '../settings.ts';
import type { WireDocument } from '../wire-types.ts';
import type { DeliveryRecords } from './record.ts';
import type { DeliveryRecord } from './record-types.ts';

export interface DeliverContext {
  readonly hostId: string;
  readonly settings: Pick<PaperlessSettings, 'delivery' | 'inboundFolder' | 'largestFileBytes'>;
  readonly api: PaperlessApi;
  readonly pending: PendingStore;
  readonly records: DeliveryRecords;
  readonly deps: Pick<PaperlessDeps, 'clock' | 'log'>;
  /** Waits; shorter when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface Delivery {
  readonly context: DeliverContext;
  readonly id: number;
  readonly signal: AbortSignal | undefined;
}

/** @throws HostError `not-found` */
export async function readStanding({ context, id, signal }: Delivery): Promise<WireDocument> {
  const document = await context.api.document(id, { signal });
  if (document) return document;
  const on = { hostId: context.hostId, operation: 'readDocument' };
  throw hostError('not-found', 'No such document in the host', { on, details: { document: id } });
}

/**
 * SHA-256 of the files that the host may post to be recognised while we know them as this document: the one that is read,
 * and the first. None on hosts of 2.x.
 */
export function postedSha256(document: WireDocument, record: DeliveryRecord | undefined): readonly string[] {
  const sums = [readVersion(document, record), rootOf(document)].map(({ checksum }) => asSha256(checksum));
  return [...new Set(sums.flatMap((sum) => sum ?? []))];
}
