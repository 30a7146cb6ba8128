import { readFileSync, writeFileSync } from 'node:fs';
import openWabt from 'wabt';

/** Builds `src/ocr/digits/kernel.wasm` from `kernel.wat`. Usage: npm run build:kernel */
const FOLDER = new URL('../src/ocr/digits/', import.meta.url);

const wabt = await openWabt();
const source = wabt.parseWat('kernel.wat', readFileSync(new URL('kernel.wat', FOLDER), 'utf8'), { simd: true });
source.validate();
const { buffer } = source.toBinary({});
writeFileSync(new URL('kernel.wasm', FOLDER), buffer);
process.stdout.write(`kernel.wasm: ${String(buffer.length)} bytes\n`);
