import sharp from 'sharp';
import type { Random } from '../../pages/random.ts';
import { drawingOf, sealSvg, type Drawing } from './stamp.ts';
import { someWords } from './words.ts';

/** RGB pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly data: Uint8Array;
}

/** Sheets of running text, drawn once for each resolution; scenes are cut from them. */
export interface Sheets {
  cut(random: Random, size: { width: number; height: number }, ppi: number): Promise<Uint8Array>;
}

const SHEET_MM = [180, 120] as const;

export function createSheets(seed: Random): Sheets {
  const drawn = new Map<number, Promise<readonly Drawing[]>>();
  return {
    cut: async (random, { width, height }, ppi) => {
      const sheets = await (drawn.get(ppi) ?? drawSheets(drawn, seed, ppi));
      const sheet = random.pick(sheets);
      const left = random.whole(0, Math.max(0, sheet.width - width));
      const top = random.whole(0, Math.max(0, sheet.height - height));
      const out = new Uint8Array(width * height).fill(255);
      for (let y = 0; y < Math.min(height, sheet.height - top); y += 1) {
        for (let x = 0; x < Math.min(width, sheet.width - left); x += 1) {
          out[y * width + x] = 255 - 235 * (sheet.ink[(top + y) * sheet.width + left + x] ?? 0);
        }
      }
      return out;
    },
  };
}

function drawSheets(
  drawn: Map<number, Promise<readonly Drawing[]>>,
  random: Random,
  ppi: number,
): Promise<readonly Drawing[]> {
  const sheets = Promise.all([0, 1, 2].map(() => drawingOf(textSvg(random, ppi))));
  drawn.set(ppi, sheets);
  return sheets;
}

function textSvg(random: Random, ppi: number): string {
  const px = ppi / 25.4;
  const [across, down] = SHEET_MM;
  const lines: string[] = [];
  for (let y = 6; y < down; y += random.between(6, 8)) {
    const title = random.chance(0.15);
    const words = someWords(random, title ? 5 : 24);
    const text = title ? words.toUpperCase() : words;
    lines.push(
      `<text x="2" y="${String(y)}" font-family="Liberation Serif" font-size="4.6" font-weight="${title ? 'bold' : 'normal'}">${text}</text>`,
    );
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(Math.round(across * px))}" height="${String(Math.round(down * px))}" viewBox="0 0 ${String(across)} ${String(down)}">${lines.join('')}</svg>`;
}

export interface Ink {
  readonly drawing: Drawing;
  readonly colour: Colour;
  /** Where its top left stands. */
  readonly at: readonly [x: number, y: number];
}

type Colour = readonly [red: number, green: number, blue: number];

export const INKS: Readonly<Record<'red' | 'black', readonly Colour[]>> = {
  red: [
    [206, 32, 48],
    [190, 40, 60],
    [224, 64, 72],
    [176, 30, 40],
    [214, 58, 100],
  ],
  black: [
    [20, 20, 22],
    [50, 48, 52],
  ],
};

/** Ink laid on ink: what is below shows through as it does on paper. In place. */
export function lay(scene: Scene, { drawing, colour, at: [left, top] }: Ink): void {
  for (let y = 0; y < drawing.height; y += 1) {
    const row = top + y;
    if (row < 0 || row >= scene.height) continue;
    for (let x = 0; x < drawing.width; x += 1) {
      const ink = drawing.ink[y * drawing.width + x] ?? 0;
      const column = left + x;
      if (ink === 0 || column < 0 || column >= scene.width) continue;
      const at = (row * scene.width + column) * 3;
      for (let c = 0; c < 3; c += 1) {
        const through = 1 - ink * (1 - (colour[c] ?? 0) / 255);
        scene.data[at + c] = (scene.data[at + c] ?? 255) * through;
      }
    }
  }
}

/** A seal laid so that it covers some of what is around the centre. */
export async function laySeal(
  scene: Scene,
  random: Random,
  { strength, centre: [x, y] }: { readonly strength: number; readonly centre: readonly [x: number, y: number] },
): Promise<void> {
  const drawing = await drawingOf(sealSvg(random, scene.ppi));
  for (let i = 0; i < drawing.ink.length; i += 1) drawing.ink[i] = (drawing.ink[i] ?? 0) * strength;
  const reach = 22 * (scene.ppi / 25.4);
  const angle = random.between(0, 2 * Math.PI);
  const far = random.between(0.4, 1) * reach;
  const at = [
    Math.round(x + far * Math.cos(angle) - drawing.width / 2),
    Math.round(y + far * Math.sin(angle) - drawing.height / 2),
  ] as const;
  lay(scene, { drawing, colour: random.pick(INKS.red), at });
}

/** Paper, light, noise and compression of a scanner. */
export async function scan(scene: Scene, random: Random, mode: 'colour' | 'grey' | 'bilevel'): Promise<Scene> {
  const tint = random.pick([
    [255, 255, 255],
    [250, 248, 240],
    [244, 238, 222],
    [236, 236, 236],
  ] as const);
  const noise = random.between(1, 9);
  const { data } = scene;
  for (let at = 0; at < data.length; at += 3) {
    const shift = random.bell() * noise;
    for (let c = 0; c < 3; c += 1) {
      data[at + c] = Math.max(0, Math.min(255, ((data[at + c] ?? 255) * (tint[c] ?? 255)) / 255 + shift));
    }
  }
  const { width, height } = scene;
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  const blurred = random.chance(0.4) ? image.blur(random.between(0.4, 1.1)) : image;
  const raw =
    mode === 'bilevel'
      ? await blurred.greyscale().threshold(random.whole(135, 195)).toColourspace('srgb').raw().toBuffer()
      : await sharp(
          await (mode === 'grey' ? blurred.greyscale() : blurred).jpeg({ quality: random.whole(45, 92) }).toBuffer(),
        )
          .toColourspace('srgb')
          .raw()
          .toBuffer();
  if (raw.length === data.length) return { ...scene, data: new Uint8Array(raw) };
  return { ...scene, data: Uint8Array.from({ length: data.length }, (_, at) => raw[Math.floor(at / 3)] ?? 255) };
}
