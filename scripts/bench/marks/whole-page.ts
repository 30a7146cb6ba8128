import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Random } from '../../pages/random.ts';
import type { MarkCase } from './case.ts';
import { OTHER_KINDS, otherStampSvg } from './other-stamps.ts';
import { INKS, lay, laySeal, type Scene } from './scene.ts';
import { drawStamp, drawingOf, FONTS, markShape, someShape, type Drawing, type StampShape } from './stamp.ts';
import { wearLegibly } from './wear.ts';
import { OTHER_STAMPS } from './words.ts';

/** A scanned page as it is, without any mark. */
export interface PlainPage {
  readonly path: string;
}

type Mode = 'colour' | 'grey' | 'bilevel';

const STAMP_MM = [104, 104] as const;
const SEAL_MM = 52;
/** Where marks are set: under number and notation, in mm from the upper left; a few stand elsewhere. */
const USUAL = { x: [34, 74], y: [58, 112] } as const;
const ELSEWHERE = { x: [26, 184], y: [14, 190] } as const;

export async function plainPages(folder: string): Promise<readonly PlainPage[]> {
  const names = (await readdir(folder)).filter((name) => /\.(?:png|jpe?g)$/u.test(name));
  return names.toSorted().map((name) => ({ path: join(folder, name) }));
}

interface Marked {
  /** Middle of the word of the mark, in pixels of the page. */
  readonly centre?: readonly [x: number, y: number];
}

type PageCase = MarkCase & Marked & { readonly mode: Mode };

/** A whole page that came from a scanner, with one stamp laid on it and scanned again where it stands. */
export async function drawPageCase(random: Random, page: PlainPage, marked: boolean): Promise<PageCase> {
  const { scene, mode } = await load(page);
  const conditions = [mode, `${String(Math.round(scene.ppi / 50) * 50)} ppi`];
  const drawn = marked ? await mark(scene, random, mode) : { conditions: await other(scene, random, mode) };
  const told = [...conditions, ...drawn.conditions];
  return { ...drawn, scene, marked, mode, conditions: marked && isUsual(scene, told) ? [...told, AN_OFFICE] : told };
}

const AN_OFFICE = 'as offices stamp';

/** Red ink, a scan in colour or grey of 200 ppi or more, leaning by up to 25°. */
function isUsual({ ppi }: Scene, told: readonly string[]): boolean {
  return ppi >= 190 && told.includes('red ink') && !told.includes('at 90°');
}

async function load({ path }: PlainPage): Promise<{ scene: Scene; mode: Mode }> {
  const image = sharp(path);
  const { width, height, density = 200, channels, format } = await image.metadata();
  const data = new Uint8Array(await image.toColourspace('srgb').removeAlpha().raw().toBuffer());
  const rgb =
    data.length === width * height
      ? data.map.call(new Uint8Array(data.length * 3), (_, at) => data[Math.floor(at / 3)] ?? 255)
      : data;
  const grey = channels === 1 || isGrey(rgb);
  return {
    scene: { width, height, ppi: density, data: rgb },
    mode: !grey ? 'colour' : format === 'png' ? 'bilevel' : 'grey',
  };
}

function isGrey(rgb: Uint8Array): boolean {
  for (let at = 0; at + 2 < rgb.length; at += 300) if (Math.abs((rgb[at] ?? 0) - (rgb[at + 2] ?? 0)) > 6) return false;
  return true;
}

async function mark(scene: Scene, random: Random, mode: Mode): Promise<Pick<MarkCase, 'conditions'> & Marked> {
  const drawn = markShape(random, FONTS);
  const ink = mode === 'bilevel' ? 'black' : random.weighted([['red', 12], ['black', 1], ['blue', 1]] as const); // prettier-ignore
  const seen = mode === 'colour' && ink === 'red';
  // where no colour sets a stamp apart it has a frame, as the norm wants it
  const shape = seen ? drawn : { ...drawn, frame: random.pick(['single', 'double'] as const) };
  const usual = random.chance(0.75);
  const { x, y } = usual ? USUAL : ELSEWHERE;
  const at = [random.between(x[0], x[1]), random.between(y[0], y[1])] as const;
  const told = await stamp(scene, random, { shape, ink, mode, at });
  const sealed = random.chance(0.08);
  if (sealed) await laySeal(scene, random, { strength: random.between(0.3, 0.7), centre: told.centre });
  const conditions = [
    drawn.level,
    `${ink} ink`,
    ...told.conditions,
    usual ? 'usual place' : 'anywhere',
    ...(sealed ? ['under a seal'] : []),
  ];
  return { conditions, centre: told.centre };
}

