import { cutRaster } from '../../domain/digits/cut-raster.ts';
import { turnBox, turnSize, type Box, type QuarterTurn } from '../../domain/page/geometry.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import { runsToProve } from '../../domain/text/layer-digits.ts';
import {
  darkestOf,
  inkedBox,
  isBlankInked,
  isCoveredOften,
  isDrawn,
  isOfPrintSize,
  isOnLightPaper,
} from '../../domain/text/layer-picture.ts';
import {
  AGREES,
  firstWords,
  furtherWords,
  isContradicted,
  provableLetters,
  type Look,
} from '../../domain/text/layer-sample.ts';
import { hasStrangeSigns, isUnseen, turnOfText } from '../../domain/text/text-layer.ts';
import { spellingKey } from '../../domain/text/syllable.ts';
import type { SpellingShare } from '../../domain/words/letter-scores.ts';
import { cutWord } from '../../domain/words/cut-word.ts';
import { placeInLine, SHOWN_TYPE, type TypePlace } from '../../domain/words/type-line.ts';
import { isPortError } from '../../ports/errors.ts';
import type { DigitReader, DigitReadings } from '../../ports/digit-reader.ts';
import type { PageIdentity, PageRaster, TextLayerWord } from '../../ports/scan-reader.ts';
import type { WordCrop, WordReader } from '../../ports/word-reader.ts';

export interface LayerReaders {
  readonly digitReaders: readonly DigitReader[];
  readonly wordReader?: WordReader;
}

export interface LayerSource {
  readonly layer: readonly TextLayerWord[];
  readonly page: PageIdentity;
  /** The page as it is seen, perhaps coarser than its frame. */
  readonly raster: PageRaster;
  readonly signal: AbortSignal;
}

/** The same with the turn that sets its text upright. */
interface Upright extends LayerSource {
  readonly rotation: QuarterTurn;
}

export interface ProvenLayer {
  /** The words, `hidden` also where nothing is to be seen of one. */
  readonly layer: readonly TextLayerWord[];
  /** What is drawn is something else: the page must be read from its image. */
  readonly isContradicted: boolean;
  /** Of letters alone it was said: who reads all of the page may find that they are drawn. */
  readonly mayBeBorneOut?: boolean;
}

/** No finer than letters and digits are looked at: coarser pictures cost less. */
export const PROOF_PPI = 200;

/**
 * Holds the text of a page against its picture: whether there is ink where words stand, and of a sample of its letters and
 * digits, font by font, whether they are drawn. A file can say anything of its letters.
 */
export async function proveLayer(readers: LayerReaders, given: LayerSource): Promise<ProvenLayer> {
  const { raster, layer } = given;
  const source = { ...given, rotation: turnOfText(layer) };
  if (raster.data.length === 0) return { layer, isContradicted: false };
  const boxes = layer.map(({ box }) => inPicture(box, source));
  if (isCoveredOften(raster, boxes)) return { layer, isContradicted: true };
  const shown = layer.map((word) => {
    if (word.hidden || word.pasted !== undefined || !/[\p{L}\p{N}]/u.test(word.text)) return word;
    return isDrawn(raster, { text: word.text, box: inPicture(word.box, source) }) ? word : { ...word, hidden: true };
  });
  if (isUnseen(shown) || hasStrangeSigns(shown)) return { layer: shown, isContradicted: true };
  const picture = { ...source, raster: darkestOf(raster) };
  try {
    return { layer: shown, ...(await heldAgainst(readers, shown, picture)) };
  } finally {
    if (picture.raster.data !== raster.data) releasePixels(picture.raster.data);
  }
}

async function heldAgainst(readers: LayerReaders, shown: Seen, picture: Upright): Promise<Omit<ProvenLayer, 'layer'>> {
  const { raster, rotation } = picture;
  const seen = shown
    .filter(({ hidden, pasted }) => !hidden && pasted === undefined)
    .map((word) => ({ ...word, box: inPicture(word.box, picture) }))
    .filter((word) => isOnLightPaper(raster, word))
    .map((word) => ({ ...word, box: turnBox(word.box, raster, rotation) }));
  if (hasInkedBlank(seen, picture) || (await differsInDigits(readers, seen, picture))) return { isContradicted: true };
  const mayBeBorneOut = await differsInLetters(readers, seen, picture);
  return { isContradicted: mayBeBorneOut, mayBeBorneOut };
}

function inPicture([x, y, width, height]: Box, { raster, page }: LayerSource): Box {
  const [across, down] = [raster.width / page.widthPx, raster.height / page.heightPx];
  return [x * across, y * down, width * across, height * down];
}

/** Boxes in the upright picture, once they are placed in it. */
type Seen = readonly TextLayerWord[];

function hasInkedBlank(words: Seen, { raster, rotation }: Upright): boolean {
  if (rotation !== 0) return false;
  return words.some((word, i) => {
    const next = words[i + 1];
    return (
      next !== undefined && isBlankInked(raster, word, next) && !words.some((other) => isBetween(word, other, next))
    );
  });
}

