import type { PaperlessApi } from '../api.ts';
import { hostError } from '../errors.ts';
import type { PendingStore } from '../ocr/pending.ts';
import type { PaperlessDeps, PaperlessSettings } from '../settings.ts';
import type { WireDocument } from '../wire-types.ts';
import type { DeliveryRecords } from './record.ts';

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

/** SHA-256 of the first file, which never changes; undefined on hosts of 2.x. */
export function originalSha256({ versions }: WireDocument): string | undefined {
  const checksum = versions?.find(({ is_root }) => is_root)?.checksum?.toLowerCase();
  return checksum !== undefined && /^[0-9a-f]{64}$/.test(checksum) ? checksum : undefined;
}
