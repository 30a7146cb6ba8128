import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { FileError } from '../ports/errors.ts';
import { fromWire, type Outcome } from './worker/outcome.ts';
import type { TaskCall, TaskInput, TaskName, TaskOutput } from './worker/tasks.ts';

export interface FormatsPoolOptions {
  /** Worker threads; default: one a core. Each needs up to 200 MB while it works on a colour page. */
  readonly threads?: number;
  /** A task that takes longer ends its thread, and the file counts as broken. Time spent waiting for a thread is not counted. */
  readonly taskTimeoutMs?: number;
}

/** Worker threads for everything that reads or draws scans. Shared by the reader and the PDF builder. */
export interface FormatsPool {
  /** @throws FileError, PdfError, TemplateError; the reason of `signal` when it is aborted */
  run<Name extends TaskName>(name: Name, input: TaskInput<Name>, signal?: AbortSignal): Promise<TaskOutput<Name>>;
  readonly threads: number;
  dispose(): Promise<void>;
}

const TASK_TIMEOUT_MS = 300_000;
/** Looking at pages takes milliseconds; a page tree that runs in a circle keeps PDFium busy for ever. */
const LOOK_TIMEOUT_MS = 40_000;
const LOOKS: ReadonlySet<TaskName> = new Set<TaskName>(['identify', 'textLayer']);
/**
 * Drawing gives itself up by the CPU it took (`maxDrawMs`), but not within a form that holds all strokes, nor one stroke of
 * many thousand points.
 */
const DRAWING_TIMEOUT_MS = 50_000;
const DRAWINGS: ReadonlySet<TaskName> = new Set<TaskName>(['rasterise', 'show', 'showFields']);
const IDLE_MS = 30_000;

export function createFormatsPool(options: FormatsPoolOptions = {}): FormatsPool {
  const threads = options.threads ?? availableParallelism();
  const slots = createSlots(threads);
  const pool = new Piscina({
    filename: workerFile(),
    name: 'runTask',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    // Timers of an idle worker must run: they close its file. Waiting on atomics would stop them.
    atomics: 'disabled',
  });
  return {
    threads,
    async run<Name extends TaskName>(name: Name, input: TaskInput<Name>, signal?: AbortSignal) {
      const timeoutMs = options.taskTimeoutMs ?? timeoutOf(name);
      const outcome = await slots(async () => {
        const timeout = AbortSignal.timeout(timeoutMs);
        const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
        return runTask<TaskOutput<Name>>(pool, { name, input }, stop).catch((error: unknown) => {
          signal?.throwIfAborted();
          throw timeout.aborted ? timedOut({ name, input }, timeoutMs) : error;
        });
      });
      if (outcome.ok) return outcome.value;
      throw fromWire(outcome.error);
    },
    dispose: () => pool.destroy(),
  };
}

/** Lets `count` tasks run at a time, so that none waits for a thread while its time runs. */
function createSlots(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = count;
  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await task();
    } finally {
      // The place goes straight to the next in line.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

async function runTask<T>(pool: Piscina, call: unknown, signal: AbortSignal): Promise<Outcome<T>> {
  // The worker answers with the outcome of the task that was called; `Tasks` ties the two together.
  return (await pool.run(call, { signal })) as Outcome<T>;
}

/** Sources run unbuilt here and compiled in a published package. */
function workerFile(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./worker/worker.${extension}`, import.meta.url).href;
}

function timeoutOf(name: TaskName): number {
  if (LOOKS.has(name)) return LOOK_TIMEOUT_MS;
  return DRAWINGS.has(name) ? DRAWING_TIMEOUT_MS : TASK_TIMEOUT_MS;
}

/** Worth another try: the machine may just be overloaded. */
function timedOut({ name, input }: TaskCall, ms: number): FileError {
  if (DRAWINGS.has(name) && 'page' in input) {
    const details = { page: input.page.page };
    return new FileError('page-too-complex', 'Drawing a page took too long', { retryable: true, details });
  }
  return new FileError('file-broken', 'Reading the file took too long', { retryable: true, details: { limitMs: ms } });
}
