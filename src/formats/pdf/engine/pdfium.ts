import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PdfiumExports } from './pdfium-exports.ts';
import {
  compileWithOpenTable,
  instantiate,
  wrapCallback,
  type WasmCallback,
  type WasmImports,
  type WasmModule,
} from './web-assembly.ts';

/** One instance of PDFium with its own memory. Not usable any more after a trap: throw it away then. */
export interface Pdfium {
  readonly fn: PdfiumExports;
  /** The memory as bytes; stale after any call that may allocate, so take it anew each time. */
  readonly bytes: () => Uint8Array;
  readonly view: () => DataView;
  /** Runs `use` with `size` zeroed bytes that are freed afterwards. */
  readonly withMemory: <T>(size: number, use: (pointer: number) => T) => T;
  /** A function pointer for C. Lives as long as the instance. */
  addCallback(arity: number, callback: WasmCallback): number;
}

let compiled: Promise<WasmModule> | undefined;

async function compile(): Promise<WasmModule> {
  return compileWithOpenTable(await readFile(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'))));
}

/**
 * The package's own classes load a file whole; a scan file of 1 GB must not be. Hence its raw functions, taken at
 * the instantiation hook that it offers.
 */
export async function createPdfium(): Promise<Pdfium> {
  compiled ??= compile();
  const module = await compiled;
  let fn: PdfiumExports | undefined;
  await PDFiumLibrary.init({
    instantiateWasm(imports: WasmImports, done: (...args: unknown[]) => void) {
      const instance = instantiate(module, imports);
      // The exports of the pinned binary; every function named in the interface was checked to be there.
      fn = instance.exports as unknown as PdfiumExports;
      done(instance, module);
      return instance.exports;
    },
  });
  if (fn === undefined) throw new Error('PDFium was not instantiated');
  return wrap(fn);
}

function wrap(fn: PdfiumExports): Pdfium {
  const bytes = (): Uint8Array => new Uint8Array(fn.memory.buffer);
  return {
    fn,
    bytes,
    view: () => new DataView(fn.memory.buffer),
    withMemory(size, use) {
      const pointer = fn.malloc(size);
      if (pointer === 0) throw new RangeError('PDFium is out of memory');
      try {
        bytes().fill(0, pointer, pointer + size);
        return use(pointer);
      } finally {
        fn.free(pointer);
      }
    },
    addCallback(arity, callback) {
      const index = fn.__indirect_function_table.grow(1);
      fn.__indirect_function_table.set(index, wrapCallback(arity, callback));
      return index;
    },
  };
}
