/** The few parts of WebAssembly used here; Node's type package declares none and the DOM library is not for servers. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
export interface WasmTable {
  grow(by: number): number;
  set(index: number, value: unknown): void;
}
export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
export type WasmModule = object;

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
  readonly RuntimeError: new () => Error;
};

/** Gets the parameters as C passed them: 32 bits, seen signed. */
export type WasmCallback = (args: readonly number[]) => number;

/** Compiles after lifting the upper bound of the function table, so that callbacks can be added to it. */
export function compileWithOpenTable(bytes: Uint8Array): WasmModule {
  return new WebAssembly.Module(raiseTableMaximum(bytes));
}

export function instantiate(module: WasmModule, imports: WasmImports): WasmInstance {
  return new WebAssembly.Instance(module, imports);
}

export function isWasmTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

const I32 = 0x7f;

/**
 * A function table holds only functions of WebAssembly, so a callback is passed through a module of one function
 * that imports and exports it: `(i32 × arity) → i32`.
 */
export function wrapCallback(arity: number, callback: WasmCallback): unknown {
  const params = Array<number>(arity).fill(I32);
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // magic, version 1
    ...[0x01, 5 + arity, 0x01, 0x60, arity, ...params, 0x01, I32], // one function type
    ...[0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00], // import e.f of that type
    ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00], // export it as f
  ];
  return instantiate(new WebAssembly.Module(Uint8Array.from(bytes)), {
    e: { f: (...args: number[]) => callback(args) },
  }).exports['f'];
}

const TABLE_SECTION = 4;
const HAS_MAXIMUM = 1;

/**
 * The table of the packaged PDFium is built with maximum = minimum. The maximum is raised within its own bytes
 * (LEB128, same length), the rest of the binary stays as it is.
 * https://webassembly.github.io/spec/core/binary/modules.html#table-section
 */
function raiseTableMaximum(bytes: Uint8Array): Uint8Array {
  const patched = Uint8Array.from(bytes);
  let at = 8;
  while (at < patched.length) {
    const section = patched[at];
    const length = readLeb(patched, at + 1);
    // count (one table), element type, limits flag, minimum, maximum
    if (section === TABLE_SECTION && patched[length.next + 2] === HAS_MAXIMUM) {
      const minimum = readLeb(patched, length.next + 3);
      fillLeb(patched, minimum.next);
      return patched;
    }
    at = length.next + length.value;
  }
  return patched;
}

function readLeb(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  let next = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next };
  }
}

/** The largest value that the bytes of the number can hold. */
function fillLeb(bytes: Uint8Array, start: number): void {
  for (let at = start; ; at++) {
    const more = (bytes[at] ?? 0) & 0x80;
    bytes[at] = more | 0x7f;
    if (more === 0) return;
  }
}
