import { createMemory, instantiate, PAGE_BYTES } from '../web-assembly.ts';

/** The functions of `pixels.wat`; all places are bytes. */
export interface PixelKernel {
  split(
    at: number,
    end: number,
    ...to: [ink: number, red: number, levels: number, counts: number, ...limits: Limits]
  ): void;
  blockSums(at: number, width: number, rows: number, sums: number): void;
  levelRow(at: number, out: number, width: number, gains: number, last: number): void;
  otherInk(at: number, end: number, out: number, lifts: number, levels: number): void;
  coloured(at: number, end: number, lifts: number, limit: number, ends: number): number;
  coarseRow(at: number, other: number, end: number, out: number): void;
  darkCells(at: number, width: number, out: number, end: number): void;
  sampleRow(
    image: number,
    width: number,
    out: number,
    end: number,
    ...fixed: [x: number, y: number, stepX: number, stepY: number, lastX: number, lastY: number]
  ): void;
}

type Limits = [floor: number, plainly: number, faintly: number];

/** What a pass may read and write behind the pixels it was given. */
const BEYOND = 64;
/** Room for tables and counts before the pixels. */
export const TABLES = 2048;

const memory = createMemory(8);
let loaded: PixelKernel | undefined;
let bytes = new Uint8Array(memory.buffer);

/** The kernel of this thread. It is built from `pixels.wat` by `npm run build:kernel`. */
export function pixelKernel(): PixelKernel {
  // what pixels.wat exports
  loaded ??= instantiate(new URL('./pixels.wasm', import.meta.url), memory) as PixelKernel;
  return loaded;
}

/** The memory of the kernel, with room for so many bytes behind the tables. What an earlier call gave is void. */
export function kernelBytes(room: number): Uint8Array {
  const missing = TABLES + room + BEYOND - bytes.length;
  if (missing > 0) {
    memory.grow(Math.ceil(missing / PAGE_BYTES));
    bytes = new Uint8Array(memory.buffer);
  }
  return bytes;
}
