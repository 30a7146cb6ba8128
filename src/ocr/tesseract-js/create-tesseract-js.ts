import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OcrError } from '../../ports/errors.ts';
import type { GreyImage } from '../../ports/image-preparation.ts';
import type { OcrEngine, OcrEngineInfo, OcrWord } from '../../ports/ocr-engine.ts';
import { pgmFile } from '../pgm.ts';
import { Semaphore } from '../semaphore.ts';
import { parseTesseractRows } from '../tesseract-tsv.ts';
import { TesseractThread, type ThreadSetup } from './tesseract-thread.ts';

export interface TesseractJsOptions {
  /** Threads at the same time, each about 200 MB; as many as cores. */
  readonly concurrency: number;
  readonly timeoutMs: number;
  /** For tests: other scripts and models than those of the packages. */
  readonly setup?: ThreadSetup;
}

type Layout = 'page' | 'block';

/**
 * Tesseract compiled to WebAssembly with the model of its npm package: needs nothing installed and no network.
 * Threads are started with the first pages and kept. One that fails or hangs is ended, and the next page gets a new one.
 */
export function createTesseractJs(options: TesseractJsOptions): OcrEngine {
  const pool = new ThreadPool(options);
  const info: OcrEngineInfo = { version: version(), concurrency: options.concurrency };
  return {
    describe: () => info,
    recognise: (image, layout, signal) => pool.recognise(image, layout, signal),
    dispose: () => pool.dispose(),
  };
}

class ThreadPool {
  readonly #setup: ThreadSetup;
  readonly #timeoutMs: number;
  readonly #places: Semaphore;
  readonly #idle: TesseractThread[] = [];
  readonly #disposal = new AbortController();

  constructor({ setup, concurrency, timeoutMs }: TesseractJsOptions) {
    this.#setup = setup ?? packagedSetup();
    this.#timeoutMs = timeoutMs;
    this.#places = new Semaphore(concurrency);
  }

  async recognise(image: GreyImage, layout: Layout, signal?: AbortSignal): Promise<readonly OcrWord[]> {
    const file = pgmFile(image);
    const cancel = signal === undefined ? this.#disposal.signal : AbortSignal.any([signal, this.#disposal.signal]);
    return await this.#places.run(async () => {
      if (cancel.aborted) throw cancelled(cancel.reason);
      const stop = AbortSignal.any([cancel, AbortSignal.timeout(this.#timeoutMs)]);
      const thread = this.#idle.pop() ?? (await TesseractThread.start(this.#setup));
      const tsv = await this.#read(thread, { file, variables: variablesFor(image, layout), stop });
      return parseTesseractRows(tsv.split('\n'));
    });
  }

  async #read(thread: TesseractThread, page: PageFile): Promise<string> {
    const onStop = (): void => {
      void thread.close(stopped(page.stop));
    };
    if (page.stop.aborted) onStop();
    else page.stop.addEventListener('abort', onStop, { once: true });
    try {
      return await thread.recognise(page.file, page.variables);
    } finally {
      page.stop.removeEventListener('abort', onStop);
      if (!thread.isDead) this.#idle.push(thread);
    }
  }

  async dispose(): Promise<void> {
    this.#disposal.abort();
    await this.#places.idle();
    await Promise.all(this.#idle.splice(0).map((thread) => thread.close()));
  }
}

interface PageFile {
  readonly file: Uint8Array<ArrayBuffer>;
  readonly variables: Readonly<Record<string, string>>;
  readonly stop: AbortSignal;
}

function variablesFor(image: GreyImage, layout: Layout): Readonly<Record<string, string>> {
  return {
    tessedit_pageseg_mode: layout === 'page' ? '3' : '6',
    user_defined_dpi: String(Math.min(2400, Math.max(70, Math.round(image.ppi)))),
  };
}

/** Script and model as the packages bring them. */
function packagedSetup(): ThreadSetup {
  const { resolve } = createRequire(import.meta.url);
  return {
    scriptPath: resolve('tesseract.js/src/worker-script/node/index.js'),
    modelFolder: join(dirname(resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int'),
  };
}

function version(): string {
  const about: unknown = createRequire(import.meta.url)('tesseract.js/package.json');
  const number: unknown = typeof about === 'object' && about !== null ? Reflect.get(about, 'version') : undefined;
  return `tesseract.js ${String(number)} vie best_int`;
}

function stopped(signal: AbortSignal): OcrError {
  const reason: unknown = signal.reason;
  const timedOut = reason instanceof DOMException && reason.name === 'TimeoutError';
  return timedOut
    ? new OcrError('timeout', 'tesseract.js: timeout', { cause: reason, retryable: true })
    : cancelled(reason);
}

function cancelled(cause: unknown): OcrError {
  return new OcrError('cancelled', 'tesseract.js: cancelled', { cause });
}
