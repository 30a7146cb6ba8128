import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recognize } from 'node-tesseract-ocr';
import { OcrError } from '../ports/errors.ts';
import type { GreyImage } from '../ports/image-preparation.ts';
import type { OcrEngine, OcrEngineInfo, OcrWord } from '../ports/ocr-engine.ts';
import type { TesseractProgram } from './find-tesseract.ts';
import { pgmChunks } from './pgm.ts';
import { Semaphore } from './semaphore.ts';
import { parseTesseractTsv } from './tesseract-tsv.ts';

export interface NodeTesseractOcrOptions {
  readonly program: TesseractProgram;
  readonly concurrency: number;
  readonly timeoutMs: number;
}

type Layout = 'page' | 'block';

/** Nothing a shell takes for more than a name. */
const HARMLESS_PATH = /^[A-Za-z0-9/_.-]+$/;
/** Shell's exit code for a program it cannot find. */
const NOT_FOUND = 127;

/**
 * The package `node-tesseract-ocr` behind a wall. It joins path and options into one shell command, so nothing that came
 * from outside is let near it: the path is made here and checked, every option is a constant. Words with boxes are had
 * by asking for TSV, which stays far below its fixed limit of 1 MiB of output.
 * What the wall cannot mend: the package gives no hold on its process. After a timeout or an abort the page's result is
 * dropped at once, but the process runs to its own end, which `dispose` waits for. Hence never the default.
 */
export function createNodeTesseractOcr(options: NodeTesseractOcrOptions): OcrEngine {
  const places = new Semaphore(options.concurrency);
  const disposal = new AbortController();
  const info: OcrEngineInfo = {
    version: `${options.program.version} (node-tesseract-ocr)`,
    concurrency: options.concurrency,
  };
  return {
    describe: () => info,
    recognise: (image, layout, signal) => {
      const signals = signal === undefined ? [disposal.signal] : [signal, disposal.signal];
      const stop = AbortSignal.any([...signals, AbortSignal.timeout(options.timeoutMs)]);
      const page = places.run(() => readPage(options.program, image, { layout, stop }));
      return unlessStopped(page, stop);
    },
    dispose: async () => {
      disposal.abort();
      await places.idle();
    },
  };
}

interface PageRequest {
  readonly layout: Layout;
  readonly stop: AbortSignal;
}

async function readPage(
  program: TesseractProgram,
  image: GreyImage,
  request: PageRequest,
): Promise<readonly OcrWord[]> {
  const chunks = pgmChunks(image);
  if (request.stop.aborted) throw stopped(request.stop);
  const folder = await mkdtemp(join(tmpdir(), 'vankho-ocr-'));
  try {
    const path = join(folder, 'page.pgm');
    await writeFile(path, chunks);
    const tsv = await recognize(harmless(path), optionsFor(program, request.layout, image.ppi));
    // The package decodes for itself and puts U+FFFD where the bytes were no UTF-8.
    if (tsv.includes('\uFFFD')) throw new OcrError('output-unreadable', 'Tesseract wrote invalid UTF-8');
    return parseTesseractTsv(new TextEncoder().encode(tsv));
  } catch (error) {
    throw asOcrError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function optionsFor(program: TesseractProgram, layout: Layout, ppi: number): Readonly<Record<string, string>> {
  return {
    // The package passes no environment; a shell reads the assignment before the program's name.
    binary: `OMP_THREAD_LIMIT=1 ${harmless(program.path)}`,
    lang: 'vie',
    oem: '1',
    psm: layout === 'page' ? '3' : '6',
    dpi: String(Math.min(2400, Math.max(70, Math.round(ppi)))),
    tessedit_create_tsv: '1',
    tessedit_create_txt: '0',
  };
}

function harmless(path: string): string {
  if (HARMLESS_PATH.test(path)) return path;
  throw new OcrError('input-unreadable', 'This engine takes only paths of letters, digits and / _ . -');
}

async function unlessStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  let onStop: (() => void) | undefined;
  const end = new Promise<never>((_, reject) => {
    onStop = () => {
      reject(stopped(stop));
    };
    if (stop.aborted) onStop();
    else stop.addEventListener('abort', onStop, { once: true });
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    if (onStop !== undefined) stop.removeEventListener('abort', onStop);
    // When the page was given up, its later failure is nobody's any more.
    work.catch(() => undefined);
  }
}

function stopped(signal: AbortSignal): OcrError {
  const reason: unknown = signal.reason;
  const timedOut = reason instanceof DOMException && reason.name === 'TimeoutError';
  const code = timedOut ? 'timeout' : 'cancelled';
  return new OcrError(code, `Tesseract: ${code}`, { cause: reason, retryable: timedOut });
}

function asOcrError(error: unknown): OcrError {
  if (error instanceof OcrError) return error;
  const missing = error instanceof Error && 'code' in error && error.code === NOT_FOUND;
  const code = missing ? 'program-missing' : 'crashed';
  return new OcrError(code, 'Tesseract ended with an error', { cause: error, retryable: !missing });
}
