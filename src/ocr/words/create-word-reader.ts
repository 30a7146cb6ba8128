import { Piscina } from 'piscina';
import type { SpellingShare } from '../../domain/words/letter-scores.ts';
import { OcrError } from '../../ports/errors.ts';
import type { WordCrop, WordReader } from '../../ports/word-reader.ts';
import { describeWordModel } from './word-model.ts';

export interface OpenedWordReader {
  readonly reader: WordReader;
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

const IDLE_MS = 30_000;

/** Reader of words in worker threads. `threads`: pages whose words are looked at at the same time. */
export function createWordReader(options: { readonly threads: number }): OpenedWordReader {
  const pool = new Piscina<readonly WordCrop[], readonly (readonly SpellingShare[])[]>({
    filename: new URL('./words-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: IDLE_MS,
  });
  const disposal = new AbortController();
  return {
    reader: {
      name: describeWordModel().version,
      read: async (crops, given) => {
        const signal = given === undefined ? disposal.signal : AbortSignal.any([given, disposal.signal]);
        try {
          signal.throwIfAborted();
          return await pool.run(crops, { name: 'readWords', signal });
        } catch (cause) {
          if (signal.aborted) throw new OcrError('cancelled', 'Looking at words was cancelled', { cause });
          throw new OcrError('crashed', 'Looking at words failed', { cause, retryable: true });
        }
      },
    },
    dispose: async () => {
      disposal.abort();
      await pool.destroy();
    },
  };
}
