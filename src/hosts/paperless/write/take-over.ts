import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asFileError } from '../../../infra/fs-errors.ts';
import type { HostId } from '../../../ports/host.ts';
import type { HostDeliveryMap } from '../../../ports/host-state.ts';
import { documentRef } from '../refs.ts';
import { isAbsent } from '../ocr/durable.ts';

interface Target {
  readonly hostId: HostId;
  readonly deliveries: HostDeliveryMap;
}

/**
 * Brings records of releases that kept them as files (`delivered/<thousands>/<id>.json`, the text before ours beside) into
 * the store, once. Several processes may do so at a time: what the store has already counts.
 */
export async function takeOverFiles(inboundFolder: string, target: Target): Promise<void> {
  const root = join(inboundFolder, 'delivered');
  try {
    for (const folder of await readdir(root)) await takeOverFolder(join(root, folder), target);
    await rm(root, { recursive: true, force: true });
  } catch (error) {
    // None, or another process was faster.
    if (!isAbsent(error)) throw asFileError(error, 'read');
  }
}

async function takeOverFolder(folder: string, target: Target): Promise<void> {
  for (const name of await readdir(folder)) {
    const id = /^([1-9]\d{0,9})\.json$/.exec(name)?.[1];
    if (id !== undefined) await takeOver(Number(id), folder, target);
  }
}

async function takeOver(id: number, folder: string, { hostId, deliveries }: Target): Promise<void> {
  const of = { hostId, ref: documentRef(id) };
  const record = parse(await readFile(join(folder, `${String(id)}.json`), 'utf8'));
  if (record !== undefined) await deliveries.add([{ ...of, record }]);
  const text = await readBefore(join(folder, `${String(id)}.before.txt`));
  if (text !== undefined && (await deliveries.keptText(of)) === undefined) await deliveries.keepText(of, text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // never whole: it tells nothing
  }
}

async function readBefore(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
