import type { Size } from '../../domain/page/geometry.ts';
import { kernelBytes, pixelKernel, TABLES } from './kernel.ts';

/** Positions in an image are in fixed point, 16.16. */
export const ONE = 1 << 16;

export interface SampledRows {
  readonly image: Uint8Array;
  readonly from: Size;
  /** How far two neighbours of a row lie apart in the image. */
  readonly step: readonly [x: number, y: number];
  /** Where the first pixel of a row lies in the image. */
  readonly source: (row: number) => readonly [x: number, y: number];
  readonly rows: number;
  readonly length: number;
}

/** Rows sampled in one go. */
const TOGETHER = 64;

/** Rows sampled between the four nearest pixels of the image; `take` is given each, white where it lies outside. */
export function sampleRows(sampled: SampledRows, take: (row: number, pixels: Uint8Array) => void): void {
  for (let top = 0; top < sampled.rows; top += TOGETHER) {
    sampleBand(sampled, top, take);
  }
}

function sampleBand(sampled: SampledRows, top: number, take: (row: number, pixels: Uint8Array) => void): void {
  const { image, from, step, length } = sampled;
  const count = Math.min(TOGETHER, sampled.rows - top);
  const sources = Array.from({ length: count }, (_, row) => sampled.source(top + row));
  const heights = sources.flatMap(([, y]) => [y, y + step[1] * (length - 1)]);
  const first = Math.max(0, Math.floor(Math.min(...heights) / ONE));
  const end = Math.min(from.height, Math.floor(Math.max(...heights) / ONE) + 2);
  if (end - first < 2) return;
  const to = TABLES + (end - first) * from.width;
  const memory = kernelBytes(to + count * length);
  memory.set(image.subarray(first * from.width, end * from.width), TABLES);
  memory.fill(255, to, to + count * length);
  for (const [row, [x, y]] of sources.entries()) {
    const out = to + row * length;
    const last = [(from.width - 1) * ONE, (end - 1 - first) * ONE] as const;
    pixelKernel().sampleRow(TABLES, from.width, out, out + length, x, y - first * ONE, ...step, ...last);
    take(top + row, memory.subarray(out, out + length));
  }
}
