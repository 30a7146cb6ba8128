import { availableParallelism } from 'node:os';
import type { Config } from '../config/load-config.ts';
import { qualityLimits } from '../config/quality-limits.ts';
import { createFormatsPool, type FormatsPool } from '../formats/formats-pool.ts';
import { createAccessPdfBuilder } from '../formats/pdf/access/access-pdf-builder.ts';
import { createScanReader } from '../formats/scan-reader.ts';
import { createCodeReader } from '../ocr/codes/create-code-reader.ts';
import { createImagePreparation } from '../ocr/create-image-preparation.ts';
import { createOcrEngine } from '../ocr/create-ocr-engine.ts';
import { createDigitReaders } from '../ocr/digits/create-digit-readers.ts';
import { createWordReader } from '../ocr/words/create-word-reader.ts';
import type { Pipeline } from '../ports/processor.ts';
import type { ScanReader } from '../ports/scan-reader.ts';
import { createCatalogue } from '../processors/catalogue/catalogue.ts';
import { createCompose } from '../processors/compose/compose.ts';
import { createDivide } from '../processors/divide/divide.ts';
import { createIdentify } from '../processors/identify/identify.ts';
import { createQuality } from '../processors/quality/quality.ts';
import { createRasterise } from '../processors/rasterise/rasterise.ts';
import { createRecognise } from '../processors/recognise/recognise.ts';
import { programEnvironment } from './program-environment.ts';

/** Everything that reads scans: threads, engine and the pipeline over them. */
export interface ReadingStack {
  readonly pipeline: Pipeline;
  readonly scanReader: ScanReader;
  /** Threads that draw and read files, for whatever else is drawn. */
  readonly pool: FormatsPool;
  readonly engineVersion: string;
  readonly pageConcurrency: number;
  dispose(): Promise<void>;
}

/** A page of dense text takes seconds; one that takes minutes will not end. */
const PAGE_TIMEOUT_MS = 180_000;

export async function openReadingStack(config: Config): Promise<ReadingStack> {
  const pages = config['ocr.pages'] === 0 ? availableParallelism() : config['ocr.pages'];
  const engine = await createOcrEngine(config['ocr.engine'], {
    concurrency: pages,
    timeoutMs: PAGE_TIMEOUT_MS,
    env: programEnvironment(),
  });
  const preparation = createImagePreparation({ threads: pages });
  const digits = createDigitReaders({ threads: pages });
  const words = createWordReader({ threads: pages });
  const codeReader = createCodeReader();
  const pool = createFormatsPool({ threads: pages });
  const limits = {
    maxBytes: config['limits.fileBytes'],
    maxPages: config['limits.pages'],
    maxPagePixels: config['limits.pagePixels'],
  };
  const scanReader = createScanReader({ pool, limits });
  const engineVersion = engine.describe().version;
  return {
    scanReader,
    pool,
    engineVersion,
    pageConcurrency: pages,
    pipeline: [
      createIdentify(scanReader, limits),
      createRasterise(scanReader),
      createRecognise({
        scanReader,
        preparation,
        engine,
        digitReaders: digits.readers,
        codeReader,
        wordReader: words.reader,
      }),
      createDivide(),
      createCatalogue(),
      createQuality(qualityLimits(config)),
      createCompose(createAccessPdfBuilder({ pool, limits })),
    ],
    async dispose() {
      await Promise.all([engine.dispose(), preparation.dispose(), digits.dispose(), words.dispose(), pool.dispose()]);
    },
  };
}
