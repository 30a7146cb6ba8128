import { orderWordsIn, pageText } from '../../domain/layout/reading-order.ts';
import { assembleWords, meanConfidence, stampWords, type RedReading } from '../../domain/page/assemble-words.ts';
import { mapBox } from '../../domain/page/affine.ts';
import type { Box, QuarterTurn, Size } from '../../domain/page/geometry.ts';
import { betterOrientation, isOrientationDoubtful, turnsToTry } from '../../domain/page/orientation.ts';
import type { PageFinding, PageReading, Word } from '../../domain/page/page-reading.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import { cutRedArea, redAreasToRead } from '../../domain/page/red-areas.ts';
import type { SeenMarks } from '../../domain/page/seen-mark.ts';
import { isTooSmallToRead } from '../../domain/quality/too-small.ts';
import { lookAtSigning } from '../../domain/signature/look-at-signing.ts';
import { stackImages, unstackWords } from '../../domain/page/stack-images.ts';
import { withIssued } from '../../domain/text/pasted-words.ts';
import type { CodeReader } from '../../ports/code-reader.ts';
import type { DigitReader } from '../../ports/digit-reader.ts';
import type { ImagePreparation, PreparedPage } from '../../ports/image-preparation.ts';
import type { OcrEngine, OcrWord } from '../../ports/ocr-engine.ts';
import type { PageIdentity, PageRaster, TextLayerWord } from '../../ports/scan-reader.ts';
import type { WordReader } from '../../ports/word-reader.ts';
import { layerWord } from './from-text-layer.ts';
import { readDigits } from './read-digits.ts';
import { readSignature } from './read-signature.ts';
import { lookAtWords } from './read-words.ts';
import { withSheetCode } from './read-sheet-code.ts';
import { rounded } from './rounded.ts';

export interface ImageReaders {
  readonly preparation: ImagePreparation;
  readonly engine: OcrEngine;
  /** For digits written by hand; the first finds them, the others confirm. None: nobody looks for them. */
  readonly digitReaders: readonly DigitReader[];
  /** For the squares on separator sheets; absent: their print alone is read. */
  readonly codeReader?: CodeReader;
  /** For marks of printed words; absent: nobody looks at them a second time. */
  readonly wordReader?: WordReader;
}

export interface PageImage {
  readonly page: PageIdentity;
  readonly raster: PageRaster;
  /** What is known before: e.g. that the file's own text is junk. */
  readonly findings: readonly PageFinding[];
  /** Number and date that an office pasted upon the page: the file holds them as text, the image does not show them. */
  readonly pasted?: readonly TextLayerWord[];
  readonly signal: AbortSignal;
}

interface Trial {
  readonly turn: QuarterTurn;
  readonly prepared: PreparedPage;
  readonly words: readonly OcrWord[];
}

export interface ReadPage {
  readonly reading: PageReading;
  /** All that was read in red ink, also what is too unsure to be text: a secrecy mark must not slip through. */
  readonly stamps: readonly Word[];
  readonly marks: SeenMarks;
}

/** What the text layer said, with what a page image tells although its text is known already: a layer leaves stamps out. */
export async function lookAtImage(readers: ImageReaders, image: PageImage, said: PageReading): Promise<ReadPage> {
  const prepared = await readers.preparation.prepare(image.raster, said.rotation, image.signal);
  const original = { width: image.page.widthPx, height: image.page.heightPx };
  const red = await redReadings(readers, prepared, image.signal);
  const stamps = stampWords(red, { toOriginal: prepared.toRaster, original });
  const reading = await withSheetCode(readers.codeReader, prepared.ink, said);
  releasePrepared(prepared);
  return { stamps, marks: marksOf(prepared, original), reading };
}

