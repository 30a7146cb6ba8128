import type { Clock } from '../../ports/clock.ts';
import type { EventLog } from '../../ports/event-log.ts';
import type { HostId } from '../../ports/host.ts';
import type { HostDeliveryMap, HostObjectMap } from '../../ports/host-state.ts';

/** How results reach the host. */
export type PaperlessDelivery =
  /** The host asks us for text and PDF while it takes the document in (remote OCR): nothing is delivered after. */
  | 'remote-ocr'
  /** A searchable PDF as a new version; only text for signed files. */
  | 'version'
  /** Text only. */
  | 'content'
  /** Fields, tags and notes only. */
  | 'fields';

export interface PaperlessSettings {
  readonly id: HostId;
  /** Of the host, e.g. `http://127.0.0.1:8000`, with base path where there is one. */
  readonly url: string;
  readonly token: string;
  readonly delivery: PaperlessDelivery;
  /** As the host reaches us, e.g. `http://10.0.0.5:8484`; stands in webhooks, evidence links and OCR answers. */
  readonly publicUrl: string;
  /** The first is registered, all are accepted: so a secret is changed without losing a delivery. */
  readonly hookSecrets: readonly string[];
  /** Keys of remote OCR; none: the routes are not served. */
  readonly ocrKeys: readonly string[];
  /** Files that wait for their answer as an OCR engine. */
  readonly inboundFolder: string;
  /** Host groups and the roles that they have in the console. */
  readonly roles: Readonly<Record<string, string>>;
  readonly largestFileBytes: number;
  /** Most bytes of files that were posted to be recognised, with their answers; 64 GiB where it is not said. */
  readonly postedBytes?: number;
  /** Files lie by dossier in the host: a storage path is registered. */
  readonly storagePaths?: boolean;
  /** Requests at a time, and the shortest time between two. */
  readonly concurrency: number;
  readonly minIntervalMs: number;
  readonly timeoutMs: number;
}

export interface PaperlessDeps {
  readonly clock: Clock;
  readonly log: EventLog;
  readonly objects: HostObjectMap;
  readonly deliveries: HostDeliveryMap;
}
