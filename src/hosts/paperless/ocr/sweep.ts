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

/** Above this, what was answered goes sooner, oldest first. */
const MOST_BYTES = 64 * 1024 ** 3;

interface Swept {
  readonly path: string;
  readonly state: keyof typeof KEPT_MS;
  readonly ageMs: number;
  readonly bytes: number;
}

/** Takes away posted files whose time is over. */
export async function sweepPending(folder: string, now: Date): Promise<void> {
  const found: Swept[] = [];
  for (const name of await namesIn(join(folder, 'staging'))) {
    const path = join(folder, 'staging', name);
    const facts = await fileFacts(path);
    if (facts) found.push({ path, state: 'staged', ageMs: now.getTime() - facts.changedAt.getTime(), bytes: 0 });
  }
  for (const name of await namesIn(folder)) {
    if (/^[0-9a-f]{64}$/.test(name)) found.push(await look(join(folder, name), now));
  }
  const kept = [];
  for (const one of found) {
    if (one.ageMs > KEPT_MS[one.state]) await rm(one.path, { recursive: true, force: true });
    else kept.push(one);
  }
  await makeRoom(kept);
}

async function makeRoom(kept: readonly Swept[]): Promise<void> {
  let total = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const oldestFirst = [...kept].sort((one, other) => other.ageMs - one.ageMs);
  for (const { path, state, ageMs, bytes } of oldestFirst) {
    if (total <= MOST_BYTES) return;
    if (state !== 'answered' || ageMs < HOUR_MS) continue;
    await rm(path, { recursive: true, force: true });
    total -= bytes;
  }
}

async function look(path: string, now: Date): Promise<Swept> {
  const source = await fileFacts(join(path, 'source'));
  const taken = await timeIn(join(path, 'taken'), (text) => text);
  const answered = await timeIn(join(path, 'answer.json'), (text) => memberOf(text, 'answeredAt'));
  const received = await timeIn(join(path, 'state.json'), (text) => memberOf(text, 'receivedAt'));
  const state = taken === undefined ? (answered === undefined ? 'waiting' : 'answered') : 'taken';
  const since = taken ?? answered ?? received ?? 0;
  return { path, state, ageMs: now.getTime() - since, bytes: source?.bytes ?? 0 };
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
