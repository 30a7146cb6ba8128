import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asFileError } from '../../../infra/fs-errors.ts';
import { fileFacts, isAbsent } from './durable.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How long a posted file is kept, by what became of it. */
const KEPT_MS = {
  /** The host has its answer; a failure on its side after that makes it ask again soon. */
  taken: HOUR_MS,
  /** The host gave up waiting long ago (its workers end after 30 minutes), yet a person may look at it. */
  answered: 24 * HOUR_MS,
  /** Our own repeats are through long before. */
  waiting: 7 * 24 * HOUR_MS,
  /** Of a request that broke off. */
  staged: HOUR_MS,
} as const;

/**
 * Where room is short, what is this old goes sooner. Of what waits the host has given up long before; where it has the
 * file as a document it is read from there.
 */
const SHORT_MS = { answered: HOUR_MS, waiting: 24 * HOUR_MS };

interface Swept {
  readonly path: string;
  readonly state: keyof typeof KEPT_MS;
  readonly ageMs: number;
  readonly bytes: number;
}

/** Takes away posted files whose time is over. @returns bytes of those that are left, with their answers */
export async function sweepPending(
  folder: string,
  { now, mostBytes }: { readonly now: Date; readonly mostBytes: number },
): Promise<number> {
  const found: Swept[] = [];
  for (const name of await namesIn(join(folder, 'staging'))) {
    const path = join(folder, 'staging', name);
    const facts = await fileFacts(path);
    const source = await fileFacts(join(path, 'source'));
    const ageMs = now.getTime() - (facts?.changedAt.getTime() ?? 0);
    if (facts) found.push({ path, state: 'staged', ageMs, bytes: source?.bytes ?? 0 });
  }
  for (const name of await namesIn(folder)) {
    if (/^[0-9a-f]{64}$/.test(name)) found.push(await look(join(folder, name), now));
  }
  const kept = [];
  for (const one of found) {
    if (one.ageMs > KEPT_MS[one.state]) await rm(one.path, { recursive: true, force: true });
    else kept.push(one);
  }
  return await makeRoom(kept, mostBytes);
}

async function makeRoom(kept: readonly Swept[], mostBytes: number): Promise<number> {
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const oldestFirst = [...kept].sort((one, other) => other.ageMs - one.ageMs);
  for (const wanted of ['answered', 'waiting'] as const) {
    for (const { path, state, ageMs, bytes } of oldestFirst) {
      if (total <= mostBytes) return total;
      if (state !== wanted || ageMs < SHORT_MS[wanted]) continue;
      await rm(path, { recursive: true, force: true });
      total -= bytes;
    }
  }
  return total;
}

async function look(path: string, now: Date): Promise<Swept> {
  const taken = await timeIn(join(path, 'taken'), (text) => text);
  const answered = await timeIn(join(path, 'answer.json'), (text) => memberOf(text, 'answeredAt'));
  const received = await timeIn(join(path, 'state.json'), (text) => memberOf(text, 'receivedAt'));
  const state = taken === undefined ? (answered === undefined ? 'waiting' : 'answered') : 'taken';
  const since = taken ?? answered ?? received ?? 0;
  return { path, state, ageMs: now.getTime() - since, bytes: await bytesIn(path) };
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await namesIn(folder)) bytes += (await fileFacts(join(folder, name)))?.bytes ?? 0;
  return bytes;
}

async function timeIn(path: string, timeOf: (text: string) => string | undefined): Promise<number | undefined> {
  try {
    const time = Date.parse(timeOf(await readFile(path, 'utf8')) ?? '');
    return Number.isNaN(time) ? undefined : time;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw asFileError(error, 'read');
  }
}

function memberOf(text: string, name: string): string | undefined {
  return new RegExp(`"${name}":"([^"]*)"`).exec(text)?.[1];
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw asFileError(error, 'read');
  }
}
