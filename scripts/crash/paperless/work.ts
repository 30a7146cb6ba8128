import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Installation } from '../service.ts';
import type { HostProcess } from './host-process.ts';
import { DONE_TAGS, OWN_NOTE, type HostReport } from './host-report.ts';
import { readStatus, ROLES, type Processes, type Role } from './installation.ts';
import type { Letter } from './letters.ts';

const LOOK_MS = 1000;
/** A kill comes so long after its turn at most: anywhere in what is being done then. */
const LONGEST_AIM_MS = 4000;
const LONGEST_DEATH_MS = 3000;
/** Several sweeps, longer than any webhook is late, and than the queue waits for a sign of a worker that was killed (30 s). */
const REST_MS = 45_000;
/** So often "vankho status" is asked while the host is away. */
const STATUS_EVERY_MS = 20_000;
/** By then a sweep must have found it out. */
const NOTICED_MS = 60_000;
const VICTIMS: readonly (readonly Role[])[] = [ROLES, ['serve'], ['worker 1'], ['worker 2'], ROLES];

export interface Course {
  readonly host: HostProcess;
  readonly processes: Processes;
  readonly installation: Installation;
  readonly letters: readonly Letter[];
  readonly kills: number;
  readonly outageMs: number;
  readonly limitMs: number;
  readonly say: (line: string) => void;
}

export interface Worked {
  readonly seconds: number;
  readonly faults: readonly string[];
}

/** From the upload until everything has come to rest and our processes are stopped. */
export async function work(course: Course): Promise<Worked> {
  const { processes, letters } = course;
  const begun = performance.now();
  // Work must be left when the host goes away: the rest comes in right before.
  const first = course.outageMs > 0 ? Math.ceil(letters.length / 2) : letters.length;
  await upload(course, letters.slice(0, first));
  const until = { ...course, end: begun + course.limitMs };
  const faults = [...(await disturb(until))];
  const isThrough = await untilThrough(until, letters.length);
  if (!isThrough) faults.push(`not through after ${String(course.limitMs / 60_000)} minutes`);
  else faults.push(...(await untilRest(until)));
  const seconds = (performance.now() - begun) / 1000;
  faults.push(...processes.fallen().map((role) => `${role} fell by itself`), ...(await processes.stop()));
  return { seconds, faults };
}

async function upload({ host, installation }: Course, letters: readonly Letter[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(installation.folder, 'uploads-'));
  for (const { name, bytes } of letters) fs.writeFileSync(path.join(folder, name), bytes);
  await host.tell('upload', { folder });
}

interface Limited extends Course {
  readonly end: number;
}

/** Kills, and the outage, spread over the work. @returns what was wrong with the status */
async function disturb(course: Limited): Promise<readonly string[]> {
  const { kills, letters, outageMs } = course;
  const faults: string[] = [];
  const middle = Math.ceil(kills / 2);
  for (let kill = 0; kill <= kills; kill += 1) {
    if (kill === middle && outageMs > 0) {
      if (await untilThrough(course, Math.floor(letters.length / 4))) {
        await upload(course, letters.slice(Math.ceil(letters.length / 2)));
        faults.push(...(await beAway(course)));
      }
    }
    if (kill === kills) break;
    if (!(await untilThrough(course, Math.floor(((kill + 0.5) * letters.length) / kills)))) break;
    await killOnce(course, VICTIMS[kill % VICTIMS.length] ?? ROLES);
  }
  return faults;
}

async function killOnce({ processes, host, say }: Limited, victims: readonly Role[]): Promise<void> {
  await delay(Math.random() * LONGEST_AIM_MS);
  await processes.kill(victims);
  say(`  killed: ${victims.join(', ')}; ${String(doneIn(await host.report()))} documents were done`);
  await delay(Math.random() * LONGEST_DEATH_MS);
  processes.start(victims);
}

async function beAway({ host, installation, outageMs, say }: Limited): Promise<readonly string[]> {
  await host.tell('down', {});
  const begun = performance.now();
  const end = begun + outageMs;
  const faults: string[] = [];
  let said = '';
  while (performance.now() < end) {
    await delay(Math.min(STATUS_EVERY_MS, end - performance.now()));
    const [state] = (await readStatus(installation)).hosts;
    said = `reachable: ${String(state?.isReachable)}, ${state?.findings.map(({ code }) => code).join(', ') ?? ''}, last sweep ${String(state?.work.sweepCode)}, ${String(state?.work.hints.waiting)} hints wait`;
    if (state?.isReachable !== false) faults.push('the status says that the host can be reached while it cannot');
    const isLate = performance.now() - begun > NOTICED_MS;
    if (isLate && state?.work.sweepCode === null)
      faults.push('the status tells of no failed sweep while the host is away');
  }
  await host.tell('up', {});
  say(`  away for ${String(outageMs / 1000)} s; vankho status said: ${said}`);
  return [...new Set(faults)];
}

function doneIn({ documents }: HostReport): number {
  return documents.filter(({ tags }) => tags.some((tag) => DONE_TAGS.has(tag))).length;
}

/** False when time is up. A person works in the host all the while. */
async function untilThrough(course: Limited, wanted: number): Promise<boolean> {
  const { host, end, say, letters } = course;
  let told = performance.now();
  while (performance.now() < end) {
    await host.tell('peopleWork', {});
    const report = await host.report();
    if (doneIn(report) >= wanted) return true;
    if (performance.now() - told > 30_000) {
      told = performance.now();
      say(`  ${String(doneIn(report))} of ${String(letters.length)} done`);
    }
    await delay(LOOK_MS);
  }
  return false;
}

/** Nothing is done in the host any more, for long enough. */
async function untilRest({ host, end, letters }: Limited): Promise<readonly string[]> {
  let last = '';
  let since = performance.now();
  while (performance.now() < end) {
    await host.tell('peopleWork', {});
    const report = await host.report();
    const now = JSON.stringify(report.documents);
    if (report.busy || now !== last) since = performance.now();
    last = now;
    if (performance.now() - since > REST_MS) {
      const touched = report.documents.filter(({ notes }) => notes.includes(OWN_NOTE)).length;
      return touched === letters.length ? [] : [`a person worked in ${String(touched)} documents only`];
    }
    await delay(LOOK_MS);
  }
  return ['never came to rest'];
}
