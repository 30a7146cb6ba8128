import { invertAffine, mapBox } from '../../domain/page/affine.ts';
import { unionBox, type Box, type Size } from '../../domain/page/geometry.ts';
import type { PageReading, Word, WordLayer } from '../../domain/page/page-reading.ts';
import { cropPixels } from '../../domain/page/red-areas.ts';
import { stackImages, unstackWords } from '../../domain/page/stack-images.ts';
import { nameStrips } from '../../domain/signature/name-strip.ts';
import { bestName, judgeName } from '../../domain/signature/second-reading.ts';
import { signatureGap, type SignatureGap } from '../../domain/signature/signature-gap.ts';
import type { GreyImage, PreparedPage } from '../../ports/image-preparation.ts';
import type { OcrEngine } from '../../ports/ocr-engine.ts';
import { rounded } from './rounded.ts';

export interface SignatureSource {
  readonly prepared: PreparedPage;
  readonly reading: PageReading;
  readonly signal: AbortSignal;
}

/** Width and height of the room for seal, signature and name below the office (NĐ 30/2020, Phụ lục I, ô 7). */
const ROOM_MM = { width: 96, height: 62 } as const;
/** From the office to what is looked at: its own marks do not count. */
const BELOW_MM = 1.2;
/**
 * Looks at the room: as it is; with all that is lighter than print (pens, seals in grey) turned white; in red ink alone.
 */
const LOOKS = [
  { layer: 'ink', level: 170, whiten: false },
  { layer: 'ink', level: 110, whiten: true },
  { layer: 'ink', level: 60, whiten: true },
  { layer: 'red', level: 140, whiten: false },
  { layer: 'red', level: 70, whiten: true },
] as const;
const MARGIN = 12;

/** A line of letters cut out of the room below an office. */
interface Strip {
  readonly layer: WordLayer;
  readonly image: GreyImage;
  /** In the prepared page. */
  readonly box: Box;
}

/**
 * Reads the name under an office a second time where nobody could tell surely who signed: the line of letters alone,
 * without the seal and the pen strokes that make engines overlook it. Words that change are put in place of the old ones.
 * @returns all words of the page; undefined where nothing changes
 */
export async function readSignature(engine: OcrEngine, source: SignatureSource): Promise<readonly Word[] | undefined> {
  const gap = signatureGap(source.reading);
  if (gap === undefined) return undefined;
  const strips = stripsOf(gap, source);
  const [first, ...others] = strips.map(({ image }) => image);
  if (first === undefined) return undefined;
  const { image, tops } = stackImages([first, ...others]);
  const read = unstackWords(await engine.recognise(image, 'block', source.signal), tops);
  const lines = strips.map((strip, i) => (read[i] ?? []).map((word) => place(word, strip, source)));
  const second = bestName(lines, gap.name);
  const judged = second === undefined ? undefined : judgeName(gap.name, second);
  if (judged === undefined) return undefined;
  const area = unionBox([...gap.name, ...judged.words].map(({ box }) => box));
  if (area === undefined) return undefined;
  const kept = source.reading.words.filter(
    (word) => !gap.name.includes(word) && !isUnder(word, judged.words) && !isStrokeBeside(word, area),
  );
  return [...kept, ...judged.words];
}

function stripsOf(gap: SignatureGap, { prepared, reading }: SignatureSource): readonly Strip[] {
  const { ink, red, toRaster } = prepared;
  const office = mapBox(gap.office, invertAffine(toRaster), ink);
  const unit = (gap.unit * ink.ppi) / reading.ppi;
  const room = roomBelow(office, ink);
  if (room === undefined) return [];
  return LOOKS.flatMap(({ layer, level, whiten }): Strip[] => {
    const image = layer === 'ink' ? ink : red?.image;
    if (image === undefined) return [];
    const cut = cropPixels(image, room);
    return nameStrips(cut, unit, level).map((box): Strip => {
      const strip = cropPixels(cut, box);
      const [x, y, width, height] = box;
      const clean = whiten ? { ...strip, data: strip.data.map((value) => lighten(value, level)) } : strip;
      return { layer, image: framed(clean), box: [room[0] + x, room[1] + y, width, height] };
    });
  });
}

/** Whole pixels of the room below an office, as far as the page reaches. */
function roomBelow(office: Box, page: GreyImage): Box | undefined {
  const mm = page.ppi / 25.4;
  const [x, y] = [office[0] + office[2] / 2 - (ROOM_MM.width * mm) / 2, office[1] + office[3] + BELOW_MM * mm];
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const right = Math.min(page.width, Math.floor(x + ROOM_MM.width * mm));
  const bottom = Math.min(page.height, Math.floor(y + ROOM_MM.height * mm));
  return right - left < 20 || bottom - top < 20 ? undefined : [left, top, right - left, bottom - top];
}

/** What is lighter than print soon becomes paper; the soft edges of letters stay. */
function lighten(value: number, level: number): number {
  return value < level ? value : Math.min(255, value + (value - level) * 4);
}

/** White around the line, which engines need. */
function framed(image: GreyImage): GreyImage {
  const size: Size = { width: image.width + 2 * MARGIN, height: image.height + 2 * MARGIN };
  const data = new Uint8Array(size.width * size.height).fill(255);
  for (let row = 0; row < image.height; row += 1) {
    data.set(image.data.subarray(row * image.width, (row + 1) * image.width), (row + MARGIN) * size.width + MARGIN);
  }
  return { ...image, ...size, data };
}

function place(
  { text, box: [x, y, width, height], confidence }: { text: string; box: Box; confidence: number },
  { box: [left, top], layer }: Strip,
  { prepared, reading }: SignatureSource,
): Word {
  const inPage: Box = [left + x - MARGIN, top + y - MARGIN, width, height];
  const box = mapBox(inPage, prepared.toRaster, { width: reading.widthPx, height: reading.heightPx });
  return { text: text.normalize('NFC'), box, confidence: rounded(confidence, 4), line: 0, layer };
}

/** Beside the name on its line, in heights of it. */
const BESIDE = { left: 8, right: 4 } as const;

/** What was hardly read beside the name, where the second look saw strokes alone. */
function isStrokeBeside({ text, box, confidence }: Word, [x, y, width, height]: Box): boolean {
  const [middleX, middleY] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const beside = middleX > x - BESIDE.left * height && middleX < x + width + BESIDE.right * height;
  return beside && middleY > y && middleY < y + height && (confidence < 0.5 || !/\p{L}{2}/u.test(text));
}

/** Old words where new ones stand were read of the same ink. */
function isUnder({ box: [x, y, width, height] }: Word, words: readonly Word[]): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return words.some(({ box }) => {
    return middleX > box[0] && middleX < box[0] + box[2] && middleY > box[1] && middleY < box[1] + box[3];
  });
}
