import { readFileSync } from 'node:fs';

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
}

type Limits = [floor: number, plainly: number, faintly: number];

/** The few parts of WebAssembly used here; Node's type package declares none (see formats/pdf/engine/web-assembly.ts). */
declare const WebAssembly: {
  Memory: new (descriptor: { readonly initial: number }) => {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

const PAGE_BYTES = 65_536;
/** What a pass may read and write behind the pixels it was given. */
const BEYOND = 64;
/** Room for tables and counts before the pixels. */
export const TABLES = 2048;

const memory = new WebAssembly.Memory({ initial: 8 });
let loaded: PixelKernel | undefined;
let bytes = new Uint8Array(memory.buffer);

/** The kernel of this thread. It is built from `pixels.wat` by `npm run build:kernel`. */
export function pixelKernel(): PixelKernel {
  loaded ??= instantiate();
  return loaded;
}

function instantiate(): PixelKernel {
  const module = new WebAssembly.Module(readFileSync(new URL('./pixels.wasm', import.meta.url)));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // what pixels.wat exports
  return exports as unknown as PixelKernel;
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
