import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitResult = Awaited<ReturnType<NodeFS['init']>>;
type EmscriptenOptions = InitResult['emscriptenOpts'];

/** What this file needs of Emscripten's NODEFS; PGlite's own types do not describe it. */
interface NodeFsModule {
  readonly NODEFS: {
    readonly stream_ops: {
      fsync?: (stream: { readonly nfd?: number; readonly node: unknown }) => number;
      write: (...args: readonly unknown[]) => number;
    };
    realPath(node: unknown): string;
  };
}

/** ENOSPC in the numbering of WebAssembly's system interface. */
const NO_SPACE = 51;

/**
 * NodeFS whose flushes are real. Stock PGlite answers PostgreSQL's fsync with success without calling the host
 * (electric-sql/pglite#1107): a power cut destroys the database. Needs the start parameters of `DURABLE_PARAMS`.
 * It leans on internals of PGlite, hence the exact pin in package.json and the probe in `open-embedded.ts`.
 */
export class DurableNodeFS extends NodeFS {
  readonly #onFailure: (error: unknown) => void;
  #flushes = 0;
  #isFull = false;

  /** `onFailure` hears of a failed flush before PostgreSQL does: from then on nothing may be trusted or retried. */
  constructor(folder: string, onFailure: (error: unknown) => void) {
    super(folder);
    this.#onFailure = onFailure;
  }

  /** Flushes that reached the disk since the engine started. */
  get count(): number {
    return this.#flushes;
  }

  /** A write was refused for lack of space: what PostgreSQL then reports, or why it gives up. */
  get isFull(): boolean {
    return this.#isFull;
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): Promise<InitResult> {
    const result = await super.init(pg, options);
    return { ...result, emscriptenOpts: this.#withFlush(result.emscriptenOpts) };
  }

  #withFlush(options: EmscriptenOptions): EmscriptenOptions {
    const install = (module: unknown): void => {
      // Emscripten hands its untyped module to preRun.
      const { NODEFS } = module as NodeFsModule;
      const { write } = NODEFS.stream_ops;
      NODEFS.stream_ops.write = (...args) => {
        try {
          return write(...args);
        } catch (error) {
          if (typeof error === 'object' && error !== null && 'errno' in error && error.errno === NO_SPACE)
            this.#isFull = true;
          throw error;
        }
      };
      NODEFS.stream_ops.fsync = (stream) => {
        this.#flush(() => {
          if (stream.nfd === undefined) flushFolder(NODEFS.realPath(stream.node));
          else fs.fdatasyncSync(stream.nfd);
        });
        return 0;
      };
    };
    return { ...options, preRun: [...(options.preRun ?? []), install] };
  }

  /**
   * A failed flush is never tried again: the kernel may have thrown the pages away and would answer success
   * (PostgreSQL's "fsyncgate", 2018). The exception leaves PostgreSQL in the middle of the commit, on purpose.
   */
  #flush(work: () => void): void {
    try {
      work();
      this.#flushes += 1;
    } catch (error) {
      this.#onFailure(error);
      throw error;
    }
  }
}

function flushFolder(folder: string): void {
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
