import type { PageJudgement } from '../../src/domain/quality/judge-file.ts';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppDeps } from '../../src/app/deps.ts';
import { divideByCuts } from '../../src/domain/division/person-cuts.ts';
import type { CataloguedDocument } from '../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValues } from '../../src/domain/cataloguing/field-value.ts';
import { createHostOutages } from '../../src/app/host/host-outages.ts';
import documentSchema from '../../schemas/metadata/document.schema.json' with { type: 'json' };
import { createFieldCheck } from '../../src/infra/field-check.ts';
import { createRecordCheck } from '../../src/infra/record-check.ts';
import { message } from '../../src/infra/messages/message.ts';
import { createIdSource, sha256Hasher } from '../../src/infra/system.ts';
import { createWorkspace } from '../../src/infra/workspace.ts';
import { ACCESS_PDF_NAME } from '../../src/ports/access-pdf.ts';
import type { HostId } from '../../src/ports/host.ts';
import type { Pipeline } from '../../src/ports/processor.ts';
import type { JobName, Queue } from '../../src/ports/queue.ts';
import { createMemoryHost, MemorySystem } from './memory-host/index.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

export const HOST = 'memory' as HostId;

export interface SentJob {
  readonly name: JobName;
  readonly payload: object;
  readonly key: string;
}

export interface FakeApp {
  readonly deps: AppDeps;
  readonly store: MemoryStore;
  readonly system: MemorySystem;
  readonly sent: SentJob[];
  /** The clock of the application; set by the test. */
  readonly time: { now: Date };
  /** What the fake pipeline does next; set by the test. */
  readonly reader: {
    fail?: Error;
    before?: () => Promise<void>;
    fields: FieldValues;
    documents?: readonly CataloguedDocument[];
    judgements?: readonly PageJudgement[];
    runs: number;
  };
  /** Work folders that were not cleared away. */
  readonly workRoot: string;
  close(): Promise<void>;
}

/** The use cases over memory: real runner and work folders, a pipeline that reads one page without any engine. */
export function createFakeApp({ fields = false }: { readonly fields?: boolean } = {}): FakeApp {
  const workRoot = mkdtempSync(path.join(tmpdir(), 'vankho-app-'));
  const time = { now: new Date('2026-01-02T03:04:05Z') };
  const clock = { now: () => time.now };
  const store = createMemoryStore(clock.now);
  const system = new MemorySystem(HOST);
  const sent: SentJob[] = [];
  const reader: FakeApp['reader'] = { fields: {}, runs: 0 };
  const deps: AppDeps = {
    store,
    queue: recordingQueue(sent),
    hosts: new Map([[HOST, createMemoryHost(system, { write: true, pageSize: 10, fields })]]),
    pipeline: onePagePipeline(reader),
    engineVersion: 'fake 1',
    pageConcurrency: 1,
    workspace: createWorkspace(workRoot),
    clock,
    ids: createIdSource(clock),
    hasher: sha256Hasher,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    text: (key, details) => message(key, details),
    consoleUrls: new Map([[HOST, 'http://console.test']]),
    hostRunsPerDay: 5,
    checkField: createFieldCheck(documentSchema, ['Công văn', 'Quyết định']),
    checkRecord: createRecordCheck(),
    outages: createHostOutages(clock),
  };
  return {
    deps,
    store,
    system,
    sent,
    time,
    reader,
    workRoot,
    close: () => rm(workRoot, { recursive: true, force: true }),
  };
}

function recordingQueue(sent: SentJob[]): Queue {
  const none = () => Promise.resolve();
  return {
    send: (name, payload, { key }) => {
      sent.push({ name, payload, key });
      return Promise.resolve();
    },
    sendAll: (name, jobs) => {
      sent.push(...jobs.map(({ payload, key }) => ({ name, payload, key })));
      return Promise.resolve();
    },
    handle: () => undefined,
    start: none,
    counts: () => Promise.resolve({ waiting: sent.length, active: 0, retrying: 0, dead: 0 }),
    listDead: () => Promise.resolve([]),
    listRetrying: () => Promise.resolve([]),
    redrive: (id) => Promise.resolve(id === 'dead'),
    drop: () => Promise.resolve(false),
    whenIdle: none,
    stop: none,
  };
}

function onePagePipeline(reader: FakeApp['reader']): Pipeline {
  const base = { version: '1', settings: {}, keep: true } as const;
  return [
    {
      ...base,
      name: 'identify',
      scope: 'file',
      needs: [],
      run: () =>
        Promise.resolve({
          format: 'jpeg',
          mediaType: 'image/jpeg',
          bytes: 1,
          sha256: 'aa',
          signed: false,
          pages: [{ page: 1, kind: 'image', widthPx: 10, heightPx: 10, ppi: 200, colour: 'grey', textChars: 0 }],
        }),
    },
    {
      ...base,
      name: 'recognise',
      scope: 'page',
      needs: ['identify'],
      run: async () => {
        reader.runs += 1;
        await reader.before?.();
        if (reader.fail) throw reader.fail;
        return {
          page: 1,
          widthPx: 10,
          heightPx: 10,
          ppi: 200,
          rotation: 0,
          skewDegrees: 0,
          blank: false,
          verdict: 'good',
          findings: [],
          words: [],
          text: 'Số: 12/QĐ-UBND',
          confidence: 1,
          source: 'ocr',
        };
      },
    },
    {
      ...base,
      name: 'divide',
      scope: 'file',
      needs: ['recognise'],
      keep: false,
      run: async (inputs, { cuts }) => {
        const readings = await inputs.allPages('recognise');
        const machine = { documents: [{ firstPage: 1, lastPage: 1, confidence: 1 }], separators: [] };
        return cuts === undefined ? machine : divideByCuts(cuts, readings, machine);
      },
    },
    {
      ...base,
      name: 'catalogue',
      scope: 'file',
      needs: ['divide'],
      keep: false,
      run: async (inputs) => {
        const { documents } = await inputs.file('divide');
        const catalogued = documents.map((span) => ({ ...span, fields: reader.fields, missing: ['number' as const] }));
        return reader.documents ?? catalogued;
      },
    },
    {
      ...base,
      name: 'quality',
      scope: 'file',
      needs: [],
      keep: false,
      run: () => Promise.resolve(reader.judgements ?? []),
    },
    {
      ...base,
      name: 'compose',
      scope: 'file',
      needs: ['recognise'],
      keep: false,
      run: async (inputs, { workFolder }) => {
        await inputs.allPages('recognise');
        await writeFile(path.join(workFolder, ACCESS_PDF_NAME), 'pdf');
        return {
          sha256: sha256Hasher.sha256('pdf'),
          bytes: 3,
          pages: 1,
          images: ['bytes'],
          words: 0,
          worstBoxMm: 0,
        };
      },
    },
  ];
}
