import type { PagePixels } from '../../src/domain/signature/ink-cells.ts';

/** Red, green and blue, 0…255; grey sheets take the green. */
export type Ink = readonly [number, number, number];

type Point = readonly [x: number, y: number];

/** A sheet of A4 at 200 ppi that is drawn upon in millimetres. */
export interface Sheet {
  /** A stroke of half a millimetre; `ink` may give another width. */
  line(from: Point, to: Point, ink: Ink | { readonly ink: Ink; readonly width: number }): void;
  /** `share`: how much of the circle was pressed. */
  ring(at: { readonly x: number; readonly y: number; readonly radius: number }, ink: Ink, share?: number): void;
  pixels(): PagePixels;
  upsideDown(): PagePixels;
}

const SIZE = { width: 1654, height: 2339 } as const;
const MM = 200 / 25.4;

export function createSheet(channels: 1 | 3, paper: Ink): Sheet {
  const data = new Uint8Array(SIZE.width * SIZE.height * channels);
  const put = (pixel: number, ink: Ink) => {
    if (channels === 1) data[pixel] = ink[1];
    else data.set(ink, pixel * 3);
  };
  for (let pixel = 0; pixel < SIZE.width * SIZE.height; pixel += 1) put(pixel, paper);
  const dot = ([x, y]: readonly [number, number], ink: Ink, width: number) => {
    const half = (width * MM) / 2;
    for (let row = Math.round(y * MM - half); row < y * MM + half; row += 1) {
      for (let column = Math.round(x * MM - half); column < x * MM + half; column += 1) {
        if (row >= 0 && row < SIZE.height) put(row * SIZE.width + column, ink);
      }
    }
  };
  const page = (pixels: Uint8Array): PagePixels => ({ ...SIZE, channels, data: pixels, ppi: 200 });
  return {
    line: ([x, y], [toX, toY], drawn) => {
      const { ink, width } = 'ink' in drawn ? drawn : { ink: drawn, width: 0.5 };
      const steps = Math.ceil(Math.hypot(toX - x, toY - y) * 5);
      for (let i = 0; i <= steps; i += 1) dot([x + ((toX - x) * i) / steps, y + ((toY - y) * i) / steps], ink, width);
    },
    ring: ({ x, y, radius }, ink, share = 1) => {
      const steps = Math.ceil(radius * 40);
      for (let i = 0; i < steps * share; i += 1) {
        const turn = (2 * Math.PI * i) / steps;
        dot([x + radius * Math.cos(turn), y + radius * Math.sin(turn)], ink, 0.9);
      }
    },
    pixels: () => page(data),
    upsideDown: () => {
      const turned = new Uint8Array(data.length);
      const count = SIZE.width * SIZE.height;
      for (let i = 0; i < count; i += 1)
        turned.set(data.subarray(i * channels, (i + 1) * channels), (count - 1 - i) * channels);
      return page(turned);
    },
  };
}
