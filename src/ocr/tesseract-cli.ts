import { existsSync } from 'node:fs';
import { releasePixels } from '../domain/page/release-pixels.ts';
import { openNamelessFile } from '../infra/nameless-file.ts';
import { runProgram, SubprocessError, type SubprocessRequest, type SubprocessResult } from '../infra/subprocess.ts';
import { OcrError } from '../ports/errors.ts';
import type { GreyImage } from '../ports/image-preparation.ts';
import type { OcrEngine, OcrEngineInfo, OcrWord } from '../ports/ocr-engine.ts';
import { bmpFile } from './bmp.ts';
import { Semaphore } from './semaphore.ts';
import { parseTesseractTsv } from './tesseract-tsv.ts';
import type { TesseractProgram } from './find-tesseract.ts';

export interface TesseractCliOptions {
  readonly program: TesseractProgram;
  /** Processes at the same time; as many as cores. */
  readonly concurrency: number;
  /** A page that takes longer is given up. */
  readonly timeoutMs: number;
}

/** TSV of the fullest page is well under 1 MiB. */
const MAX_OUTPUT_BYTES = 32 * 1024 * 1024;
const PAGE_SEGMENTATION = { page: '3', block: '6' } as const;

/**
 * Tesseract as a process of its own for each page: it costs 0.1 s to start, but a crash or a hang is the page's alone
 * and can be ended.
 */
export function createTesseractCli(options: TesseractCliOptions): OcrEngine {
  const places = new Semaphore(options.concurrency);
  const disposal = new AbortController();
  const info: OcrEngineInfo = { version: options.program.version, concurrency: options.concurrency };
  return {
    describe: () => info,
    recognise: async (image, layout, signal) => {
      const file = bmpFile(image);
      const signals = signal === undefined ? disposal.signal : AbortSignal.any([signal, disposal.signal]);
      const result = await places.run(() =>
        withInput(file, ({ name, ...input }) =>
          start(options, { ...input, args: [name, ...argumentsFor(image, layout)], signal: signals }),
        ),
      );
      releasePixels(file);
      return wordsOf(result);
    },
    dispose: () => {
      disposal.abort();
      return places.idle();
    },
  };
}

function argumentsFor(image: GreyImage, layout: 'page' | 'block'): readonly string[] {
  const dpi = String(Math.min(2400, Math.max(70, Math.round(image.ppi))));
  // `--oem 1`: LSTM only. The output is asked for by variable, because the config file `tsv` may not be installed.
  return ['stdout', '--psm', PAGE_SEGMENTATION[layout], '--oem', '1', '-l', 'vie', '--dpi', dpi,
    '-c', 'tessedit_create_tsv=1', '-c', 'tessedit_create_txt=0']; // prettier-ignore
}

/** What the program reads, and what it is to call that. */
type Input = Pick<SubprocessRequest, 'stdin' | 'stdinFile'> & { readonly name: string };

/** The name by which a program opens its own input as a file. */
const INPUT_FILE = '/dev/stdin';

/**
 * Given as a file where the system can: from a pipe tesseract takes byte after byte, which costs 4 % of reading a page.
 * Elsewhere, and where no file can be made, through a pipe.
 */
async function withInput<Result>(content: Uint8Array, read: (input: Input) => Promise<Result>): Promise<Result> {
  const isOffered = process.platform === 'linux' && existsSync(INPUT_FILE);
  // no room, or a file system that is only read
  const file = isOffered ? await openNamelessFile(content).catch(() => undefined) : undefined;
  if (file === undefined) return await read({ name: 'stdin', stdin: [content] });
  try {
    return await read({ name: INPUT_FILE, stdinFile: file.fd });
  } finally {
    await file.close();
  }
}

interface Run extends Omit<Input, 'name'> {
  readonly args: readonly string[];
  readonly signal: AbortSignal;
}

async function start(options: TesseractCliOptions, run: Run): Promise<SubprocessResult> {
  const { path, env } = options.program;
  try {
    return await runProgram({
      ...run,
      program: path,
      // Without the limit tesseract's own threads make a page 3.8 times slower (tesseract #3109).
      env: { ...env, OMP_THREAD_LIMIT: '1', LC_ALL: 'C' },
      timeoutMs: options.timeoutMs,
      maxOutputBytes: MAX_OUTPUT_BYTES,
    });
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    const code = error.code === 'output-too-large' ? 'output-unreadable' : error.code;
    throw new OcrError(code, `Tesseract: ${error.code}`, { cause: error, retryable: error.retryable });
  }
}

function wordsOf(result: SubprocessResult): readonly OcrWord[] {
  if (result.exitCode === 0) return parseTesseractTsv(result.stdout);
  const cause = new Error(`exit code ${String(result.exitCode)}: ${result.stderr.slice(-400)}`);
  if (/Failed loading language|couldn't load any languages/i.test(result.stderr)) {
    throw new OcrError('language-missing', 'Tesseract has no model for Vietnamese', { cause });
  }
  if (/image file|pixRead|Error during processing/i.test(result.stderr)) {
    throw new OcrError('input-unreadable', 'Tesseract could not read the image', { cause });
  }
  throw new OcrError('crashed', 'Tesseract ended with an error', { cause, retryable: true });
}
