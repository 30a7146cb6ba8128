import { mapBox } from '../../domain/page/affine.ts';
import type { Box, QuarterTurn } from '../../domain/page/geometry.ts';
import { orderWordsIn, pageText } from '../../domain/layout/reading-order.ts';
import type { PageFinding, PageReading, Word, WordLayer } from '../../domain/page/page-reading.ts';
import type { ImagePreparation, PreparedPage } from '../../ports/image-preparation.ts';
import type { OcrEngine, OcrWord } from '../../ports/ocr-engine.ts';
import type { PageIdentity, PageRaster } from '../../ports/scan-reader.ts';
import { findingsOf, meanConfidence, rounded, verdictOf } from './verdict.ts';

export interface ImageReaders {
  readonly preparation: ImagePreparation;
  readonly engine: OcrEngine;
}

export interface PageImage {
  readonly page: PageIdentity;
  readonly raster: PageRaster;
  /** What is known before: e.g. that the file's own text is junk. */
  readonly findings: readonly PageFinding[];
  readonly signal: AbortSignal;
}

interface Attempt {
  readonly prepared: PreparedPage;
  readonly words: readonly OcrWord[];
}

/** Recognises a page image: clean, read, turn where it stands on its head, read red ink apart, order the words. */
export async function readImage(readers: ImageReaders, image: PageImage): Promise<PageReading> {
  const best = await uprightAttempt(readers, image);
  const red = await redWords(readers, best, image.signal);
  const size = { width: image.page.widthPx, height: image.page.heightPx };
  const place = (words: readonly OcrWord[], layer: WordLayer) =>
    words.map((word): Word => placed(word, { layer, prepared: best.prepared, size }));
  const frame = { size, ppi: image.page.ppi, rotation: best.prepared.rotation };
  const words = orderWordsIn([...place(best.words, 'ink'), ...place(red, 'red')], frame);
  return describePage(image, { prepared: best.prepared, words });
}

/** Below this mean confidence the page may lie on its side or stand on its head. */
const DOUBTFUL = 0.65;
const TURNS: readonly QuarterTurn[] = [180, 90, 270];

async function uprightAttempt(readers: ImageReaders, image: PageImage): Promise<Attempt> {
  let best = await attempt(readers, image, 0);
  if (best.prepared.blank || scoreOf(best) >= DOUBTFUL) return best;
  for (const turn of TURNS) {
    const other = await attempt(readers, image, turn);
    if (scoreOf(other) > scoreOf(best)) best = other;
    if (scoreOf(best) >= DOUBTFUL) break;
  }
  return best;
}

async function attempt({ preparation, engine }: ImageReaders, image: PageImage, turn: QuarterTurn): Promise<Attempt> {
  const prepared = await preparation.prepare(image.raster, turn, image.signal);
  return { prepared, words: prepared.blank ? [] : await engine.recognise(prepared.ink, 'page', image.signal) };
}

/** Mean confidence of words that are words: noise read from a turned page is short and unsure. */
function scoreOf({ words }: Attempt): number {
  return words.length < 3 ? 0 : meanConfidence(words.filter((word) => word.text.length > 1));
}

/** Words that stand in red ink alone (stamped names, marks), which cleaning took off the page. */
async function redWords({ engine }: ImageReaders, best: Attempt, signal: AbortSignal): Promise<readonly OcrWord[]> {
  const { red } = best.prepared;
  if (!red) return [];
  const words = await engine.recognise(red.image, 'page', signal);
  return words.filter(
    (word) => word.confidence >= RED_CONFIDENCE && !best.words.some((known) => overlaps(known.box, word.box)),
  );
}
/** The rim of a round seal reads as unsure letters; stamped words are clear. */
const RED_CONFIDENCE = 0.6;

/** More than half of the smaller box is shared. */
function overlaps(a: Box, b: Box): boolean {
  const width = Math.min(a[0] + a[2], b[0] + b[2]) - Math.max(a[0], b[0]);
  const height = Math.min(a[1] + a[3], b[1] + b[3]) - Math.max(a[1], b[1]);
  if (width <= 0 || height <= 0) return false;
  return width * height > 0.5 * Math.min(a[2] * a[3], b[2] * b[3]);
}

function placed(
  word: OcrWord,
  into: { layer: WordLayer; prepared: PreparedPage; size: { width: number; height: number } },
): Word {
  const box = mapBox(word.box, into.prepared.toRaster, into.size);
  return { text: word.text, box, confidence: rounded(word.confidence, 4), line: word.line, layer: into.layer };
}

function describePage(image: PageImage, read: { prepared: PreparedPage; words: readonly Word[] }): PageReading {
  const { page } = image;
  const { prepared, words } = read;
  const state = {
    rotation: prepared.rotation,
    skewDegrees: rounded(prepared.skewDegrees, 2),
    ppi: page.ppi,
    blank: prepared.blank,
    confidence: rounded(meanConfidence(words), 4),
  };
  const findings = [...image.findings, ...findingsOf({ ...state, words: words.length })];
  return {
    page: page.page,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ...state,
    verdict: verdictOf(findings),
    findings,
    words,
    text: pageText(words),
    source: 'ocr',
    measures: prepared.measures,
  };
}