/** What was drawn later may stand in the blank of a line. */
function isBetween(before: TextLayerWord, { box: [x, y, width, height] }: TextLayerWord, next: TextLayerWord): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const [, top, , tall] = before.box;
  const isOnLine = middleY > top && middleY < top + tall;
  return isOnLine && middleX > before.box[0] + before.box[2] && middleX < next.box[0];
}

/** A reader that sees other digits must be as sure as this: of 565 printed runs it misread 3, none with more than 0.55. */
const SURE = 0.9;

async function differsInDigits({ digitReaders }: LayerReaders, words: Seen, source: Upright): Promise<boolean> {
  const { raster, rotation, signal } = source;
  if (digitReaders.length === 0) return false;
  const { height } = turnSize(raster, rotation);
  for (const { digits, box } of runsToProve(words, height)) {
    const cut = cutRaster(raster, rotation, box);
    if (await areOthers(digits, (reader) => reader.read(cut, 'number', signal), digitReaders)) return true;
  }
  return false;
}

/** All readers see as many digits, and not these; one that fails bears nothing out. */
async function areOthers(
  digits: string,
  read: (reader: DigitReader) => Promise<DigitReadings>,
  readers: readonly DigitReader[],
): Promise<boolean> {
  for (const reader of readers) {
    const seen = await orNothing(read(reader));
    if (seen === undefined) continue;
    const [best] = seen.ranked;
    if (best?.value.length !== digits.length || best.value === digits || best.confidence < SURE) return false;
  }
  return true;
}

async function differsInLetters({ wordReader }: LayerReaders, seen: Seen, source: Upright): Promise<boolean> {
  if (wordReader === undefined) return false;
  const words = seen.filter(({ box }) => isOfPrintSize(source.raster, box));
  const look = async (chosen: Seen): Promise<readonly Look<TextLayerWord>[]> => {
    const one = await sharesOf(wordReader, chosen, { ...source, place: byInk });
    const doubted = chosen.filter((_, i) => (one[i] ?? 0) < AGREES);
    const other = await sharesOf(wordReader, doubted, { ...source, place: byFont });
    return chosen.map((word, i) => ({ word, share: Math.max(one[i] ?? 0, other[doubted.indexOf(word)] ?? 0) }));
  };
  const first = await look(firstWords(words));
  return isContradicted([...first, ...(await look(furtherWords(words, first)))]);
}

interface LookSource extends Upright {
  readonly place: (word: TextLayerWord, source: Upright) => TypePlace;
}

/** Shares of what the layer says, of each word; none where the reader fails: it bears nothing out. */
async function sharesOf(reader: WordReader, words: Seen, source: LookSource): Promise<readonly number[]> {
  if (words.length === 0) return [];
  const read = await orNothing(
    reader.read(
      words.map((word) => cropOf(word, source)),
      source.signal,
    ),
  );
  return read === undefined ? [] : words.map((word, i) => shareOf(word, read[i] ?? []));
}

function shareOf({ text }: TextLayerWord, spellings: readonly SpellingShare[]): number {
  const key = spellingKey(provableLetters(text));
  return spellings.find((spelling) => spellingKey(spelling.text) === key)?.share ?? 0;
}

/** Beside a word, in parts of the size of its type. */
const AIR = 0.1;

function cropOf(word: TextLayerWord, source: LookSource): WordCrop {
  const { raster, rotation, place } = source;
  const { em, baseline } = place(word, source);
  const { above, below } = SHOWN_TYPE;
  const [x, , width] = word.box;
  const around: Box = [x - AIR * em, baseline - above * em, width + 2 * AIR * em, (above + below) * em];
  const cut = cutWord(raster, rotation, around);
  const letters = provableLetters(word.text);
  const { width: columns, height, data, top } = cut;
  return { width: columns, height, data, baseline: baseline - top, em, word: letters, among: [letters] };
}

/** By where its ink begins and ends. */
function byInk({ text, box }: TextLayerWord, { raster, rotation }: Upright): TypePlace {
  const cut = cutWord(raster, rotation, box);
  const inked = inkedBox({ ...cut, channels: 1 }, [0, 0, cut.width, cut.height]);
  const [left, top] = [box[0], cut.top + (inked?.[1] ?? 0)];
  return placeInLine({ text, box: [left, top, box[2], inked?.[3] ?? box[3]] }, []);
}

/** Boxes of text layers reach from the highest to the lowest letter of a font; fonts for print have these shares of that. */
const TYPE = { em: 1 / 1.107, base: 1 - 0.195 } as const;

function byFont({ box: [, y, , height] }: TextLayerWord): TypePlace {
  return { em: height * TYPE.em, baseline: y + height * TYPE.base };
}

async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isPortError(error) && error.code === 'cancelled') throw error;
    return undefined;
  }
}