async function other(scene: Scene, random: Random, mode: Mode): Promise<readonly string[]> {
  const kind = random.weighted([['nothing added', 3], ['urgency', 8], ['other stamp', 2], ...OTHER_KINDS.map((name) => [name, 1.2] as const)] as const); // prettier-ignore
  if (kind === 'nothing added') return [kind];
  const { x, y } = ELSEWHERE;
  const at = [random.between(x[0], x[1]), random.between(y[0], y[1]) + random.pick([0, 60])] as const;
  const ink = mode === 'bilevel' ? 'black' : random.weighted([['red', 6], ['black', 1], ['blue', 2]] as const); // prettier-ignore
  if (kind === 'urgency' || kind === 'other stamp') {
    const words = (kind === 'urgency' ? random.pick(['KHẨN', 'THƯỢNG KHẨN', 'HỎA TỐC', 'HỎA TỐC HẸN GIỜ']) : random.pick(OTHER_STAMPS)).split(' '); // prettier-ignore
    const shape = {
      ...someShape(random, FONTS),
      text: words.slice(-1).join(' '),
      before: words.slice(0, -1).join(' '),
    };
    const told = await stamp(scene, random, { shape, ink, mode, at });
    return [kind, `${ink} ink`, ...told.conditions];
  }
  const drawing = await drawingOf(otherStampSvg(kind, random, { ppi: scene.ppi, mm: SEAL_MM }));
  const strength = random.between(0.35, 1);
  drawing.ink.forEach((value, index) => (drawing.ink[index] = value * strength));
  await press(scene, random, { drawing, ink, mode, at });
  return [kind, `${ink} ink`];
}

interface Pressed {
  readonly ink: 'red' | 'black' | 'blue';
  readonly mode: Mode;
  /** Middle, in mm. */
  readonly at: readonly [number, number];
}

async function stamp(scene: Scene, random: Random, { shape, ...pressed }: Pressed & { shape: StampShape }) {
  const drawing = await drawStamp(shape, random, { ppi: scene.ppi, sizeMm: STAMP_MM });
  const wear = wearLegibly(drawing, random, {
    strong: pressed.ink === 'red' && pressed.mode === 'colour',
    oneBit: pressed.mode === 'bilevel',
    ppi: scene.ppi,
  });
  const centre = await press(scene, random, { drawing, ...pressed });
  const upright = Math.abs(shape.degrees) > 60;
  const lean = Math.abs(upright ? Math.abs(shape.degrees) - 90 : shape.degrees);
  const leans = upright ? 'at 90°' : lean > 15 ? 'leans 15–25°' : lean > 5 ? 'leans 5–15°' : 'leans < 5°';
  return { centre, conditions: [wear.kind, `frame ${shape.frame}`, leans, shape.font] };
}

/** Lays a drawing on the page and scans that part again. @returns its middle in pixels */
async function press(
  scene: Scene,
  random: Random,
  { drawing, ink, mode, at }: Pressed & { drawing: Drawing },
): Promise<readonly [number, number]> {
  const centre = at.map((value) => Math.round((value * scene.ppi) / 25.4)) as [number, number];
  const corner = [centre[0] - Math.round(drawing.width / 2), centre[1] - Math.round(drawing.height / 2)] as const;
  const colour = ink === 'blue' ? ([48, 60, 168] as const) : random.pick(INKS[ink]);
  lay(scene, { drawing, colour, at: corner });
  await scanPart(scene, random, { mode, corner, drawing });
  return centre;
}

interface Part {
  readonly mode: Mode;
  readonly corner: readonly [number, number];
  readonly drawing: Drawing;
}

/** Paper around a stamp that is scanned again with it, in mm. */
const AROUND_MM = 3;

async function scanPart(scene: Scene, random: Random, { mode, corner, drawing }: Part): Promise<void> {
  const [[left, right], [top, bottom]] = inkedPart(drawing, corner, scene);
  const [width, height] = [right - left, bottom - top];
  if (width <= 0 || height <= 0) return;
  const part = Buffer.alloc(width * height * 3);
  const noise = random.between(0, 5);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * scene.width + left) * 3;
    const row = y * width * 3;
    for (let at = 0; at < width * 3; at += 1) {
      const value = (scene.data[from + at] ?? 255) + (random.next() - 0.5) * noise;
      part[row + at] = Math.max(0, Math.min(255, value));
    }
  }
  const raw = await scannedAgain(part, random, { mode, width, height });
  for (let y = 0; y < height; y += 1) {
    scene.data.set(raw.subarray(y * width * 3, (y + 1) * width * 3), ((top + y) * scene.width + left) * 3);
  }
}

/** @returns three channels */
async function scannedAgain(
  part: Buffer,
  random: Random,
  { mode, width, height }: { readonly mode: Mode; readonly width: number; readonly height: number },
): Promise<Buffer> {
  const image = sharp(part, { raw: { width, height, channels: 3 } });
  const blurred = random.chance(0.5) ? image.blur(random.between(0.4, 0.9)) : image;
  const toned = mode === 'colour' ? blurred : blurred.greyscale();
  const shown =
    mode === 'bilevel' ? toned.threshold(random.whole(140, 190)).png() : toned.jpeg({ quality: random.whole(50, 90) });
  const again = sharp(await shown.toBuffer());
  return again.toColourspace('srgb').removeAlpha().raw().toBuffer();
}

type Ends = readonly [first: number, end: number];

/** Columns and rows of the page on which a drawing has ink, and a little around. */
function inkedPart({ ink, width, height }: Drawing, corner: readonly [number, number], scene: Scene): [Ends, Ends] {
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((ink[y * width + x] ?? 0) === 0) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), y];
    }
  }
  const around = Math.round((AROUND_MM * scene.ppi) / 25.4);
  const within = (first: number, last: number, length: number): Ends => [
    Math.max(0, first - around),
    Math.min(length, last + 1 + around),
  ];
  return [
    within(corner[0] + left, corner[0] + right, scene.width),
    within(corner[1] + top, corner[1] + bottom, scene.height),
  ];
}
