import { mkdtemp, readdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../infra/fs-errors.ts';
import type { HostFinding } from '../../ports/host.ts';
import { ensureFolder } from '../../infra/durable-folders.ts';
import { writeDurably } from './durable.ts';
import { isAbsent } from './errors.ts';
import { overlap, type FolderContext } from './settings.ts';
import { stagingRoot } from './staging.ts';

const BYTES_PER_GIB = 1024 ** 3;

/** Looks at both folders as the work will use them: by reading and by writing, not by asking for rights. */
export async function checkFolderHealth(context: FolderContext, signal?: AbortSignal): Promise<readonly HostFinding[]> {
  if (signal?.aborted === true) return [{ severity: 'error', code: 'cancelled', details: {} }];
  const findings = [...(await checkInbox(context)), ...(await checkResults(context))];
  return findings.some(({ severity }) => severity === 'error')
    ? findings
    : [...findings, ...(await checkApart(context))];
}

async function checkInbox({ inbox }: FolderContext): Promise<readonly HostFinding[]> {
  try {
    if (!(await stat(inbox)).isDirectory()) return [finding('inbox-not-a-folder')];
    await readdir(inbox);
    return [];
  } catch (error) {
    return [finding(isAbsent(error) ? 'inbox-missing' : 'inbox-not-readable', error)];
  }
}

async function checkResults({ results, housekeeping, lowDiskBytes }: FolderContext): Promise<readonly HostFinding[]> {
  try {
    const staging = stagingRoot(housekeeping);
    await ensureFolder(staging);
    await probeWriting(staging);
    const { bavail, bsize } = await statfs(results);
    const free = bavail * bsize;
    if (free >= lowDiskBytes) return [];
    const details = { freeGiB: inGiB(free), leastGiB: inGiB(lowDiskBytes) };
    return [{ severity: 'warning', code: 'disk-low', details }];
  } catch (error) {
    const full = ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '');
    return [finding(full ? 'disk-full' : 'results-not-writable', error)];
  }
}

async function probeWriting(staging: string): Promise<void> {
  const folder = await mkdtemp(join(staging, 'probe-'));
  try {
    await writeDurably(join(folder, 'probe'), 'probe\n', staging);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkApart({ inbox, results }: FolderContext): Promise<readonly HostFinding[]> {
  try {
    return overlap(await realpath(inbox), await realpath(results)) ? [finding('folders-overlap')] : [];
  } catch (error) {
    return [finding('inbox-missing', error)]; // it was there a moment ago
  }
}

function finding(code: string, error?: unknown): HostFinding {
  const system = errorCode(error);
  return { severity: 'error', code, details: system === undefined ? {} : { system } };
}

function inGiB(bytes: number): number {
  return Math.round((bytes / BYTES_PER_GIB) * 10) / 10;
}
