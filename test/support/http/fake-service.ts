import { makeRegisterService } from '../../../src/app/archive/registers/register-service.ts';
import { makeDisposalExecution } from '../../../src/app/archive/disposal/disposal-execution.ts';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { effectiveValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import { DEFAULT_TRANSFER_SETTINGS } from '../../../src/domain/retention/transfer-due.ts';
import type { HostSignIn } from '../../../src/http/auth/host-sign-in.ts';
import type {
  HostStatus,
  HttpDeps,
  LiftingRequest,
  MarkedPageRequest,
  PageImageRequest,
  UploadedScan,
} from '../../../src/http/deps.ts';
import { createLogger } from '../../../src/infra/logger.ts';
import { declareNoMark, takeBackNoMark } from '../../../src/app/settle-stamp.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createRecordCheck } from '../../../src/infra/record-check.ts';
import { createIdSource } from '../../../src/infra/system.ts';
import { createMetrics } from '../../../src/infra/metrics.ts';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type { InboundHint } from '../../../src/ports/host-inbound.ts';
import type { DeadJob, RetryingJob } from '../../../src/ports/queue.ts';
import type { DocumentRow, ScanFile } from '../../../src/ports/store.ts';
import { createMemoryStore, type MemoryStore } from '../memory-store.ts';
import { NO_OFFICE_FILES } from './office-files.ts';

/** A service behind the API: a real store port in memory, use cases that write through it, the rest recorded. */
export interface FakeService {
  readonly deps: HttpDeps;
  readonly store: MemoryStore;
  /** Lines of the log. */
  readonly log: string[];
  readonly uploads: {
    readonly name: string;
    readonly hostId: string;
    readonly bytes: Buffer;
    readonly actor: string;
  }[];
  /** Uploads that broke off before their end. */
  readonly brokenUploads: string[];
  readonly rendered: Omit<PageImageRequest, 'signal'>[];
  /** What was asked of withheld files. */
  readonly judged: (Omit<MarkedPageRequest, 'signal'> | LiftingRequest)[];
  /** Routes of hosts and people of hosts; filled by the test before the app is made. */
  readonly inbound: HttpDeps['inbound'][number][];
  readonly hostAccounts: HostSignIn[];
  readonly hints: (InboundHint & { readonly hostId: HostId })[];
  readonly dead: DeadJob[];
  readonly retrying: RetryingJob[];
  clock: Date;
  /** What the answer to an upload names. */
  sameAs: UploadedScan['sameAs'];
  /** What `renderPage` fails with, if anything. */
  renderError: Error | undefined;
}

export const START = new Date('2026-11-24T08:00:00.000Z');
export const IMAGE = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
export const ACCESS_PDF = Buffer.from('%PDF-1.7 access');

export function createFakeService(): FakeService {
  const service: FakeService = {
    store: createMemoryStore(() => service.clock),
    log: [],
    uploads: [],
    brokenUploads: [],
    rendered: [],
    judged: [],
    inbound: [],
    hostAccounts: [],
    hints: [],
    dead: [],
    retrying: [],
    clock: START,
    sameAs: undefined,
    renderError: undefined,
    get deps() {
      return deps;
    },
  };
  const deps = makeDeps(service);
  return service;
}

function makeDeps(service: FakeService): HttpDeps {
  const { store } = service;
  const parts = {
    ...{ store, clock: { now: () => service.clock }, ids: createIdSource({ now: () => service.clock }) },
    ...{ checkRecord: createRecordCheck(), dueSettings: DEFAULT_TRANSFER_SETTINGS, hosts: new Map(), text: message },
  };
  return {
    version: '0.0.0',
    store,
    queue: {
      counts: () => Promise.resolve({ waiting: 2, active: 1, retrying: 0, dead: service.dead.length }),
      listDead: (limit) => Promise.resolve(service.dead.slice(0, limit)),
      listRetrying: (_name, keys) => Promise.resolve(service.retrying.filter(({ key }) => keys.includes(key))),
    },
    clock: { now: () => service.clock },
    ids: createIdSource({ now: () => service.clock }),
    checkRecord: createRecordCheck(),
    dueSettings: DEFAULT_TRANSFER_SETTINGS,
    office: NO_OFFICE_FILES,
    registers: makeRegisterService({ ...parts, queue: { sendAll: () => Promise.resolve() } }, () => Promise.resolve()),
    disposal: makeDisposalExecution(parts),
    log: createLogger({ level: 'debug', destination: { write: (line) => void service.log.push(line) } }),
    metrics: createMetrics(),
    engine: () => 'tesseract 5.3.0 vie',
    hosts: () => Promise.resolve([HOST]),
    inbound: service.inbound,
    takeHints: (hostId, hints) => {
      service.hints.push(...hints.map((hint) => ({ hostId, ...hint })));
      return Promise.resolve({ kept: hints.length, folded: 0 });
    },
    hostAccounts: service.hostAccounts,
    correctField: async ({ documentId, field, value, revision, actor }) => {
      const human =
        value === undefined ? undefined : { value, confidence: 1, needsReview: false, origin: 'human' as const };
      return store.transaction(async () => {
        const row = await store.readings.setHumanValue({ documentId, revision, field, value: human });
        await store.ledger.append({ action: 'field.corrected', subject: documentId, actor, body: { field } });
        return row;
      });
    },
    confirmDocument: async ({ documentId, revision, actor }) => {
      const row = await store.readings.document(documentId);
      if (row === undefined) throw new RequestError('not-found', 'No such document');
      return store.transaction(async () => {
        const changed = await confirmAll(store, { ...row, revision });
        await store.ledger.append({
          action: 'document.confirmed',
          subject: row.scanFileId,
          actor,
          body: { documentId },
        });
        return store.readings.confirmDocument({ documentId: row.id, revision: changed.revision });
      });
    },
    takeConfirmationBack: async ({ documentId, revision, actor }) => {
      const row = await store.readings.reopenDocument({ documentId, revision, doubtsBounds: false });
      const body = { documentId, fields: [] };
      await store.ledger.append({ action: 'document.confirmation-taken-back', subject: row.scanFileId, actor, body });
      return row;
    },
    moveCuts: async ({ scanFileId, revision, starts, separators, actor }) => {
      const file = await store.scanFiles.find(scanFileId);
      if (file === undefined) throw new RequestError('not-found', 'No such scan file');
      const changed = await store.scanFiles.update(file.id, revision, { state: 'received' });
      const sha256 = file.sha256 ?? '';
      await store.divisions.cut({ scanFileId, sha256, cuts: { starts, separators }, actor });
      return changed;
    },
    dropCuts: async ({ scanFileId, revision }) => {
      const file = await store.scanFiles.find(scanFileId);
      if (file === undefined) throw new RequestError('not-found', 'No such scan file');
      await store.divisions.drop(scanFileId);
      return store.scanFiles.update(file.id, revision, { state: 'received' });
    },
    readAgain: async ({ scanFileId }) => {
      const file = await store.scanFiles.find(scanFileId);
      if (file === undefined) throw new RequestError('not-found', 'No such scan file');
      return store.scanFiles.update(file.id, file.revision, { state: 'received' });
    },
    planUndo: async (scanFileId) => {
      const file = await store.scanFiles.find(scanFileId);
      return file?.state === 'done'
        ? { asked: false, values: [{ field: 'number', now: '12', before: null }] }
        : undefined;
    },
    undoHostWrite: async ({ scanFileId }) => {
      const file = await store.scanFiles.find(scanFileId);
      if (file?.state !== 'done') throw new RequestError('not-found', 'Nothing was written');
    },
    redrive: ({ jobId }) => Promise.resolve(service.dead.some((job) => job.id === jobId)),
    renderPage: ({ scanFileId, page, width, turn }) => {
      service.rendered.push({ scanFileId, page, width, turn });
      return service.renderError === undefined
        ? Promise.resolve({ mediaType: 'image/jpeg', bytes: IMAGE })
        : Promise.reject(service.renderError);
    },
    renderMarkedPage: async ({ scanFileId, width, actor }) => {
      await withheldFile(store, scanFileId);
      service.judged.push({ scanFileId, width, actor });
      return { mediaType: 'image/jpeg', bytes: IMAGE };
    },
    liftWithholding: async (lifting) => {
      const file = await withheldFile(store, lifting.scanFileId);
      service.judged.push(lifting);
      return store.scanFiles.update(file.id, lifting.revision, { state: 'received', code: null, details: {} });
    },
    withholdFile: async (withholding) => {
      const { scanFileId, revision, level, page } = withholding;
      service.judged.push(withholding);
      return store.scanFiles.update(scanFileId, revision, { state: 'withheld', details: { level, page } });
    },
    declareNoMark: (stamp) => declareNoMark(parts, stamp),
    takeBackNoMark: (stamp) => takeBackNoMark(parts, stamp),
    settleAlarm: async ({ scanFileId, revision, reason, actor }) => {
      const file = await store.scanFiles.find(scanFileId);
      if (file === undefined) throw new RequestError('not-found', 'No such scan file');
      if (file.revision !== revision) throw new StoreError('stale', 'Changed since');
      const known = await store.hostDocuments.find(scanFileId);
      if (known?.alarm !== 'deleted-under-retention') throw new RequestError('forbidden-move', 'No alarm');
      await store.hostDocuments.save(scanFileId, { alarm: null });
      await store.ledger.append({ action: 'retention.alarm-settled', subject: scanFileId, actor, body: { reason } });
    },
    openAccessPdf: async (id) => {
      const file = await store.scanFiles.find(id);
      const sha256 = createHash('sha256').update(ACCESS_PDF).digest('hex');
      return file?.state === 'done'
        ? { content: Readable.from([ACCESS_PDF]), bytes: ACCESS_PDF.length, sha256 }
        : undefined;
    },
    formKinds: () => [{ kind: 'cover', subject: 'dossiers', formats: ['pdf'] }],
    makeForm: ({ kind }) => Promise.reject(new RequestError('not-found', 'No such form', { details: { id: kind } })),
    uploadScan: async ({ hostId, name, content, actor }) => {
      if (hostId !== 'inbox') throw new RequestError('not-found', 'No such host');
      try {
        const bytes = await buffer(content);
        service.uploads.push({ name, hostId, bytes, actor });
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return { name, bytes: bytes.length, sha256, ...(service.sameAs && { sameAs: service.sameAs }) };
      } catch (error) {
        service.brokenUploads.push(name);
        throw error;
      }
    },
  };
}

async function withheldFile(store: MemoryStore, id: string): Promise<ScanFile> {
  const file = await store.scanFiles.find(id);
  if (file === undefined) throw new RequestError('not-found', 'No such scan file');
  if (file.state === 'withheld') return file;
  throw new RequestError('forbidden-move', 'Not withheld', { details: { state: file.state } });
}

async function confirmAll(store: MemoryStore, row: DocumentRow): Promise<DocumentRow> {
  let changed = row;
  for (const [name, opinions] of Object.entries(row.fields)) {
    const value = effectiveValue(opinions);
    if (value === undefined || value.origin === 'human') continue;
    const human = { ...value, origin: 'human' as const, confidence: 1, needsReview: false };
    const change = { documentId: row.id, revision: changed.revision, field: name as FieldName, value: human };
    changed = await store.readings.setHumanValue(change);
  }
  return changed;
}

const HOST: HostStatus = {
  checkedAt: START,
  work: {
    hints: { waiting: 1, done: 2, phantom: 0, ignored: 0 },
    ...{ conflicts: 1, alarms: 0, hidden: 0, capped: 0, unfinished: 0, echoes: 3 },
    ...{ notesLeft: 0, textLeft: 0, unwritten: 0 },
    ...{ sweptAt: START, sweepCode: null, reconciledAt: null, reconciled: {} },
  },
  description: {
    id: 'inbox' as HostId,
    kind: 'folder',
    productVersion: '1',
    capabilities: new Set(['write', 'read']),
    limits: { largestFileBytes: 2 ** 31, longestName: 255 },
  },
  findings: [
    { severity: 'error', code: 'not-readable', details: { file: '/srv/very/secret/inbox', system: 'EACCES' } },
  ],
};
