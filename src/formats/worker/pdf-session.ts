import { statSync } from 'node:fs';
import { FileError, PortError } from '../../ports/errors.ts';
import { createPdfEngine, type PdfEngine, type PdfFile } from '../pdf/engine/pdf-file.ts';
import { isWasmTrap } from '../pdf/engine/web-assembly.ts';

/** The open PDF of this thread, kept for the next page of the same file. */
export interface PdfSession {
  use<T>(path: string, work: (file: PdfFile) => T | Promise<T>): Promise<T>;
}

const IDLE_CLOSE_MS = 3000;
/** Memory of PDFium that never shrinks; beyond this the engine is made anew (some 30 ms). */
const MAX_ENGINE_BYTES = 256 * 1024 * 1024;
/** PDFium keeps what it has read: 1 MB for every scanned page. Closing and opening the file gives it back. */
const MAX_READ_BYTES = 48 * 1024 * 1024;

interface Open {
  readonly key: string;
  readonly file: PdfFile;
}

export function createPdfSession(): PdfSession {
  let engine: PdfEngine | undefined;
  let open: Open | undefined;
  let timer: NodeJS.Timeout | undefined;

  function close(): void {
    open?.file.close();
    open = undefined;
    if ((engine?.memoryBytes() ?? 0) > MAX_ENGINE_BYTES) engine = undefined;
  }
  /** After a trap nothing in the engine can be trusted, not even closing. */
  function discard(): void {
    open = undefined;
    engine = undefined;
  }
  async function fileFor(path: string): Promise<PdfFile> {
    const { ino, size, mtimeMs } = statSync(path);
    const key = [path, ino, size, mtimeMs].join('\n');
    if (open?.key === key && open.file.bytesRead() <= MAX_READ_BYTES) return open.file;
    close();
    engine ??= await createPdfEngine();
    open = { key, file: engine.open(path) };
    return open.file;
  }
  return {
    async use(path, work) {
      clearTimeout(timer);
      try {
        return await work(await fileFor(path));
      } catch (error) {
        if (!isEngineFault(error)) throw error;
        discard();
        throw new FileError('file-broken', 'PDFium broke down over the file', { cause: error });
      } finally {
        timer = setTimeout(close, IDLE_CLOSE_MS).unref();
      }
    },
  };
}

/** Traps, and overflows of stack or memory that JavaScript reports as a RangeError. */
function isEngineFault(error: unknown): boolean {
  return !(error instanceof PortError) && (isWasmTrap(error) || error instanceof RangeError);
}
