import { makeRegisterService } from '../../../src/app/archive/registers/register-service.ts';
import { makeDisposalExecution } from '../../../src/app/archive/disposal/disposal-execution.ts';
import { DEFAULT_TRANSFER_SETTINGS } from '../../../src/domain/retention/transfer-due.ts';
import { createHash } from 'node:crypto';
import { confirmDocument, correctField, takeConfirmationBack } from '../../../src/app/correct-field.ts';
import { dropCuts } from '../../../src/app/division/drop-cuts.ts';
import { moveCuts } from '../../../src/app/division/move-cuts.ts';
import { settleAlarm } from '../../../src/app/host/settle-alarm.ts';
import { planUndo, requestUndo } from '../../../src/app/host/undo-write.ts';
import { takeHints } from '../../../src/app/host/take-hints.ts';
import { liftWithholding } from '../../../src/app/lift-withholding.ts';
import { withholdByHand } from '../../../src/app/withhold-by-hand.ts';
import { declareNoMark, takeBackNoMark } from '../../../src/app/settle-stamp.ts';
import { readAgain, redriveDead } from '../../../src/app/redrive.ts';
import { showMarkedPage } from '../../../src/app/show-marked-page.ts';
import { createAccount } from '../../../src/http/auth/accounts.ts';
import type { HostStatus, HttpDeps } from '../../../src/http/deps.ts';
import { HTTP_DEFAULTS } from '../../../src/http/options.ts';
import { startHttp, type HttpService } from '../../../src/http/start-http.ts';
import { createLogger } from '../../../src/infra/logger.ts';
import { createMetrics } from '../../../src/infra/metrics.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type { DeadJob, RetryingJob } from '../../../src/ports/queue.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { createFakeApp, type FakeApp } from '../fake-app.ts';
import { NO_OFFICE_FILES } from '../http/office-files.ts';
import { drawPage } from './drawn-page.ts';
import { fileId, officeFiles, type OfficeFile } from './fixtures.ts';

/** The real HTTP face and use cases over a small office in memory: all that a browser needs, nothing that reads. */
export interface ConsoleService {
  readonly url: string;
  readonly app: FakeApp;
  /** Hosts whose people may sign in; filled by the test before they do. */
  readonly hostAccounts: HttpDeps['hostAccounts'][number][];
  /** What the status tells of hosts. */
  readonly hosts: HostStatus[];
  /** Makes an account and returns its secret. */
  addAccount(name: string, role: Role): Promise<string>;
  close(): Promise<void>;
}

const CHEAP = 16;

export async function startConsoleService(files: readonly OfficeFile[] = officeFiles()): Promise<ConsoleService> {
  const app = createFakeApp();
  for (const { row, result } of files) {
    await app.store.scanFiles.insert(row);
    if (result) await app.store.readings.saveResult(result);
    await app.store.ledger.append({ action: 'scan-file.received', subject: row.id, actor: 'system', body: {} });
  }
  const hostAccounts: ConsoleService['hostAccounts'] = [];
  const hosts = [INBOX];
  const deps = { ...httpDeps(app, files), hostAccounts, hosts: () => withCounts(app, hosts) };
  const http = await startHttp(deps, { ...HTTP_DEFAULTS, port: 0, scryptCost: CHEAP });
  return {
    url: http.url,
    app,
    hostAccounts,
    hosts,
    addAccount: async (name, role) => {
      const secretDeps = { store: app.store, clock: deps.clock, scryptCost: CHEAP };
      return (await createAccount(secretDeps, { name, role, actor: 'system' })).secret;
    },
    close: () => close(http, app),
  };
}

async function withCounts({ store }: FakeApp, hosts: readonly HostStatus[]): Promise<readonly HostStatus[]> {
  return Promise.all(
    hosts.map(async ({ work, ...host }) => {
      const counts = await store.hostDocuments.counts(host.description.id);
      return { ...host, work: { ...work, ...counts } };
    }),
  );
}

async function close(http: HttpService, app: FakeApp): Promise<void> {
  await http.close(500);
  await app.close();
}

