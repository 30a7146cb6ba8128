import { createMemory, instantiate, PAGE_BYTES } from '../web-assembly.ts';

/** Where the numbers of one convolution lie in the memory of the kernel; in numbers of 32 bits, not bytes. */
export interface KernelPlaces {
  readonly taps: number;
  readonly weights: number;
  readonly source: number;
  readonly output: number;
}

export interface KernelSizes {
  readonly taps: number;
  readonly weights: number;
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

/** Room for one convolution. The source may be read beyond its end by one go of columns. */
export function roomFor(sizes: KernelSizes): KernelMemory {
  const at = {
    taps: 0,
    weights: sizes.taps,
    source: sizes.taps + sizes.weights,
    output: sizes.taps + sizes.weights + sizes.source + COLUMNS_TOGETHER,
  };
  const missing = (at.output + sizes.output) * BYTES - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return { floats: new Float32Array(memory.buffer), integers: new Int32Array(memory.buffer), at };
}
