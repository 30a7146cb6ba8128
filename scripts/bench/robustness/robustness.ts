import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuMs, cpuSeconds } from '../cpu-clock.ts';
import { makeFiles, type MadeFile } from './make-files.ts';
import type { Ending } from './read-one.ts';

export interface RobustnessOptions {
  readonly files: number;
  /** How many of them were read by earlier runs, and are left out. */
  readonly from: number;
  readonly seed: string;
  readonly engine: string;
  /** Where the files are left to be looked at; a temporary folder when undefined. */
  readonly out: string | undefined;
}

type Report = (line: string) => void;

const LONGEST_MS = 60_000;
/** Of the reading process with all its threads: PDFium may take 2 GB before it gives up. */
const MOST_MEMORY_MB = 3000;
const PROGRAM = fileURLToPath(new URL('./reading-process.ts', import.meta.url));

interface Tally {
  readonly outcomes: Map<string, number>;
  faults: number;
  slowest: number;
  memoryMb: number;
}

/**
 * Damaged and hostile files through the whole reading, in a process of their own. @returns whether each was read or refused
 * for a clear reason, none took too long, none ended the process, and memory stayed bounded
 */
export async function runRobustnessBench(options: RobustnessOptions, report: Report): Promise<boolean> {
  const folder = options.out ?? (await mkdtemp(join(tmpdir(), 'bench-robustness-')));
  const made = await makeFiles({ folder, seed: options.seed, count: options.files, hostile: true });
  const files = made.slice(options.from);
  report(`${String(files.length)} files from number ${String(options.from + 1)} on, seed ${options.seed}`);
  const tally: Tally = { outcomes: new Map(), faults: 0, slowest: 0, memoryMb: 0 };
  const before = cpuSeconds();
  const reading = new ReadingProcess(options.engine);
  for (const file of files) {
    const { ending, ms } = await reading.read(file);
    count(tally, ending, { ms, memoryMb: reading.memoryMb() });
    if (ending.outcome === 'fault') report(`FAULT ${JSON.stringify(file.path)} (${file.how}): ${ending.detail}`);
    if (ms > LONGEST_MS / 4) report(`slow, ${(ms / 1000).toFixed(1)} CPU-s: ${JSON.stringify(file.path)} (${file.how})`);
  }
  await reading.end();
  if (options.out === undefined) await rm(folder, { recursive: true });
  for (const [outcome, times] of [...tally.outcomes].sort()) report(`${outcome.padEnd(20)} ${String(times)}`);
  report(`slowest file ${(tally.slowest / 1000).toFixed(1)} CPU-s, most memory ${tally.memoryMb.toFixed(0)} MB, ${(cpuSeconds() - before).toFixed(0)} CPU-seconds`);
  return tally.faults === 0 && tally.memoryMb < MOST_MEMORY_MB;
} // prettier-ignore

function count(tally: Tally, { outcome }: Ending, { ms, memoryMb }: { ms: number; memoryMb: number }): void {
  tally.outcomes.set(outcome, (tally.outcomes.get(outcome) ?? 0) + 1);
  if (outcome === 'fault') tally.faults += 1;
  tally.slowest = Math.max(tally.slowest, ms);
  tally.memoryMb = Math.max(tally.memoryMb, memoryMb);
}

/** The process that reads; a new one after it broke down or hung. */
class ReadingProcess {
  readonly #engine: string;
  #child: ChildProcess | undefined;

  constructor(engine: string) {
    this.#engine = engine;
  }

  /** @returns how it ended, and the milliseconds of CPU it took */
  async read(file: MadeFile): Promise<{ readonly ending: Ending; readonly ms: number }> {
    const child = (this.#child ??= await this.#start());
    const before = cpuMs(child.pid);
    child.send(file);
    const ending = await answer(child);
    const ms = cpuMs(child.pid) - before;
    if (ending !== undefined) return { ending, ms };
    const detail = child.exitCode === null && child.signalCode === null ? 'took too long' : 'ended the process';
    child.kill('SIGKILL');
    this.#child = undefined;
    return { ending: { outcome: 'fault', detail }, ms };
  }

  /** The most it ever took. */
  memoryMb(): number {
    const pid = this.#child?.pid;
    if (pid === undefined || process.platform !== 'linux') return 0;
    const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
    return Number(kb ?? 0) / 1024;
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    child.disconnect();
    await new Promise((resolve) => child.once('exit', resolve));
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(PROGRAM, [this.#engine], { env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
    await answer(child);
    return child;
  }
}

/** Undefined when it ended, or did not answer in time. */
function answer(child: ChildProcess): Promise<Ending | undefined> {
  const before = cpuMs(child.pid);
  const start = performance.now();
  return new Promise((resolve) => {
    const settle = (ending?: Ending) => {
      clearInterval(timer);
      child.off('message', settle).off('exit', gone);
      resolve(ending);
    };
    const gone = () => {
      settle();
    };
    const timer = setInterval(() => {
      if (isOver(cpuMs(child.pid) - before, performance.now() - start)) gone();
    }, 500);
    // the program is ours: what it sends has the shape of Ending
    child.once('message', settle as (sent: unknown) => void).once('exit', gone);
  });
}

/** A busy machine gives a process little of each second: what works counts by the time it was given, what waits by the clock. */
function isOver(cpu: number, clock: number): boolean {
  const isWaiting = cpu < clock / 50;
  return cpu > LONGEST_MS || (isWaiting && clock > LONGEST_MS) || clock > 10 * LONGEST_MS;
}
