import type { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { DocumentRef, RenditionKind } from '../../ports/host.ts';
import { ensureFolder, syncFolder } from '../../infra/durable-folders.ts';
import { writeDurably } from './durable.ts';
import { hostError, isAbsent, type Operation } from './errors.ts';
import { decodeRef, joinRef } from './mapper.ts';
import { stagingRoot } from './staging.ts';

/** A file that was laid into the results folder. */
export interface DeliveredFile {
  readonly kind: RenditionKind;
  /** Below the results folder, written like a reference. */
  readonly path: string;
  /** What may stand there and be ours: one content, or the old and the new one while it is being replaced. */
  readonly sha256: readonly string[];
}

/** How our files are told from those of other people: by name and content, one small file a document. */
export interface Manifest {
  readonly version: 1;
  readonly ref: DocumentRef;
  readonly files: readonly DeliveredFile[];
}

const KINDS: readonly string[] = ['access-pdf', 'text', 'record'] satisfies RenditionKind[];
const SHA256 = /^[0-9a-f]{64}$/;

/** Spread over 256 folders, so that none holds hundreds of thousands of names. */
function placeOf(housekeeping: string, ref: DocumentRef): { readonly folder: string; readonly name: string } {
  const key = documentKey(ref);
  return { folder: `${housekeeping}/documents/${key.slice(0, 2)}`, name: `${key}.json` };
}

/** Names the document's files in the housekeeping folder. */
export function documentKey(ref: DocumentRef): string {
  return hash('sha256', ref).slice(0, 32);
}

export async function readManifest(housekeeping: string, ref: DocumentRef, on: Operation): Promise<Manifest> {
  const { folder, name } = placeOf(housekeeping, ref);
  let text: string;
  try {
    text = await readFile(`${folder}/${name}`, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return { version: 1, ref, files: [] };
    throw error;
  }
  const manifest = parseManifest(text);
  // Without it nothing is known to be ours, so nothing may be written over: a person must look.
  if (manifest?.ref !== ref) throw hostError('protocol', 'The list of delivered files is damaged', { on });
  return manifest;
}

export async function writeManifest(housekeeping: string, manifest: Manifest): Promise<void> {
  const { folder, name } = placeOf(housekeeping, manifest.ref);
  const staging = stagingRoot(housekeeping);
  await ensureFolder(folder);
  await ensureFolder(staging);
  await writeDurably(`${folder}/${name}`, `${JSON.stringify(manifest)}\n`, staging);
}

export async function removeManifest(housekeeping: string, ref: DocumentRef): Promise<void> {
  const { folder, name } = placeOf(housekeeping, ref);
  try {
    await rm(`${folder}/${name}`);
    await syncFolder(folder);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
}

function parseManifest(text: string): Manifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // said by the caller, with the operation
  }
  if (!isObject(value) || value['version'] !== 1 || typeof value['ref'] !== 'string') return undefined;
  const files = value['files'];
  if (!Array.isArray(files) || !files.every(isDeliveredFile)) return undefined;
  return { version: 1, ref: value['ref'] as DocumentRef, files }; // compared with the reference asked for
}

function isDeliveredFile(value: unknown): value is DeliveredFile {
  if (!isObject(value)) return false;
  const { kind, path, sha256 } = value;
  if (typeof kind !== 'string' || !KINDS.includes(kind)) return false;
  if (typeof path !== 'string' || decodeRef(path) === undefined) return false;
  return Array.isArray(sha256) && sha256.every((sum) => typeof sum === 'string' && SHA256.test(sum));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names below the results folder in the form kept in a manifest. */
export function writePath(names: readonly Buffer[]): string {
  return names.reduce<string>((path, name) => joinRef(path, name), '');
}