function httpDeps(app: FakeApp, files: readonly OfficeFile[]): HttpDeps {
  const { deps, store } = app;
  const dead = files.length > 0 ? [DEAD_JOB] : [];
  return {
    version: '0.0.0',
    store,
    clock: { now: () => new Date() },
    ids: deps.ids,
    checkRecord: deps.checkRecord,
    dueSettings: DEFAULT_TRANSFER_SETTINGS,
    office: NO_OFFICE_FILES,
    registers: makeRegisterService(deps, () => Promise.resolve()),
    disposal: makeDisposalExecution({ ...deps, dueSettings: DEFAULT_TRANSFER_SETTINGS }),
    formKinds: () => [],
    makeForm: () => Promise.reject(new Error('no forms here')),
    log: createLogger({ level: 'error', destination: { write: () => undefined } }),
    metrics: createMetrics(),
    queue: {
      counts: () => Promise.resolve({ waiting: 1, active: 1, retrying: 0, dead: dead.length }),
      listDead: () => Promise.resolve(dead),
      listRetrying: (_name, keys) => Promise.resolve(RETRYING.filter(({ key }) => keys.includes(key))),
    },
    engine: () => 'tesseract 5.3.0 vie',
    hosts: () => Promise.resolve([]),
    inbound: [],
    takeHints: (hostId, hints) => takeHints(deps, hostId, hints),
    hostAccounts: [],
    correctField: (correction) => correctField(deps, correction),
    confirmDocument: (confirmation) => confirmDocument(deps, confirmation),
    takeConfirmationBack: (confirmation) => takeConfirmationBack(deps, confirmation),
    moveCuts: (request) => moveCuts(deps, request),
    dropCuts: (request) => dropCuts(deps, request),
    readAgain: ({ scanFileId, actor }) => readAgain(deps, scanFileId, actor),
    planUndo: (scanFileId) => planUndo(deps, scanFileId),
    undoHostWrite: (request) => requestUndo(deps, request),
    redrive: async ({ jobId, actor }) => {
      const sent = dead.splice(0).some(({ id }) => id === jobId);
      return sent && (await redriveDead(deps, 'dead', actor));
    },
    renderPage: async ({ scanFileId, page, width, turn }) => {
      const drawn = files.find(({ row }) => row.id === scanFileId)?.pages[page - 1];
      if (!drawn) throw new RequestError('not-found', 'No such page');
      return { mediaType: 'image/jpeg', bytes: await drawPage(drawn, width, turn) };
    },
    renderMarkedPage: async ({ scanFileId, width, actor, signal }) => {
      const draw = async (_path: string, page: number) => {
        const drawn = files.find(({ row }) => row.id === scanFileId)?.pages[page - 1];
        if (!drawn) throw new RequestError('not-found', 'No such page');
        return drawPage(drawn, width);
      };
      const wanted = { scanFileId, actor, signal, draw };
      return { mediaType: 'image/jpeg', bytes: await showMarkedPage({ ...deps, hosts: inbox(app, files) }, wanted) };
    },
    liftWithholding: (lifting) => liftWithholding(deps, lifting),
    withholdFile: (withholding) => withholdByHand(deps, withholding),
    declareNoMark: (stamp) => declareNoMark(deps, stamp),
    takeBackNoMark: (stamp) => takeBackNoMark(deps, stamp),
    settleAlarm: (settling) => settleAlarm(deps, settling),
    openAccessPdf: () => Promise.resolve(undefined),
    uploadScan: async ({ name, content }) => {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of content) {
        hash.update(chunk as Buffer); // a byte stream
        bytes += Buffer.byteLength(chunk as Buffer);
      }
      const same = name.startsWith('trùng') ? files.slice(0, 1) : [];
      const sameAs = same.map(({ row }) => ({ scanFileId: row.id, name: row.name, state: row.state }));
      return { name, bytes, sha256: hash.digest('hex'), sameAs };
    },
  };
}

/** The host of the stub office: of a file it gives the hash alone, the rest is drawn. */
function inbox({ deps }: FakeApp, files: readonly OfficeFile[]): FakeApp['deps']['hosts'] {
  const [memory] = deps.hosts.values();
  if (!memory) throw new Error('No host');
  const fetchContent: typeof memory.reader.fetchContent = (ref) => {
    const row = files.find((file) => file.row.ref === ref)?.row;
    return Promise.resolve({ sha256: row?.sha256 ?? '', bytes: row?.bytes ?? 0 });
  };
  return new Map([[INBOX.description.id, { ...memory, reader: { ...memory.reader, fetchContent } }]]);
}

const DEAD_JOB: DeadJob = {
  id: '5e0f3a0e-6f5b-4c0a-8b8a-1df7e0a4b001',
  name: 'read-scan-file',
  payload: { scanFileId: fileId(5) },
  code: 'timeout',
  key: fileId(5),
  reason: 'Timed out',
  failedAt: new Date(Date.UTC(2026, 10, 24, 8, 30)),
  attempts: 5,
};

/** The file that is being read failed before; it is the worker's turn again soon. */
const RETRYING: readonly RetryingJob[] = [
  { key: fileId(8), code: 'timeout', attempts: 2, nextAt: new Date(Date.UTC(2026, 10, 24, 9, 5)) },
];

export const INBOX: HostStatus = {
  description: {
    id: 'inbox' as HostId, // the host of the stub office
    kind: 'folder',
    productVersion: '1',
    capabilities: new Set(['read', 'write', 'intake']),
    limits: { largestFileBytes: 2 ** 31, longestName: 255 },
  },
  findings: [],
  checkedAt: new Date(),
  work: {
    hints: { waiting: 0, done: 0, phantom: 0, ignored: 0 },
    ...{ conflicts: 0, alarms: 0, hidden: 0, capped: 0, unfinished: 0, echoes: 0 },
    ...{ notesLeft: 0, textLeft: 0, unwritten: 0 },
    ...{ sweptAt: null, sweepCode: null, reconciledAt: null, reconciled: {} },
  },
};
