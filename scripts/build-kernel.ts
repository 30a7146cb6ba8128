import { readFileSync, writeFileSync } from 'node:fs';
import openWabt from 'wabt';

/** Builds the WebAssembly beside its sources, `src/ocr/digits/kernel.wat` and `src/ocr/pixels/pixels.wat`. Usage: npm run build:kernel */
const SOURCES = ['digits/kernel', 'pixels/pixels'];

const wabt = await openWabt();
for (const name of SOURCES) {
  const place = (ending: string) => new URL(`../src/ocr/${name}.${ending}`, import.meta.url);
  const source = wabt.parseWat(`${name}.wat`, readFileSync(place('wat'), 'utf8'), { simd: true });
  source.validate();
  const { buffer } = source.toBinary({});
  writeFileSync(place('wasm'), buffer);
  process.stdout.write(`${name}.wasm: ${String(buffer.length)} bytes\n`);
}
