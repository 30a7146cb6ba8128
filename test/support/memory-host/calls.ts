import { createHash } from 'node:crypto';
import { HostError, type HostErrorCode } from '../../../src/ports/errors.ts';
import type { DocumentRef, HostDocument, HostEvent } from '../../../src/ports/host.ts';
import type { MemoryDocument, MemorySystem } from './memory-system.ts';

export function toEvent(
  document: MemoryDocument,
  { from, fields }: { readonly from: number; readonly fields: boolean },
): HostEvent {
  const { ref, name, sha256: content, fingerprint } = toDocument(document, fields);
  const kind = document.removed ? 'removed' : document.madeBy > from ? 'added' : 'changed';
  return { kind, ref, name, ...(content && { sha256: content }), ...(fingerprint && { fingerprint }) };
}

export function toDocument(document: MemoryDocument, fields = false): HostDocument {
  const { id, name, content, revision, modifiedAt } = document;
  const ref = id as DocumentRef; // as: made here only
  const plain = { ref, name: name.normalize('NFC'), bytes: content.length, version: String(revision), modifiedAt };
  if (!fields) return plain;
  const { values, marks, requests } = document;
  const seen = JSON.stringify([sha256(content), Object.entries(values).sort(), [...marks].sort(), requests]);
  return { ...plain, values, marks, requests, sha256: sha256(content), fingerprint: sha256(Buffer.from(seen)) };
}

export function enter(system: MemorySystem, operation: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw failure(system, 'cancelled', operation);
  if (system.offline) throw failure(system, 'unavailable', operation);
}

export function parseRef(system: MemorySystem, ref: DocumentRef, operation: string): string {
  if (!/^doc-[1-9]\d*$/.test(ref)) throw failure(system, 'invalid', operation);
  return ref;
}

export function require(system: MemorySystem, ref: DocumentRef, operation: string): MemoryDocument {
  const document = present(system, parseRef(system, ref, operation));
  if (!document) throw failure(system, 'not-found', operation);
  return document;
}

export function present(system: MemorySystem, id: string): MemoryDocument | undefined {
  const document = system.documents.get(id);
  return document?.removed === false ? document : undefined;
}

export function failure(system: MemorySystem, code: HostErrorCode, operation: string): HostError {
  return new HostError(code, code, { hostId: system.hostId, operation, retryable: code === 'unavailable' });
}

export function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
