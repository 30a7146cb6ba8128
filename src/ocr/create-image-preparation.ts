import { Piscina } from 'piscina';
import sharp from 'sharp';
import { composeAffine, invertAffine, mapBox, scaling, turning, type Affine } from '../domain/page/affine.ts';
import { turnSize, type QuarterTurn, type Size } from '../domain/page/geometry.ts';
import { releasePixels } from '../domain/page/release-pixels.ts';
import type { MeasuredPlace, PageMeasures } from '../domain/page/page-reading.ts';
import { FileError, OcrError } from '../ports/errors.ts';
import type { GreyImage, ImagePreparation, PreparedPage } from '../ports/image-preparation.ts';
import type { PageRaster } from '../ports/scan-reader.ts';
import { isBilevel, type SizedPage } from './preparation/prepare-page.ts';
import type { LookedPage } from './preparation/preparation-worker.ts';
import { readingScale } from './preparation/reading-scale.ts';

export interface DisposableImagePreparation extends ImagePreparation {
  /** Ends the worker threads. */
  dispose(): Promise<void>;
}

/** To be raised with every change that changes pixels or measures. */
const VERSION = 'ink-level-deskew-measures 21';
const IDLE_MS = 30_000;

type Pool = Piscina<SizedPage, LookedPage>;

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
      const sized = await resize(raster, turn);
      const cleaned = await clean(pool, sized, signal);
      const steps = { raster, turn, sized, cleaned };
      const measures = placed(cleaned.measures, mapSized(steps), raster);
      return { ...framed(sized, cleaned), measures, rotation: turn, toRaster: mapToRaster(steps) };
    },
    dispose: async () => {
      disposal.abort();
      await pool.destroy();
    },
  };
}

/** Turns and resizes; libvips does this outside the event loop and straight from the raster's memory. */
async function resize(raster: PageRaster, turn: QuarterTurn): Promise<SizedPage> {
  const { data, channels } = raster;
  if (data.length !== raster.width * raster.height * channels || data.length === 0) {
    throw new FileError('file-broken', 'The page image has another number of pixels than its size says');
  }
  const scale = readingScale(raster.ppi);
  const upright = turnSize(raster, turn);
  const width = Math.max(1, Math.round(upright.width * scale));
  const height = Math.max(1, Math.round(upright.height * scale));
  const bilevel = channels === 1 && isBilevel(data);
  const page = { width, height, channels, ppi: raster.ppi * scale, turn, bilevel };
  if (scale === 1 && turn === 0) return { ...page, data: data.slice() };
  try {
    const source = sharp(data, {
      raw: { width: raster.width, height: raster.height, channels },
      limitInputPixels: false,
    });
    const turned = turn === 0 ? source : source.rotate(turn);
    const sized = scale === 1 ? turned : turned.resize(width, height, { fit: 'fill', kernel: 'lanczos3' });
    const output = await (channels === 1 ? sized.toColourspace('b-w') : sized).raw().toBuffer();
    // Memory that came from libvips cannot be moved to a thread, hence this one copy.
    const moved = new Uint8Array(output);
    releasePixels(output);
    return { ...page, data: moved };
  } catch (cause) {
    throw new FileError('file-broken', 'The page image could not be resized', { cause });
  }
}

async function clean(pool: Pool, page: SizedPage, signal: AbortSignal): Promise<LookedPage> {
  const { buffer } = page.data;
  const transferList = buffer instanceof ArrayBuffer ? [buffer] : [];
  try {
    return await pool.run(page, { transferList, signal });
  } catch (cause) {
    if (signal.aborted) throw cancelled(cause);
    throw new OcrError('crashed', 'Preparing the page image failed', { cause, retryable: true });
  }
}

interface Steps {
  readonly raster: PageRaster;
  readonly turn: QuarterTurn;
  readonly sized: SizedPage;
  readonly cleaned: LookedPage;
}

/** The way back through deskewing, resizing and turning. */
function mapToRaster(steps: Steps): Affine {
  return composeAffine(steps.cleaned.back, mapSized(steps));
}

/** The way back through resizing and turning. */
function mapSized({ raster, turn, sized }: Steps): Affine {
  return composeAffine(scaling(sized, turnSize(raster, turn)), invertAffine(turning(raster, turn)));
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

function framed(sized: SizedPage, cleaned: LookedPage): Omit<PreparedPage, 'rotation' | 'toRaster' | 'measures'> {
  const image = (data: Uint8Array): GreyImage => ({ ...cleaned.frame, data, ppi: sized.ppi });
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
