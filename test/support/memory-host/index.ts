import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { FileError, HostError, type HostErrorCode } from '../../../src/ports/errors.ts';
import type {
  DocumentRef,
  Host,
  HostCapability,
  HostCursor,
  HostDocument,
  HostEvent,
  HostIntake,
  HostReader,
  HostWriter,
  PollResult,
  Rendition,
} from '../../../src/ports/host.ts';
import type { MemoryDocument, MemorySystem } from './memory-system.ts';

export { MemorySystem } from './memory-system.ts';

export interface MemoryHostOptions {
  /** Without it the host has neither `writer` nor `intake`. */
  readonly write: boolean;
  /** Documents a request gives, as the servers of real systems have it. */
  readonly pageSize: number;
}

/** The reference host: the port over a `MemorySystem`, written to be read. */
export function createMemoryHost(system: MemorySystem, options: MemoryHostOptions): Host {
  const capabilities = new Set<HostCapability>(options.write ? ['read', 'write', 'intake'] : ['read']);
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
    reader: createReader(system, options.pageSize),
    ...(options.write && { writer: createWriter(system), intake: createIntake(system) }),
    events: { pollChanges: (cursor, signal) => Promise.resolve().then(() => poll(system, cursor, signal)) },
    dispose: () => Promise.resolve(),
  };
}

function createReader(system: MemorySystem, pageSize: number): HostReader {
  return {
    getDocument: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'getDocument', signal);
        const document = present(system, parseRef(system, ref, 'getDocument'));
        return document && toDocument(document);
      }),
    listDocuments: (signal) => listDocuments(system, pageSize, signal),
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
  pageSize: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<HostDocument> {
  const ids = [...system.documents.keys()];
  for (let start = 0; start === 0 || start < ids.length; start += pageSize) {
    enter(system, 'listDocuments', signal);
    const page = await Promise.resolve(ids.slice(start, start + pageSize).map((id) => present(system, id)));
    yield* page.filter((document) => document !== undefined).map(toDocument);
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
    },
    withdrawRenditions: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'withdrawRenditions', signal);
        system.setRenditions(parseRef(system, ref, 'withdrawRenditions'), new Map());
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
function poll(system: MemorySystem, cursor: HostCursor | undefined, signal: AbortSignal | undefined): PollResult {
  enter(system, 'pollChanges', signal);
  const from = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(from)) throw failure(system, 'invalid', 'pollChanges');
  const later = [...system.documents.values()].filter(({ revision }) => revision > from);
  const told = cursor === undefined ? later.filter(({ removed }) => !removed) : later;
  const events = told.sort((one, other) => one.revision - other.revision).map((document) => toEvent(document, from));
  return { events, cursor: String(system.revision) as HostCursor, pending: 0 }; // as: made here only
}

function toEvent(document: MemoryDocument, from: number): HostEvent {
  const { ref, name } = toDocument(document);
  const kind = document.removed ? 'removed' : document.madeBy > from ? 'added' : 'changed';
  return { kind, ref, name };
}

function toDocument({ id, name, content, revision, modifiedAt }: MemoryDocument): HostDocument {
  const ref = id as DocumentRef; // as: made here only
  return { ref, name: name.normalize('NFC'), bytes: content.length, version: String(revision), modifiedAt };
}

function enter(system: MemorySystem, operation: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw failure(system, 'cancelled', operation);
  if (system.offline) throw failure(system, 'unavailable', operation);
}

function parseRef(system: MemorySystem, ref: DocumentRef, operation: string): string {
  if (!/^doc-[1-9]\d*$/.test(ref)) throw failure(system, 'invalid', operation);
  return ref;
}

function require(system: MemorySystem, ref: DocumentRef, operation: string): MemoryDocument {
  const document = present(system, parseRef(system, ref, operation));
  if (!document) throw failure(system, 'not-found', operation);
  return document;
}

function present(system: MemorySystem, id: string): MemoryDocument | undefined {
  const document = system.documents.get(id);
  return document?.removed === false ? document : undefined;
}

function failure(system: MemorySystem, code: HostErrorCode, operation: string): HostError {
  return new HostError(code, code, { hostId: system.hostId, operation, retryable: code === 'unavailable' });
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
