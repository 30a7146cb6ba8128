import sharp from 'sharp';
import type { Damage, PageDocument } from './model.ts';
import { createRandom, type Random } from './random.ts';
import type { DrawnPage } from './render.ts';

interface Strengths {
  readonly tone: readonly [number, number, number];
  /** Darkness of print, 0 = black. */
  readonly black: number;
  /** Largest angle in degrees. */
  readonly skew: number;
  readonly noise: number;
  /** Pixels at 200 ppi. */
  readonly blur: number;
  /** Unevenness of the paper, and of the toner. */
  readonly mottle: number;
  readonly starve: number;
  readonly dust: number;
  readonly quality: readonly [number, number];
}

const LEVELS: Readonly<Record<Damage, Strengths>> = {
  good: { tone: [252, 251, 249], black: 30, skew: 0.5, noise: 1.5, blur: 0.35, mottle: 0.01, starve: 0.06, dust: 3, quality: [80, 90] },
  usual: { tone: [248, 246, 238], black: 42, skew: 1.2, noise: 4, blur: 0.6, mottle: 0.03, starve: 0.2, dust: 18, quality: [70, 82] },
  poor: { tone: [235, 226, 203], black: 66, skew: 2, noise: 8, blur: 0.9, mottle: 0.05, starve: 0.42, dust: 70, quality: [55, 72] },
}; // prettier-ignore

export interface ScannedPage {
  readonly bytes: Buffer;
  readonly extension: 'jpg' | 'png';
  readonly skewDegrees: number;
}

/** A drawn page as a scanner, a fax or a telephone would give it. The same seed gives the same damage. */
export async function damagePage(page: DrawnPage, doc: PageDocument, index: number): Promise<ScannedPage> {
  const random = createRandom(`damage ${doc.id} ${String(index)}`);
  const level = LEVELS[doc.damage];
  const print = doc.mode === 'dot-matrix' ? dotted(page, doc.ppi) : page.print;
  const pixels = await onPaper({ ...page, print }, level, random);
  dust(pixels, page, { count: level.dust, random, mm: doc.ppi / 25.4 });
  if (doc.damage !== 'good' && random.chance(0.3))
    fold(pixels, page, { at: random.between(0.3, 0.7), mm: doc.ppi / 25.4 });
  if (random.chance(0.35)) punch(pixels, page, doc.ppi / 25.4);
  const skewDegrees = Number((random.between(-1, 1) * level.skew).toFixed(2));
  const turned = doc.mode === 'photo' ? photograph(pixels, page, random) : await turn(pixels, page, skewDegrees);
  const soft = await sharp(turned, { raw: { ...sizeOf(page), channels: 3 } })
    .blur(Math.max(0.3, (level.blur * doc.ppi) / 200))
    .raw()
    .toBuffer();
  grain(soft, level.noise, random);
  return { ...(await encode(soft, page, { doc, random, level })), skewDegrees: doc.mode === 'photo' ? 0 : skewDegrees };
}

const sizeOf = ({ width, height }: DrawnPage) => ({ width, height });

