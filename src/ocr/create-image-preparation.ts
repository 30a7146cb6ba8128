import { Piscina } from 'piscina';
import { composeAffine, invertAffine, mapBox, scaling, turning, type Affine } from '../domain/page/affine.ts';
import { turnSize, type QuarterTurn, type Size } from '../domain/page/geometry.ts';
import type { MeasuredPlace, PageMeasures } from '../domain/page/page-reading.ts';
import { FileError, OcrError } from '../ports/errors.ts';
import type { GreyImage, ImagePreparation, PreparedPage } from '../ports/image-preparation.ts';
import type { PageRaster } from '../ports/scan-reader.ts';
import type { LookedPage, PageToClean } from './preparation/preparation-worker.ts';

export interface DisposableImagePreparation extends ImagePreparation {
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

/** To be raised with every change that changes pixels or measures. */
const VERSION = 'ink-level-deskew-measures 26';
const IDLE_MS = 30_000;

type Pool = Piscina<PageToClean, LookedPage>;

/**
 * Preparation in worker threads. The raster given is only read, never moved, so that it can be prepared again with another turn.
 * `threads`: pages prepared at the same time.
 */
export function createImagePreparation(options: { readonly threads: number }): DisposableImagePreparation {
  const pool: Pool = new Piscina({
    filename: new URL('./preparation/preparation-worker.ts', import.meta.url).href,
    name: 'cleanPage',
    minThreads: 0,
    maxThreads: options.threads,
    idleTimeout: IDLE_MS,
  });
  const disposal = new AbortController();
  return {
    version: VERSION,
    prepare: async (raster, turn, asked) => {
      const signal = asked === undefined ? disposal.signal : AbortSignal.any([asked, disposal.signal]);
      if (signal.aborted) throw cancelled(signal.reason);
      assertPixels(raster);
      const cleaned = await clean(pool, { raster, turn }, signal);
      const steps = { raster, turn, cleaned };
      const measures = placed(cleaned.measures, mapSized(steps), raster);
      return { ...framed(cleaned), measures, rotation: turn, toRaster: mapToRaster(steps) };
    },
    dispose: async () => {
      disposal.abort();
      await pool.destroy();
    },
  };
}

function assertPixels({ data, width, height, channels }: PageRaster): void {
  if (data.length === width * height * channels && data.length > 0) return;
  throw new FileError('file-broken', 'The page image has another number of pixels than its size says');
}

/** A copy goes to the thread: the raster is wanted afterwards, and for another turn. */
async function clean(pool: Pool, { raster, turn }: PageToClean, signal: AbortSignal): Promise<LookedPage> {
  const data = raster.data.slice();
  try {
    return await pool.run({ raster: { ...raster, data }, turn }, { transferList: [data.buffer], signal });
  } catch (cause) {
    if (signal.aborted) throw cancelled(cause);
    throw new OcrError('crashed', 'Preparing the page image failed', { cause, retryable: true });
  }
}

interface Steps {
  readonly raster: PageRaster;
  readonly turn: QuarterTurn;
  readonly cleaned: LookedPage;
}

/** The way back through deskewing, resizing and turning. */
function mapToRaster(steps: Steps): Affine {
  return composeAffine(steps.cleaned.back, mapSized(steps));
}

/** The way back through resizing and turning. */
function mapSized({ raster, turn, cleaned }: Steps): Affine {
  return composeAffine(scaling(cleaned.sized, turnSize(raster, turn)), invertAffine(turning(raster, turn)));
}

/** Measures with their places on the raster as it came in. */
function placed(measures: PageMeasures, back: Affine, raster: Size): PageMeasures {
  const place = ({ value, box }: MeasuredPlace): MeasuredPlace =>
    box === undefined ? { value } : { value, box: mapBox(box, back, raster) };
  return {
    ...measures,
    clipped: place(measures.clipped),
    streaks: place(measures.streaks),
    foldedCorner: place(measures.foldedCorner),
    foreign: place(measures.foreign),
  };
}

function framed(cleaned: LookedPage): Omit<PreparedPage, 'rotation' | 'toRaster' | 'measures'> {
  const image = (data: Uint8Array): GreyImage => ({ ...cleaned.frame, data, ppi: cleaned.sized.ppi });
  const { red } = cleaned;
  return {
    ink: image(cleaned.ink),
    ...(red === undefined || red.boxes.length === 0 ? {} : { red: { image: image(red.data), boxes: red.boxes } }),
    marks: cleaned.marks,
    skewDegrees: cleaned.skewDegrees,
    blank: cleaned.blank,
  };
}

function cancelled(cause: unknown): OcrError {
  return new OcrError('cancelled', 'Preparing the page image was cancelled', { cause });
}
