import type { InkMap } from '../domain/digits/ink.ts';

export interface StripFrame {
  readonly width: number;
  readonly height: number;
  /** Row of the ink where the strip begins; may lie outside. */
  readonly top: number;
  readonly scale: number;
}

/** Ink brought to the size of a strip: each pixel is the mean of what it covers, first down, then across; ink 0…1. */
export function shrinkInk(ink: InkMap, { width, height, top, scale }: StripFrame): Float64Array {
  const down = shares(height, { from: top, scale, limit: ink.height });
  const across = shares(width, { from: 0, scale, limit: ink.width });
  const out = new Float64Array(height * width);
  const row = new Float64Array(ink.width);
  down.forEach((rows, y) => {
    row.fill(0);
    for (const { index, share } of rows) {
      for (let x = 0; x < ink.width; x += 1) row[x] = (row[x] ?? 0) + share * (ink.data[index * ink.width + x] ?? 0);
    }
    across.forEach((columns, x) => {
      let sum = 0;
      for (const { index, share } of columns) sum += share * (row[index] ?? 0);
      out[y * width + x] = sum / 255;
    });
  });
  return out;
}

interface Axis {
  readonly from: number;
  readonly scale: number;
  readonly limit: number;
}

interface Share {
  readonly index: number;
  readonly share: number;
}

/** Which pixels of the ink each pixel of the strip covers, and by how much; between pixels where the strip is finer. */
function shares(count: number, { from, scale, limit }: Axis): readonly (readonly Share[])[] {
  const reach = Math.max(1, scale);
  return Array.from({ length: count }, (_, place) => {
    const start = from + (place + 0.5) * scale - reach / 2;
    const covered: Share[] = [];
    for (let index = Math.max(0, Math.floor(start)); index < Math.min(limit, start + reach); index += 1) {
      const share = (Math.min(start + reach, index + 1) - Math.max(start, index)) / reach;
      if (share > 0) covered.push({ index, share });
    }
    return covered;
  });
}
