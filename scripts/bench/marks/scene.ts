import sharp from 'sharp';
import type { Random } from '../../pages/random.ts';
import { drawingOf, sealSvg, type Drawing } from './stamp.ts';

/** RGB pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly ppi: number;
  readonly data: Uint8Array;
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
