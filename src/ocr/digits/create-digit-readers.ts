import { Piscina } from 'piscina';
import { OcrError } from '../../ports/errors.ts';
import type { DigitReader, DigitReadings } from '../../ports/digit-reader.ts';
import type { DigitTask } from './digits-worker.ts';
import { describeOwnModel } from './own-model.ts';
import { describeSecondModel } from './second-model.ts';

export interface DigitReaders {
  /** Our own model first; the second reader only where it was prepared. */
  readonly readers: readonly DigitReader[];
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

const IDLE_MS = 30_000;

type Pool = Piscina<DigitTask, DigitReadings>;
type TaskName = 'readOwn' | 'readSecond';

/** Readers of digits in worker threads. `threads`: crops read at the same time. */
export function createDigitReaders(options: { readonly threads: number }): DigitReaders {
  const pool: Pool = new Piscina({
    filename: new URL('./digits-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: IDLE_MS,
  });
  const disposal = new AbortController();
  const second = describeSecondModel();
  const reader = (task: TaskName, name: string): DigitReader => ({
    name,
    read: async (crop, asked, given) => {
      const signal = given === undefined ? disposal.signal : AbortSignal.any([given, disposal.signal]);
      return runTask(pool, task, { work: { crop, asked }, signal });
    },
  });
  return {
    readers: [
      reader('readOwn', describeOwnModel().version),
      ...(second === undefined ? [] : [reader('readSecond', second.version)]),
    ],
    dispose: async () => {
      disposal.abort();
      await pool.destroy();
    },
  };
}

interface Run {
  readonly work: DigitTask;
  readonly signal: AbortSignal;
}

async function runTask(pool: Pool, name: TaskName, { work, signal }: Run): Promise<DigitReadings> {
  const cancelled = (cause: unknown) => new OcrError('cancelled', 'Reading digits was cancelled', { cause });
  if (isAborted(signal)) throw cancelled(signal.reason);
  try {
    return await pool.run(work, { name, signal });
  } catch (cause) {
    if (isAborted(signal)) throw cancelled(cause);
    throw new OcrError('crashed', 'Reading digits failed', { cause, retryable: true });
  }
}

/** Asked anew each time: it changes while a task runs. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
