import { readFile, writeFile } from 'node:fs/promises';
import { FileError } from '../../../src/ports/errors.ts';
import type {
  Host,
  HostCapability,
  HostCursor,
  HostDocument,
  HostIntake,
  HostReader,
  HostWriter,
  PollResult,
  Rendition,
} from '../../../src/ports/host.ts';
import { enter, failure, parseRef, present, require, sha256, toDocument, toEvent } from './calls.ts';
import { createFieldWriter, createHints } from './fields.ts';
import { createAccounts, createHookRoute } from './inbound.ts';
import type { MemorySystem } from './memory-system.ts';
import { createRegistrar } from './registrar.ts';

export { MemorySystem } from './memory-system.ts';

export interface MemoryHostOptions {
  /** Without it the host has neither `writer` nor `intake`. */
  readonly write: boolean;
  /** Documents a request gives, as the servers of real systems have it. */
  readonly pageSize: number;
  /** Documents have values, marks, requests and notes, the system tells of them by hints, and its people may sign in. */
  readonly fields?: boolean;
}

/** The reference host: the port over a `MemorySystem`, written to be read. */
export function createMemoryHost(system: MemorySystem, options: MemoryHostOptions): Host {
  const capabilities = new Set<HostCapability>([
    'read',
    ...(options.write ? (['write', 'intake'] as const) : []),
    ...(options.fields ? (['schema', 'events.webhook'] as const) : []),
  ]);
  return {
    describe: () => ({
      id: system.hostId,
      kind: 'memory',
      productVersion: '1',
      capabilities,
      limits: { largestFileBytes: 1024 ** 2, longestName: 255 },
    }),
    checkHealth: () =>
      Promise.resolve(system.offline ? [{ severity: 'error', code: 'unavailable', details: {} } as const] : []),
    reader: createReader(system, options),
    ...(options.write && {
      writer: { ...createWriter(system), ...(options.fields && createFieldWriter(system)) },
      intake: createIntake(system),
    }),
    events: {
      pollChanges: (cursor, signal) => Promise.resolve().then(() => poll(system, cursor, { signal, ...options })),
      ...(options.fields && createHints(system)),
    },
    ...(options.fields && {
      schema: createRegistrar(system),
      accounts: createAccounts(system),
      inbound: [createHookRoute(system)],
    }),
    dispose: () => Promise.resolve(),
  };
}

function createReader(system: MemorySystem, { pageSize, fields = false }: MemoryHostOptions): HostReader {
  return {
    getDocument: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'getDocument', signal);
        const document = present(system, parseRef(system, ref, 'getDocument'));
        return document && toDocument(document, fields);
      }),
    listDocuments: (signal) => listDocuments(system, { pageSize, fields }, signal),
    fetchContent: async (ref, targetPath, signal) => {
      enter(system, 'fetchContent', signal);
      const document = require(system, ref, 'fetchContent');
      await writeFile(targetPath, document.content, { flag: 'wx' });
      return { sha256: sha256(document.content), bytes: document.content.length };
    },
  };
}

async function* listDocuments(
  system: MemorySystem,
  { pageSize, fields }: { readonly pageSize: number; readonly fields: boolean },
  signal: AbortSignal | undefined,
): AsyncGenerator<HostDocument> {
  const ids = [...system.documents.keys()];
  for (let start = 0; start === 0 || start < ids.length; start += pageSize) {
    enter(system, 'listDocuments', signal);
    const page = await Promise.resolve(ids.slice(start, start + pageSize).map((id) => present(system, id)));
    yield* page.filter((document) => document !== undefined).map((document) => toDocument(document, fields));
  }
}

function createWriter(system: MemorySystem): HostWriter {
  return {
    deliverRenditions: async (ref, renditions, signal) => {
      enter(system, 'deliverRenditions', signal);
      const document = require(system, ref, 'deliverRenditions');
      const { whileDelivering } = system;
      system.whileDelivering = undefined;
      await whileDelivering?.();
      const laid = new Map(document.renditions);
      for (const rendition of renditions) laid.set(rendition.kind, await readProved(rendition));
      system.setRenditions(document.id, laid); // all at once: nothing is awaited after the last was read
      return { kept: system.textsOfPeople.has(document.name) ? ['text'] : [] };
    },
    withdrawRenditions: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'withdrawRenditions', signal);
        system.setRenditions(parseRef(system, ref, 'withdrawRenditions'), new Map());
      }),
    holdsText: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'holdsText', signal);
        return system.ownTexts.has(present(system, parseRef(system, ref, 'holdsText'))?.name ?? '');
      }),
    fetchRendition: async (ref, { kind, targetPath }, signal) => {
      enter(system, 'fetchRendition', signal);
      const laid = present(system, parseRef(system, ref, 'fetchRendition'))?.renditions.get(kind);
      if (!laid) return undefined;
      await writeFile(targetPath, laid.content, { flag: 'wx' });
      return { sha256: laid.sha256, bytes: laid.content.length };
    },
  };
}

function createIntake(system: MemorySystem): HostIntake {
  return {
    receive: async ({ name, content }, signal) => {
      enter(system, 'receive', signal);
      if (!/^[^/\p{Cc}]+\.\w+$/u.test(name)) throw failure(system, 'invalid', 'receive');
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) {
        enter(system, 'receive', signal);
        chunks.push(chunk);
      }
      const free = system.freeName(name.normalize('NFC'));
      const whole = Buffer.concat(chunks);
      system.add(free, whole);
      const { ref, bytes } = toDocument(system.byName(free));
      return { ref, name: free, bytes, sha256: sha256(whole) };
    },
  };
}

async function readProved(rendition: Rendition): Promise<{ content: Buffer; sha256: string }> {
  const content = await readFile(rendition.path).catch((cause: unknown) => {
    throw new FileError('file-not-found', 'A finished file is gone', { cause });
  });
  if (sha256(content) !== rendition.sha256) throw new FileError('file-changed', 'Not what was proved');
  return { content, sha256: rendition.sha256 };
}

/** The cursor is the number of the last change told. */
function poll(
  system: MemorySystem,
  cursor: HostCursor | undefined,
  { signal, fields = false }: { readonly signal: AbortSignal | undefined; readonly fields?: boolean },
): PollResult {
  enter(system, 'pollChanges', signal);
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from)) throw failure(system, 'invalid', 'pollChanges');
  const later = [...system.documents.values()].filter(({ revision }) => revision > from);
  const told = cursor === undefined ? later.filter(({ removed }) => !removed) : later;
  const events = told
    .sort((one, other) => one.revision - other.revision)
    .map((document) => toEvent(document, { from, fields }));
  return { events, cursor: String(system.revision) as HostCursor, pending: 0 }; // as: made here only
}
