import type { Counters } from './counters.ts';
import type { State } from './state.ts';
import type { WebhookSender } from './webhooks.ts';
import type { WorkQueue } from './work-queue.ts';

export interface FakeSettings {
  /** Release that the host says it is. */
  version: string;
  /** Highest API version; 9 for hosts of 2.x, which have no versions and no remote OCR. */
  apiVersion: 9 | 10;
  trashDelay: number;
  auditLog: boolean;
  /** Rejects a file that is there already, as `PAPERLESS_CONSUMER_DELETE_DUPLICATES` does. */
  rejectDuplicates: boolean;
  allowInternalWebhooks: boolean;
  /** `PAPERLESS_URL`; undefined: document links in webhooks begin with "None". */
  publicUrl: string | undefined;
  /** `POST /api/token/` a minute. */
  tokenRate: number;
  /** Waits of the host are multiplied by this: 1 is real time. */
  pace: number;
  webhookTimeoutMs: number;
  /** Webhooks need not wait behind files; in the one queue of the host they do. */
  webhooksFirst: boolean;
  /** A document is there for API readers only when this is over; its webhook is in the queue before. */
  beforeCommit: () => Promise<void>;
  /** A bulk edit leaves `modified` as it was (seen live); true for hosts where it does not. */
  bulkTouchesModified: boolean;
  /** The address and key of the remote OCR engine; undefined: the host reads with its own. */
  remoteOcr: { readonly endpoint: string; readonly key: string } | undefined;
  /** What the host's own OCR makes of a file. */
  ownOcr: (content: Buffer) => { readonly text: string; readonly archive: Buffer | null };
}

/** What the parts of the fake share. */
export interface Core {
  readonly state: State;
  readonly settings: FakeSettings;
  readonly queue: WorkQueue;
  readonly hooks: WebhookSender;
  readonly counters: Counters;
}

export function defaultSettings(): FakeSettings {
  return {
    version: '3.0.5',
    apiVersion: 10,
    trashDelay: 30,
    auditLog: true,
    rejectDuplicates: false,
    allowInternalWebhooks: true,
    publicUrl: undefined,
    tokenRate: 5,
    pace: 0.001,
    webhookTimeoutMs: 5000,
    webhooksFirst: false,
    beforeCommit: () => Promise.resolve(),
    bulkTouchesModified: false,
    remoteOcr: undefined,
    ownOcr: (content) => ({ text: textOf(content), archive: null }),
  };
}

/** A born-digital file is its own text: a fake needs no OCR. */
function textOf(content: Buffer): string {
  return content
    .subarray(0, 2000)
    .toString('latin1')
    .replace(/[^\x20-\x7e\n]/g, '');
}

export async function wait(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
