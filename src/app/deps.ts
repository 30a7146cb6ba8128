import type { Clock } from '../ports/clock.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { FieldCheck } from '../ports/field-check.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { Host, HostId } from '../ports/host.ts';
import type { HostValues } from '../ports/host-values.ts';
import type { IdSource } from '../ports/id-source.ts';
import type { Pipeline } from '../ports/processor.ts';
import type { RecordCheck } from '../ports/record-check.ts';
import type { Queue } from '../ports/queue.ts';
import type { Store } from '../ports/store.ts';
import type { HostOutages } from './host/host-outages.ts';
import type { Workspace } from '../ports/workspace.ts';

/** What the use cases work with. The composition root builds it; there is no other way in. */
export interface AppDeps {
  readonly store: Store;
  readonly queue: Queue;
  readonly hosts: ReadonlyMap<HostId, Host>;
  readonly pipeline: Pipeline;
  /** Name and version of the OCR engine, written into every record. */
  readonly engineVersion: string;
  readonly pageConcurrency: number;
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: Hasher;
  readonly log: EventLog;
  /** Remarks for people inside a host, from the message table, Vietnamese. */
  readonly text: (key: string, details?: Readonly<Record<string, string | number>>) => string;
  /** For values that people wrote in a host. */
  readonly checkField: FieldCheck;
  /** For authorities, fonds and minutes, whoever sends them. */
  readonly checkRecord: RecordCheck;
  /** Where the users of a host reach our console, e.g. `http://10.0.0.5:8484`; without it no link is written. */
  readonly consoleUrls: ReadonlyMap<HostId, string>;
  /** Readings that a host may set off for one document a day. */
  readonly hostRunsPerDay: number;
  readonly outages: HostOutages;
  /**
   * What the archive says of a document (by its id) that lies in a dossier; undefined for one that lies in none. Absent
   * where no archive stands behind.
   */
  readonly retentionOf?: (documentId: string) => Promise<HostValues | undefined>;
}