/** Recognises a page image: clean, read, turn where it stands on its head, read red ink apart, order the words. */
export async function readImage(readers: ImageReaders, image: PageImage): Promise<ReadPage> {
  const { page, pasted = [] } = image;
  const { prepared, words: ink } = await uprightTrial(readers, image);
  const size = { width: page.widthPx, height: page.heightPx };
  const red = await redReadings(readers, prepared, image.signal);
  const assembled = assembleWords({ ink, red, toOriginal: prepared.toRaster, original: size });
  const printed = withIssued(assembled, pasted.map(layerWord));
  const order = (all: readonly Word[]) => orderWordsIn(all, { size, ppi: page.ppi, rotation: prepared.rotation });
  const stamps = stampWords(red, { toOriginal: prepared.toRaster, original: size });
  const plain = describePage(image, { prepared, words: order(printed) });
  const better = await readSignature(readers.engine, { prepared, reading: plain, signal: image.signal });
  const reading = better === undefined ? plain : describePage(image, { prepared, words: order(better) });
  const digits = await readDigits(readers.digitReaders, { raster: image.raster, reading, signal: image.signal });
  const known = digits.length === 0 ? reading : { ...reading, digits };
  const words = await lookAtWords(readers.wordReader, { raster: image.raster, reading, signal: image.signal });
  const seen = { ...withSigning(known, image.raster), words };
  const all = await withSheetCode(readers.codeReader, prepared.ink, seen);
  releasePrepared(prepared);
  return { reading: all, stamps, marks: marksOf(prepared, size) };
}

function releasePrepared({ ink, red }: PreparedPage): void {
  releasePixels(ink.data);
  if (red !== undefined) releasePixels(red.image.data);
}

/** The reading with what the page image shows where the page is signed. */
function withSigning(reading: PageReading, raster: PageRaster): PageReading {
  const signing = lookAtSigning(raster, reading);
  return signing === undefined ? reading : { ...reading, signing };
}

/** Marks by their shape, on the original page image. */
function marksOf({ marks, toRaster }: PreparedPage, original: Size): SeenMarks {
  const place = (box: Box) => mapBox(box, toRaster, original);
  return {
    seen: marks?.seen.map((mark) => ({ ...mark, box: place(mark.box) })) ?? [],
    urgent: marks?.urgent?.map((word) => ({ ...word, box: place(word.box) })) ?? [],
    frames: marks?.frames.map(place) ?? [],
  };
}

async function uprightTrial(readers: ImageReaders, image: PageImage): Promise<Trial> {
  let best = await tryTurn(readers, image, 0);
  for (const turn of turnsToTry(best)) {
    best = betterOrientation(best, await tryTurn(readers, image, turn));
    if (!isOrientationDoubtful(best.words)) break;
  }
  return best;
}

async function tryTurn({ preparation, engine }: ImageReaders, image: PageImage, turn: QuarterTurn): Promise<Trial> {
  const prepared = await preparation.prepare(image.raster, turn, image.signal);
  return { turn, prepared, words: prepared.blank ? [] : await engine.recognise(prepared.ink, 'page', image.signal) };
}

/** Words that stand in red ink alone (stamped names, marks), which cleaning took off the page. */
async function redReadings(
  { engine }: ImageReaders,
  { red }: PreparedPage,
  signal: AbortSignal,
): Promise<readonly RedReading[]> {
  if (!red) return [];
  const cuts = redAreasToRead(red.boxes, red.image.ppi, red.image).map((area) => cutRedArea(red.image, area));
  const [first, ...others] = cuts.map((cut) => cut.image);
  if (first === undefined) return [];
  const { image, tops } = stackImages([first, ...others]);
  const words = unstackWords(await engine.recognise(image, 'block', signal), tops);
  return cuts.map(({ area, scale }, index) => ({ area, scale, words: words[index] ?? [] }));
}

function describePage(image: PageImage, read: { prepared: PreparedPage; words: readonly Word[] }): PageReading {
  const { page } = image;
  const { prepared } = read;
  const words = read.words.map((word) => ({ ...word, confidence: rounded(word.confidence, 4) }));
  const state = {
    rotation: prepared.rotation,
    skewDegrees: rounded(prepared.skewDegrees, 2),
    ppi: page.ppi,
    // Stamps alone are content: red ink counts although cleaning took it off the page.
    blank: prepared.blank && words.length === 0 && !isTooSmallToRead({ width: page.widthPx, height: page.heightPx }),
    confidence: rounded(meanConfidence(words), 4),
  };
  return {
    page: page.page,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ...state,
    verdict: 'good',
    findings: image.findings,
    words,
    text: pageText(words),
    source: 'ocr',
    measures: prepared.measures,
  };
}
