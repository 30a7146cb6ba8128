import { readFile } from '../../../src/app/read-file.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { qualityLimits } from '../../../src/config/quality-limits.ts';
import { createFormatsPool } from '../../../src/formats/formats-pool.ts';
import { createScanReader } from '../../../src/formats/scan-reader.ts';
import { sha256Hasher } from '../../../src/infra/system.ts';
import { createCodeReader } from '../../../src/ocr/codes/create-code-reader.ts';
import { createDigitReaders } from '../../../src/ocr/digits/create-digit-readers.ts';
import { createWordReader } from '../../../src/ocr/words/create-word-reader.ts';
import { createImagePreparation } from '../../../src/ocr/create-image-preparation.ts';
import { createOcrEngine, type EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { WithheldError } from '../../../src/ports/errors.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import type { WorkFolder } from '../../../src/ports/workspace.ts';
import { createCatalogue } from '../../../src/processors/catalogue/catalogue.ts';
import { createDivide } from '../../../src/processors/divide/divide.ts';
import { createIdentify } from '../../../src/processors/identify/identify.ts';
import { createQuality } from '../../../src/processors/quality/quality.ts';
import { createRasterise } from '../../../src/processors/rasterise/rasterise.ts';
import { createRecognise, type RecogniseDeps } from '../../../src/processors/recognise/recognise.ts';
import { cpuSeconds } from '../cpu-clock.ts';

export type Step = 'draw' | 'prepare' | 'read page' | 'read red ink' | 'read digits' | 'look at words' | 'all';

/** The product's own way of a page, one at a time, with the CPU seconds of its steps. */
export interface MeasuredReader {
  readonly engine: string;
  readonly spent: Map<Step, number>;
  /** Of a file of one page; undefined where it bears a secrecy mark. */
  read(imagePath: string): Promise<PageReading | undefined>;
  /** All pages of a file; undefined where one of them bears a secrecy mark. */
  readAll(path: string): Promise<readonly PageReading[] | undefined>;
  dispose(): Promise<void>;
}

/** No artifact needs it: nothing is composed. */
const NO_FOLDER: WorkFolder = {
  path: '',
  pathOf: (name) => name,
  writeText: () => Promise.reject(new Error('Nothing is written here')),
  close: () => Promise.resolve(),
};

export async function openMeasuredReader(choice: EngineChoice): Promise<MeasuredReader> {
  const config = loadConfig({ environment: {}, overrides: {} });
  const spent = new Map<Step, number>();
  const timed: Timer = async (step, work) => {
    const before = cpuSeconds();
    const result = await work();
    spent.set(step, (spent.get(step) ?? 0) + cpuSeconds() - before);
    return result;
  };
  const env = { PATH: process.env['PATH'] ?? '' };
  const engine = await createOcrEngine(choice, { concurrency: 1, timeoutMs: 180_000, env });
  const preparation = createImagePreparation({ threads: 1 });
  const digits = createDigitReaders({ threads: 1 });
  const words = createWordReader({ threads: 1 });
  const pool = createFormatsPool({ threads: 1 });
  const limits = {
    maxBytes: config['limits.fileBytes'],
    maxPages: config['limits.pages'],
    maxPagePixels: config['limits.pagePixels'],
  };
  const scanReader = createScanReader({ pool, limits });
  const { timedReader, timedPreparation, timedEngine, digitReaders } = timedParts(timed, {
    scanReader,
    preparation,
    engine,
    digitReaders: digits.readers,
  });
  const pipeline = [
    createIdentify(timedReader, limits),
    createRasterise(timedReader),
    createRecognise({
      ...{ scanReader: timedReader, preparation: timedPreparation, engine: timedEngine, digitReaders },
      codeReader: createCodeReader(),
      wordReader: {
        ...words.reader,
        read: (...args) => timed('look at words', () => words.reader.read(...args)),
      },
    }),
    createDivide(),
    createCatalogue(),
    createQuality(qualityLimits(config)),
  ];
  const read = async (sourcePath: string): Promise<readonly PageReading[]> => {
    const { signal } = new AbortController();
    const request = { sourcePath, name: sourcePath, folder: NO_FOLDER, withPdf: false, signal };
    const { readings } = await readFile({ pipeline, hasher: sha256Hasher, pageConcurrency: 1 }, request);
    return readings;
  };
  const readAll = (path: string) => unlessWithheld(() => timed('all', () => read(path)));
  return {
    engine: engine.describe().version,
    spent,
    readAll,
    read: async (imagePath) => onlyPage(imagePath, await readAll(imagePath)),
    dispose: async () => {
      await Promise.all([engine.dispose(), preparation.dispose(), digits.dispose(), words.dispose(), pool.dispose()]);
    },
  };
}

async function unlessWithheld<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WithheldError) return undefined;
    throw error;
  }
}

function onlyPage(path: string, [reading, ...more]: readonly PageReading[] = []): PageReading | undefined {
  if (more.length === 0) return reading;
  throw new Error(`${path} holds more than one page: label it as a stream, see docs/truth-format.md`);
}

type Timer = <Result>(step: Step, work: () => Promise<Result>) => Promise<Result>;

/** The parts of the way, each with its clock. */
function timedParts(timed: Timer, { scanReader, preparation, engine, digitReaders: plain }: RecogniseDeps) {
  const timedReader = {
    ...scanReader,
    rasterise: (...args: Parameters<typeof scanReader.rasterise>) => timed('draw', () => scanReader.rasterise(...args)),
  };
  const timedPreparation = {
    ...preparation,
    prepare: (...args: Parameters<typeof preparation.prepare>) => timed('prepare', () => preparation.prepare(...args)),
  };
  const timedEngine = {
    describe: () => engine.describe(),
    dispose: () => engine.dispose(),
    recognise: (...args: Parameters<typeof engine.recognise>) =>
      timed(args[1] === 'page' ? 'read page' : 'read red ink', () => engine.recognise(...args)),
  };
  const digitReaders = plain.map((reader) => ({
    ...reader,
    read: (...args: Parameters<typeof reader.read>) => timed('read digits', () => reader.read(...args)),
  }));
  return { timedReader, timedPreparation, timedEngine, digitReaders };
}
