import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rendition } from '../../../ports/host.ts';
import { HostError } from '../../../ports/errors.ts';
import { hostError, throwIfAborted } from '../errors.ts';
import { ensureFolder } from '../../../infra/durable-folders.ts';
import { oursAmong, readVersion, VERSION_LABEL } from '../file-versions.ts';
import { demandProved } from '../ocr/durable.ts';
import type { WireDocument, WireVersion } from '../wire-types.ts';
import { readStanding, type Delivery } from './context.ts';
import { fileHolds } from './find-in-file.ts';
import { isLost } from './lost.ts';
import { isQuiet } from './quiet.ts';
import type { DeliveryRecord } from './record-types.ts';
import { sighted } from './whose-text.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/** The host works at one file at a time; what takes longer is waited for by a repeat. */
const LONGEST_WAIT_MS = 10 * 60 * 1000;
const MOST_LOOKS = 1000;

export function holdsVersion({ versions = [] }: WireDocument, { sha256 }: Rendition): boolean {
  return versions.some(({ is_root, checksum }) => !is_root && checksum === sha256);
}

/** Lays the searchable PDF into the host as the version that is shown; earlier ones of ours then go. */
export async function deliverVersion(delivery: Delivery, document: WireDocument, rendition: Rendition): Promise<void> {
  const { context, id } = delivery;
  const before = await context.records.read(id);
  const wasQuiet = isQuiet(document, context.deps.clock.now(), before?.quietAt);
  if (!holdsVersion(document, rendition)) await hand(delivery, document, rendition);
  const standing = await readStanding(delivery);
  const ours = oursAmong(standing, await context.records.read(id));
  const earlier = ours.filter(({ checksum }) => checksum !== rendition.sha256);
  if (earlier.length < ours.length) {
    const refusal = await removeVersions(delivery, earlier);
    // They lie below the one that is shown.
    if (refusal) context.deps.log.info('Earlier versions stay', { hostId: context.hostId, document: id });
  }
  await forgetUpload(delivery, wasQuiet ? { quietAt: standing.modified } : {});
}

async function forgetUpload({ context, id }: Delivery, also: Pick<DeliveryRecord, 'quietAt'>): Promise<void> {
  const { upload, ...record } = (await context.records.read(id)) ?? { texts: [] };
  if (upload) await context.records.write(id, { ...record, ...also });
}

/**
 * Takes away what may be taken away. The host lets only those who may delete a document take away a version (seen in
 * 3.0.5), which our account need not. @returns the refusal
 */
export async function removeVersions(
  { context, id, signal }: Delivery,
  versions: readonly WireVersion[],
): Promise<HostError | undefined> {
  try {
    for (const version of versions) await context.api.removeVersion(id, version.id, { signal });
    return undefined;
  } catch (error) {
    if (error instanceof HostError && error.code === 'forbidden') return error;
    throw error;
  }
}

/**
 * A version that a person must not be shown in place of the original: one without the digital signature. The dictionary
 * of a signature stands in the file in plain sight, since the signature is over the bytes around it (ISO 32000-1, 12.8.1).
 */
export async function isSigned(delivery: Delivery, document: WireDocument): Promise<boolean> {
  const { context, id, signal } = delivery;
  if (document.mime_type !== 'application/pdf') return false;
  const folder = join(context.settings.inboundFolder, 'staging');
  const targetPath = join(folder, `${randomBytes(12).toString('hex')}.pdf`);
  await ensureFolder(folder);
  const version = readVersion(document, await context.records.read(id)).id;
  try {
    await context.api.downloadOriginal(
      { id, version, targetPath, maxBytes: context.settings.largestFileBytes },
      { signal },
    );
    return await fileHolds(targetPath, '/ByteRange');
  } finally {
    await rm(targetPath, { force: true });
  }
}

/**
 * What is handed over is remembered before, as ours; the task is noted, so that a repeat waits for it instead of handing
 * the file over again.
 */
async function hand(delivery: Delivery, document: WireDocument, rendition: Rendition): Promise<void> {
  const { context, id, signal } = delivery;
  const { path, sha256 } = rendition;
  const record = sighted(document, await context.records.read(id));
  let task = record.upload?.sha256 === sha256 ? record.upload.task : undefined;
  if (task === undefined) {
    await demandProved(rendition);
    const ours = oursAmong(document, record).flatMap(({ checksum }) => checksum?.toLowerCase() ?? []);
    const remembered = { ...record, versions: [...new Set([...ours, sha256])] };
    await context.records.write(id, remembered);
    try {
      task = await context.api.uploadVersion(id, { path, name: fileName(document), label: VERSION_LABEL }, { signal });
      await context.records.write(id, { ...remembered, upload: { task, sha256 } });
    } catch (error) {
      // Not known whether it arrived: it is waited for by its checksum, as long as one that did would take.
      if (!isLost(error)) throw error;
    }
  }
  await waitFor(delivery, { task, rendition });
}

async function waitFor(
  delivery: Delivery,
  { task, rendition }: { readonly task: string | undefined; readonly rendition: Rendition },
): Promise<void> {
  const { context, id, signal } = delivery;
  const on = { hostId: context.hostId, operation: 'deliverRenditions' };
  const end = context.deps.clock.now().getTime() + LONGEST_WAIT_MS;
  let ms = FIRST_PAUSE_MS;
  for (let look = 1; look <= MOST_LOOKS && context.deps.clock.now().getTime() < end; look += 1) {
    await context.wait(ms, signal);
    ms = Math.min(ms * 2, LONGEST_PAUSE_MS);
    throwIfAborted(signal, on);
    if (holdsVersion(await readStanding(delivery), rendition)) return;
    const [found] = task === undefined ? [] : await context.api.tasks({ task_id: task }, { signal });
    if (found?.status === 'failure' || found?.status === 'revoked') {
      await forgetUpload(delivery, {});
      throw hostError('invalid', 'The host did not take the version', { on, details: { document: id } });
    }
  }
  throw new HostError('timeout', 'The host has not taken the version yet', {
    ...on,
    retryable: true,
    details: { document: id },
  });
}

function fileName({ original_file_name, id }: WireDocument): string {
  return `${(original_file_name ?? String(id)).normalize('NFC').replace(/\.[^.]*$/, '')}.pdf`;
}
