import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { HostError, PortError } from '../../../src/ports/errors.ts';
import type { DocumentRef, Host, HostDocument } from '../../../src/ports/host.ts';
import { rejection } from '../../support/rejection.ts';

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

export async function listAll(host: Host, signal?: AbortSignal): Promise<readonly HostDocument[]> {
  const documents: HostDocument[] = [];
  for await (const document of host.reader.listDocuments(signal)) documents.push(document);
  return documents;
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
