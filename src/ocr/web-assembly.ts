import { readFileSync } from 'node:fs';

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The few parts of WebAssembly used here; Node's type package declares none (see formats/pdf/engine/web-assembly.ts). */
declare const WebAssembly: {
  Memory: new (descriptor: { readonly initial: number }) => WasmMemory;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

export const PAGE_BYTES = 65_536;

/** @param pages of 64 KiB, to begin with */
export function createMemory(pages: number): WasmMemory {
  return new WebAssembly.Memory({ initial: pages });
}

/** What a module exports that works on this memory. */
export function instantiate(file: URL, memory: WasmMemory): object {
  const module = new WebAssembly.Module(readFileSync(file));
  return new WebAssembly.Instance(module, { env: { memory } }).exports;
}
