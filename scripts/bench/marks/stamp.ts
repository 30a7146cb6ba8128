import sharp from 'sharp';
import type { Random } from '../../pages/random.ts';
import { MARKS } from './words.ts';

/** Faces of stamps; the training knows Tinos and Arimo (Times and Arial) and none of the others. */
export const FONTS = [
  'Tinos',
  'Arimo',
  'DejaVu Sans',
  'Noto Sans',
  'FreeSans',
  'FreeMono',
  'Liberation Serif',
] as const;

export interface StampShape {
  readonly text: string;
  /** The word that is looked for stands in the middle of the drawing; the words before it to its left. */
  readonly before: string;
  readonly font: string;
  /** Height of capitals, in mm. */
  readonly capMm: number;
  readonly spacingEm: number;
  readonly frame: 'none' | 'single' | 'double';
  readonly degrees: number;
}

/** Ink 0…1 of a drawing. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

export function markShape(random: Random, fonts: readonly string[]): StampShape & { readonly level: string } {
  // the shortest one is as common as the others together
  const words = random.weighted(MARKS.map((mark) => [mark, mark.length === 1 ? 2 : 1] as const));
  const last = random.weighted([
    ['MẬT', 30],
    ['MÂT', 1],
    ['MẠT', 1],
  ] as const);
  const before = words.slice(0, -1).join(' ');
  return { ...someShape(random, fonts), text: last, before, level: words.join(' ') };
}

export function someShape(random: Random, fonts: readonly string[]): Omit<StampShape, 'text' | 'before'> {
  const upright = random.chance(0.85);
  const lean = random.weighted([
    [3, 5],
    [10, 3],
    [25, 2],
  ] as const);
  const degrees = random.between(-lean, lean) + (upright ? 0 : random.pick([-90, 90]));
  return {
    font: random.pick(fonts),
    capMm: random.between(3.1, 5.6),
    spacingEm: random.weighted([
      [0, 5],
      [random.between(0.05, 0.2), 3],
      [random.between(0.2, 0.35), 1],
    ]),
    frame: random.weighted([
      ['single', 5],
      ['double', 2],
      ['none', 3],
    ] as const),
    degrees,
  };
}

/** A stamp alone, dark on nothing, the word looked for in the middle of `sizeMm`. */
export async function drawStamp(
  shape: StampShape,
  random: Random,
  { ppi, sizeMm }: { ppi: number; sizeMm: readonly [number, number] },
): Promise<Drawing> {
  const [across, down] = sizeMm;
  const em = shape.capMm / 0.7;
  const advance = (text: string) => text.length * em * (0.74 + shape.spacingEm);
  const half = advance(shape.text) / 2;
  const left = -half - (shape.before === '' ? 0 : advance(`${shape.before} `));
  const pad = [random.between(1, 4), random.between(0.9, 2.5)] as const;
  const top = -shape.capMm * (0.5 + 0.42) - pad[1];
  const bottom = shape.capMm * (0.5 + 0.3) + pad[1];
  const stroke = random.between(0.3, 0.8);
  const frame = (out: number) =>
    `<rect x="${String(left - pad[0] - out)}" y="${String(top - out)}" width="${String(half - left + 2 * pad[0] + 2 * out)}" height="${String(bottom - top + 2 * out)}" fill="none" stroke="#000" stroke-width="${String(stroke)}"/>`;
  const frames = shape.frame === 'none' ? '' : frame(0) + (shape.frame === 'double' ? frame(1.1) : '');
  const style = `font-family="${shape.font}" font-weight="bold" font-size="${String(em)}" letter-spacing="${String(shape.spacingEm * em)}"`;
  const base = shape.capMm / 2;
  const shift = (shape.spacingEm * em) / 2;
  const words =
    `<text x="${String(shift)}" y="${String(base)}" text-anchor="middle" ${style}>${shape.text}</text>` +
    (shape.before === ''
      ? ''
      : `<text x="${String(-half - em * 0.28)}" y="${String(base)}" text-anchor="end" ${style}>${shape.before}</text>`);
  const px = ppi / 25.4;
  const [width, height] = [Math.round(across * px), Math.round(down * px)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="${String(-across / 2)} ${String(-down / 2)} ${String(across)} ${String(down)}"><g transform="rotate(${String(shape.degrees)})">${words}${frames}</g></svg>`;
  return drawingOf(svg);
}

export async function drawingOf(svg: string): Promise<Drawing> {
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ink = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += 1) ink[at] = (data[at] ?? 0) / 255;
  return { width: info.width, height: info.height, ink };
}

/** A round seal of an office that is none: rings, star, words on the rim. */
export function sealSvg(random: Random, ppi: number): string {
  const px = ppi / 25.4;
  const size = Math.round(38 * px);
  const star = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 6.5 : 2.7;
    const angle = ((i * 36 - 90) * Math.PI) / 180;
    return `${(radius * Math.cos(angle)).toFixed(2)},${(radius * Math.sin(angle)).toFixed(2)}`;
  }).join(' ');
  const rim = random.pick(['ỦY BAN NHÂN DÂN HUYỆN', 'SỞ NỘI VỤ TỈNH', 'MẶT TRẬN TỔ QUỐC VIỆT NAM', 'TRUNG TÂM Y TẾ']);
  const letters = Array.from(rim)
    .map((letter, index) => {
      const turn = -120 + (index * 240) / rim.length;
      return `<text transform="rotate(${String(turn)}) translate(0 -13.2)" font-size="3" text-anchor="middle" font-family="Liberation Sans" font-weight="bold">${letter}</text>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(size)}" height="${String(size)}" viewBox="-19 -19 38 38"><g transform="rotate(${String(random.between(-20, 20))})" stroke="#000" fill="none"><circle r="17.5" stroke-width=".8"/><circle r="16.6" stroke-width=".3"/><circle r="11.6" stroke-width=".35"/><polygon points="${star}" stroke-width=".5"/></g><g transform="rotate(${String(random.between(-20, 20))})">${letters}</g></svg>`;
}
