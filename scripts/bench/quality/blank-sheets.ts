import sharp from 'sharp';
import { createRandom, type Random } from '../../pages/random.ts';
import { CONTENTS, drawContent, type Content } from './blank-contents.ts';
import { frameOf, paperOf, type Frame, type Paper } from './blank-paper.ts';
import type { ShownAs } from './looked-at.ts';

export { CONTENTS, type Content };

/** Rows of three channels without padding, and how the scanner hands it on. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly as: ShownAs;
  readonly data: Buffer;
}

/** Millimetres and pixels an inch; slips and small sheets mostly, which cost less and on which a mark stands out no better. */
const SIZES: readonly (readonly [size: readonly [number, number, number], weight: number])[] = [
  [[105, 74, 150], 45],
  [[105, 74, 200], 30],
  [[105, 148, 150], 10],
  [[105, 148, 200], 4],
  [[105, 74, 300], 5],
  [[105, 148, 100], 4],
  [[210, 297, 150], 2],
];
const MODES: readonly (readonly [ShownAs, number])[] = [
  ['colour', 65],
  ['grey', 20],
  ['bilevel', 15],
];

/** An empty side as scanners give it. */
export function blankSheet(random: Random): Promise<Sheet> {
  return sheetWith(() => '', random);
}

/** The same with the least that a person leaves on a sheet. */
export function hardlyWritten(content: Content, random: Random): Promise<Sheet> {
  return sheetWith((frame, strong) => drawContent(content, frame, { random, strong }), random);
}

async function sheetWith(draw: (frame: Frame, strong: boolean) => string, random: Random): Promise<Sheet> {
  const frame = frameOf(...random.weighted(SIZES));
  const as = random.weighted(MODES);
  const { across, down, width, height, ppi } = frame;
  const drawn = draw(frame, as === 'bilevel');
  const paper = await paperOf(frame, random);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(across)} ${String(down)}">${drawn}${paper.specks}</svg>`;
  const over = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .blur(Math.max(0.3, (0.085 * ppi) / 25.4))
    .raw()
    .toBuffer();
  const data = await jpeg(onPaper(over, { frame, paper, random }), frame, random);
  return { width, height, ppi, as, data };
}

/** Grain of deviation 1, made once; every row begins elsewhere in it. */
const GRAIN = (() => {
  const random = createRandom('grain');
  return Float32Array.from({ length: 1 << 18 }, () => random.bell());
})();

interface Laying {
  readonly frame: Frame;
  readonly paper: Paper;
  readonly random: Random;
}

/** Lays what is drawn (red, green, blue, opacity) on paper. */
function onPaper(over: Buffer, { frame: { width, height }, paper, random }: Laying): Buffer {
  const out = Buffer.alloc(width * height * 3);
  for (let y = 0, i = 0; y < height; y += 1) {
    const from = random.whole(0, GRAIN.length - width - 1);
    for (let x = 0; x < width; x += 1, i += 1) {
      const shift = (GRAIN[from + x] ?? 0) * paper.grain;
      const light = paper.isUnder?.(x, y) === true ? -1 : paper.lightAt(x, y, i);
      const seal = paper.sealAt?.(x, y) ?? 0;
      const opacity = (over[i * 4 + 3] ?? 0) / 255;
      for (let c = 0; c < 3; c += 1) {
        const level = light < 0 ? paper.under : bare(paper, c, { light, seal });
        out[i * 3 + c] = byte(level + ((over[i * 4 + c] ?? 0) - level) * opacity + shift);
      }
    }
  }
  return out;
}

interface Lit {
  readonly light: number;
  readonly seal: number;
}

function bare({ tone }: Paper, channel: number, { light, seal }: Lit): number {
  return (tone[channel] ?? 255) * light * (channel === 0 ? 1 : 1 - seal);
}

function byte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

function jpeg(pixels: Buffer, { width, height }: Frame, random: Random): Promise<Buffer> {
  const image = sharp(pixels, { raw: { width, height, channels: 3 } });
  return image
    .jpeg({ quality: random.whole(68, 90) })
    .toBuffer()
    .then((bytes) => sharp(bytes).raw().toBuffer());
}