/** A smooth field of 0…255. */
async function cloud(random: Random, { width, height }: DrawnPage, cells: number): Promise<Buffer> {
  const across = Math.max(3, cells);
  const down = Math.max(3, Math.round((cells * height) / width));
  const seeds = Buffer.from(Array.from({ length: across * down }, () => random.whole(0, 255)));
  return sharp(seeds, { raw: { width: across, height: down, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
}

async function onPaper(page: DrawnPage, level: Strengths, random: Random): Promise<Buffer> {
  const [mottle, toner, press] = [
    await cloud(random, page, 30),
    await cloud(random, page, 240),
    await cloud(random, page, 60),
  ];
  const slope = [random.between(-1, 1) * level.mottle * 2, random.between(-1, 1) * level.mottle * 2] as const;
  const out = Buffer.alloc(page.width * page.height * 3);
  for (let i = 0; i < mottle.length; i += 1) {
    const [x, y] = [(i % page.width) / page.width - 0.5, Math.floor(i / page.width) / page.height - 0.5];
    const light = 1 + slope[0] * x + slope[1] * y + (at(mottle, i) / 255 - 0.5) * level.mottle;
    const print = (1 - at(page.print, i) / 255) * (1 - (level.starve * at(toner, i)) / 255);
    const over = cover(page.over, i, at(press, i));
    for (let c = 0; c < 3; c += 1) {
      const printed = (level.tone[c] ?? 255) * light * (1 - print) + level.black * print;
      out[i * 3 + c] = byte(printed * (1 - over * (1 - at(page.over, i * 4 + c) / 255)));
    }
  }
  return out;
}

function at(pixels: Buffer, index: number): number {
  return pixels[index] ?? 0;
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, value));
}

/** How much pen or stamp lies here; a stamp presses unevenly. */
function cover(over: Buffer, pixel: number, press: number): number {
  const isRed = at(over, pixel * 4) > at(over, pixel * 4 + 2) + 40;
  return (at(over, pixel * 4 + 3) / 255) * (isRed ? Math.min(1, 0.4 + (press / 255) * 0.8) : 1);
}

/** Needles of a printer: the strokes fall apart into dots. */
function dotted(page: DrawnPage, ppi: number): Buffer {
  const step = ppi / 72;
  const out = Buffer.from(page.print);
  for (let y = 0, i = 0; y < page.height; y += 1) {
    const rowGap = Math.abs(((y / step) % 1) - 0.5) > 0.4;
    for (let x = 0; x < page.width; x += 1, i += 1) {
      const gap = rowGap || Math.abs(((x / (step * 0.7)) % 1) - 0.5) > 0.44;
      if (gap) out[i] = Math.min(255, (out[i] ?? 255) + 110);
    }
  }
  return out;
}

interface Specks {
  readonly count: number;
  readonly random: Random;
  readonly mm: number;
}

function dust(pixels: Buffer, page: DrawnPage, { count, random, mm }: Specks): void {
  for (let n = 0; n < count; n += 1) {
    const centre = [random.whole(5, page.width - 6), random.whole(5, page.height - 6)] as const;
    const radius = random.between(0.05, 0.18) * mm;
    const shade = random.between(0.25, 0.8);
    for (const index of disc(page, centre, radius)) shadePixel(pixels, index, shade);
  }
}

/** Where the pixels of a disc begin in an RGB image. */
function disc({ width }: DrawnPage, [left, top]: readonly [number, number], radius: number): number[] {
  const reach = Math.ceil(radius);
  const side = 2 * reach + 1;
  const offsets = Array.from(
    { length: side * side },
    (_, i) => [(i % side) - reach, Math.floor(i / side) - reach] as const,
  );
  return offsets
    .filter(([x, y]) => x * x + y * y <= radius * radius)
    .map(([x, y]) => ((top + y) * width + left + x) * 3);
}

function shadePixel(pixels: Buffer, at: number, by: number): void {
  if (at < 0 || at + 2 >= pixels.length) return;
  for (let c = 0; c < 3; c += 1) pixels[at + c] = Math.min(255, (pixels[at + c] ?? 0) * by);
}

function fold(pixels: Buffer, { width, height }: DrawnPage, { at, mm }: { at: number; mm: number }): void {
  const middle = Math.round(height * at);
  for (let y = -Math.round(1.5 * mm); y <= 1.5 * mm; y += 1) {
    const depth = 1 - 0.1 * Math.exp(-Math.abs(y) / (mm * 0.35));
    for (let x = 0; x < width; x += 1) shadePixel(pixels, ((middle + y) * width + x) * 3, depth);
  }
}

function punch(pixels: Buffer, page: DrawnPage, mm: number): void {
  for (const centre of [page.height / 2 - 40 * mm, page.height / 2 + 40 * mm]) {
    const hole = disc(page, [Math.round(11 * mm), Math.round(centre)], 2.9 * mm);
    for (const index of hole) pixels.fill(70, index, index + 3);
  }
}

async function turn(pixels: Buffer, page: DrawnPage, degrees: number): Promise<Buffer> {
  const { data, info } = await sharp(pixels, { raw: { ...sizeOf(page), channels: 3 } })
    .rotate(degrees, { background: { r: 236, g: 236, b: 236 } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const left = Math.floor((info.width - page.width) / 2);
  const top = Math.floor((info.height - page.height) / 2);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .extract({ left, top, ...sizeOf(page) })
    .raw()
    .toBuffer();
}

/** Held by hand: two sides run together a little, light falls off, the table shows at the edges. */
function photograph(pixels: Buffer, { width, height }: DrawnPage, random: Random): Buffer {
  const [tiltX, tiltY, turnBy] = [
    random.between(-0.05, 0.05),
    random.between(-0.05, 0.05),
    random.between(-0.02, 0.02),
  ];
  const [lightX, lightY, fall] = [random.between(0.2, 0.8), random.between(0.2, 0.8), random.between(0.15, 0.45)];
  const out = Buffer.alloc(pixels.length);
  for (let i = 0; i < width * height; i += 1) {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    const [u, v] = [x - 0.5, y - 0.5];
    const depth = 1 + tiltX * u + tiltY * v;
    const source = [
      ((u + turnBy * v) * 1.03 * depth + 0.5) * width,
      ((v - turnBy * u) * 1.03 * depth + 0.5) * height,
    ] as const;
    const light = 1.04 - fall * ((x - lightX) ** 2 + (y - lightY) ** 2);
    for (let c = 0; c < 3; c += 1) {
      const value = sample(pixels, { width, height }, [...source, c]) ?? 96 - c * 14;
      out[i * 3 + c] = byte(value * light * (c === 2 ? 0.94 : 1));
    }
  }
  return out;
}

/** Between the four pixels around; undefined beside the page. */
function sample(
  pixels: Buffer,
  size: { width: number; height: number },
  [x, y, c]: readonly [number, number, number],
): number | undefined {
  if (x < 0 || y < 0 || x >= size.width - 1 || y >= size.height - 1) return undefined;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const from = (top * size.width + left) * 3 + c;
  const upper = at(pixels, from) * (1 - right) + at(pixels, from + 3) * right;
  const lower = at(pixels, from + size.width * 3) * (1 - right) + at(pixels, from + size.width * 3 + 3) * right;
  return upper * (1 - down) + lower * down;
}

function grain(pixels: Buffer, amount: number, random: Random): void {
  for (let i = 0; i < pixels.length; i += 3) {
    const shift = random.bell() * amount;
    for (let c = 0; c < 3; c += 1) pixels[i + c] = Math.max(0, Math.min(255, (pixels[i + c] ?? 0) + shift));
  }
}

interface Encoding {
  readonly doc: PageDocument;
  readonly random: Random;
  readonly level: Strengths;
}

async function encode(
  pixels: Buffer,
  page: DrawnPage,
  { doc, random, level }: Encoding,
): Promise<Pick<ScannedPage, 'bytes' | 'extension'>> {
  const image = sharp(pixels, { raw: { ...sizeOf(page), channels: 3 } });
  if (doc.mode === 'fax') {
    const bilevel = image.greyscale().threshold({ good: 150, usual: 165, poor: 180 }[doc.damage]);
    return {
      bytes: await bilevel.png({ colours: 2, compressionLevel: 9 }).withMetadata({ density: doc.ppi }).toBuffer(),
      extension: 'png',
    };
  }
  const shaped = doc.mode === 'grey' ? image.greyscale() : image;
  const quality = random.whole(...level.quality);
  return { bytes: await shaped.jpeg({ quality }).withMetadata({ density: doc.ppi }).toBuffer(), extension: 'jpg' };
}
