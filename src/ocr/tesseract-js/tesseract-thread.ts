import { Worker } from 'node:worker_threads';
import { OcrError } from '../../ports/errors.ts';

/** What a thread needs to start. */
export interface ThreadSetup {
  /** The worker script of tesseract.js. */
  readonly scriptPath: string;
  /** Folder that holds `vie.traineddata.gz`; nothing is ever fetched from a network. */
  readonly modelFolder: string;
}

interface Pending {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: OcrError) => void;
}

const LSTM_ONLY = 1;
const LANGUAGE = 'vie';

/**
 * One thread of tesseract.js, driven by the messages of its own worker script. Its `createWorker` is not used: it never
 * settles when the model cannot be read, has no listener for a thread that dies (which ends the whole process), and
 * throws in a message handler.
 */
export class TesseractThread {
  readonly #worker: Worker;
  readonly #pending = new Map<string, Pending>();
  #jobs = 0;
  #death: OcrError | undefined;

  private constructor(scriptPath: string) {
    this.#worker = new Worker(scriptPath, { stdout: true, stderr: true });
    this.#worker.on('message', (message: unknown) => {
      this.#settle(message);
    });
    this.#worker.on('error', (cause) => {
      this.#die(new OcrError('crashed', 'The thread of tesseract.js failed', { cause, retryable: true }));
    });
    this.#worker.on('exit', () => {
      this.#die(new OcrError('crashed', 'The thread of tesseract.js ended', { retryable: true }));
    });
  }

  /** Loads engine and model, about 0.3 s. @throws OcrError `language-missing`, `crashed` */
  static async start({ scriptPath, modelFolder }: ThreadSetup): Promise<TesseractThread> {
    const thread = new TesseractThread(scriptPath);
    try {
      await thread.#request('load', { options: { lstmOnly: true, logging: false } });
      const options = { langPath: modelFolder, cacheMethod: 'none', gzip: true, lstmOnly: true };
      await thread.#request('loadLanguage', { langs: [LANGUAGE], options });
      await thread.#request('initialize', { langs: [LANGUAGE], oem: LSTM_ONLY, config: {} });
      return thread;
    } catch (cause) {
      await thread.close();
      if (cause instanceof OcrError && cause.code === 'crashed') throw cause;
      throw new OcrError('language-missing', 'tesseract.js could not load the model for Vietnamese', { cause });
    }
  }

  get isDead(): boolean {
    return this.#death !== undefined;
  }

  /** Rows of TSV of an image file (PGM). @throws OcrError `input-unreadable`, `output-unreadable`, `crashed` */
  async recognise(image: Uint8Array<ArrayBuffer>, variables: Readonly<Record<string, string>>): Promise<string> {
    const output = { text: false, tsv: true };
    const page = await this.#request('recognize', { image, options: variables, output }, [image.buffer]);
    const tsv = property(page, 'tsv');
    if (typeof tsv === 'string') return tsv;
    throw new OcrError('output-unreadable', 'tesseract.js gave no TSV');
  }

  /** Ends the thread, whatever it is doing; what is pending fails as `why`, if given. */
  async close(why?: OcrError): Promise<void> {
    this.#die(why ?? new OcrError('cancelled', 'The engine was ended'));
    await this.#worker.terminate();
  }

  #request(action: string, payload: object, transfer: readonly ArrayBuffer[] = []): Promise<unknown> {
    if (this.#death !== undefined) return Promise.reject(this.#death);
    this.#jobs += 1;
    const jobId = String(this.#jobs);
    return new Promise((resolve, reject) => {
      this.#pending.set(jobId, { resolve, reject });
      this.#worker.postMessage({ workerId: 'vankho', jobId, action, payload }, [...transfer]);
    });
  }

  #settle(message: unknown): void {
    const jobId = property(message, 'jobId');
    const pending = typeof jobId === 'string' ? this.#pending.get(jobId) : undefined;
    const status = property(message, 'status');
    if (pending === undefined || typeof jobId !== 'string' || status === 'progress') return;
    this.#pending.delete(jobId);
    const data = property(message, 'data');
    if (status === 'resolve') pending.resolve(data);
    else pending.reject(new OcrError('input-unreadable', 'tesseract.js refused the page', { cause: data }));
  }

  #die(why: OcrError): void {
    if (this.#death !== undefined) return;
    this.#death = why;
    for (const { reject } of this.#pending.values()) reject(why);
    this.#pending.clear();
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
