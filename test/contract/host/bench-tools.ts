import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { HostError, PortError } from '../../../src/ports/errors.ts';
import type { DocumentRef, Host, HostCursor, HostDocument, HostEvent } from '../../../src/ports/host.ts';
import { ALL_TRAITS, pollAll, type HostSubject, type HostSystem, type HostTraits } from '../../support/host-system.ts';
import { rejection } from '../../support/rejection.ts';

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

export async function listAll(host: Host, signal?: AbortSignal): Promise<readonly HostDocument[]> {
  const documents: HostDocument[] = [];
  for await (const document of host.reader.listDocuments(signal)) documents.push(document);
  return documents;
}

export function traitsOf({ traits }: HostSubject): HostTraits {
  return { ...ALL_TRAITS, ...traits };
}

/** The bytes that stand in the system for those that a test handed it. */
export function storedOf({ stored = (content) => content }: HostSubject, text: string): Buffer {
  return stored(Buffer.from(text));
}

/** Without what hosts with values say of the state of a document. */
export function bare(events: readonly HostEvent[]): readonly HostEvent[] {
  return events.map(({ kind, ref, name, code, renamedFrom }) => {
    return { kind, ref, name, ...(code !== undefined && { code }), ...(renamedFrom !== undefined && { renamedFrom }) };
  });
}

/** All there is to be told: by polls, and by a look at everything where polls do not see all. Each event once. */
export async function tellAll(
  { system, host }: { readonly system: HostSystem; readonly host: Host },
  cursor: HostCursor | undefined,
  known: readonly DocumentRef[],
): Promise<{ readonly events: readonly HostEvent[]; readonly cursor: HostCursor }> {
  const polled = await pollAll(system, host, cursor);
  const events = new Map(polled.events.map((event) => [`${event.kind} ${event.ref}`, event]));
  const removed = polled.events.filter(({ kind }) => kind === 'removed').map(({ ref }) => ref);
  const believed = new Set([...known, ...polled.events.map(({ ref }) => ref)].filter((ref) => !removed.includes(ref)));
  async function* list(): AsyncGenerator<{ readonly ref: DocumentRef }> {
    for (const ref of believed) yield await Promise.resolve({ ref });
  }
  for await (const event of host.events.reconcile?.(list()) ?? []) {
    if (event.kind !== 'problem') events.set(`${event.kind} ${event.ref}`, event);
  }
  return { events: [...events.values()], cursor: polled.cursor };
}

/** The reference of the document of this name (NFC). */
export async function refOf(host: Host, name: string): Promise<DocumentRef> {
  const found = (await listAll(host)).filter((document) => document.name === name);
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error(`${String(found.length)} documents named ${name}`);
  return only.ref;
}

/** The code of the port error a promise fails with; any other failure fails the test. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await rejection(promise);
  expect(error).to.be.instanceOf(PortError);
  return (error as PortError).code; // as: just checked
}

export async function hostErrorOf(promise: Promise<unknown>): Promise<HostError> {
  const error = await rejection(promise);
  expect(error).to.be.instanceOf(HostError);
  return error as HostError; // as: just checked
}
