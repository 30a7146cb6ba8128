import { createMemory, instantiate, PAGE_BYTES } from '../web-assembly.ts';

/** Of what one convolution works with, in the memory of the kernel; in numbers of 32 bits, not bytes. */
interface KernelPlaces {
  readonly taps: number;
  readonly source: number;
  readonly output: number;
}

/** The functions of `kernel.wat`; places and distances are bytes. */
interface Kernel {
  fourChannels(...places: [out: number, apart: number, ...Rows]): void;
  oneChannel(...places: [out: number, ...Rows]): void;
  layOut(
    ...places: [...From, ...To, channels: number, height: number, width: number, lanes: number, pad: number]
  ): void;
}

type Rows = [
  ...[source: number, step: number, rows: number, taps: number, tapsEnd: number],
  ...[weights: number, columnsEnd: number, least: number],
];
type From = [from: number, fromRow: number, fromChannel: number];
type To = [to: number, toRow: number, toChannel: number, toLane: number];

/** Columns worked on in one go: rows of the output lie a whole number of them apart. */
export const COLUMNS_TOGETHER = 8;
/** Output channels worked on in one go. */
export const CHANNELS_TOGETHER = 4;
const BYTES = 4;

const memory = createMemory(1);
let loaded: Kernel | undefined;

/** The kernel of this thread. It is built from `kernel.wat` by `npm run build:kernel`. */
export function loadKernel(): Kernel {
  // what kernel.wat exports
  loaded ??= instantiate(new URL('./kernel.wasm', import.meta.url), memory) as Kernel;
  return loaded;
}

export interface KernelMemory {
  readonly floats: Float32Array;
  readonly integers: Int32Array;
  readonly at: KernelPlaces;
}

/** So many numbers are kept for good, from the beginning of the memory on. */
let kept = 0;

/** Weights stay where they are laid once: a network reads a hundred windows of a page. @returns their place, in numbers */
export function keepNumbers(numbers: Float32Array): number {
  const place = kept;
  kept += numbers.length;
  growTo(kept);
  new Float32Array(memory.buffer).set(numbers, place);
  return place;
}

/** Room for one convolution, behind what is kept. The source may be read beyond its end by one go of columns. */
export function roomFor(sizes: KernelPlaces): KernelMemory {
  const source = kept + sizes.taps;
  const at = { taps: kept, source, output: source + sizes.source + COLUMNS_TOGETHER };
  growTo(at.output + sizes.output);
  return { floats: new Float32Array(memory.buffer), integers: new Int32Array(memory.buffer), at };
}

function growTo(numbers: number): void {
  const missing = numbers * BYTES - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}
