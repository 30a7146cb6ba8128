import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes, ZXING_WASM_VERSION } from 'zxing-wasm/reader';
import type { CodeReader } from '../../ports/code-reader.ts';
import type { GreyImage } from '../../ports/image-preparation.ts';
import { hasDenseArea } from './has-dense-area.ts';

/** Modules of our codes are 2 mm and more. A coarse look first: it mends specks; finer ones for codes that were shrunk. */
const LOOKS = [
  { ppi: 50, tryDenoise: false },
  { ppi: 100, tryDenoise: false },
  { ppi: 100, tryDenoise: true },
] as const;

/** Codes by zxing-wasm, from its own file: nothing is fetched. Pages without a large dark square cost one look over their pixels. */
export function createCodeReader(): CodeReader {
  let ready: Promise<unknown> | undefined;
  return {
    name: `zxing-wasm ${ZXING_WASM_VERSION}`,
    read: async (image) => {
      if (!hasDenseArea(image)) return [];
      ready ??= prepare();
      await ready;
      for (const { ppi, tryDenoise } of LOOKS) {
        const options = { formats: ['QRCode' as const], tryInvert: false, tryDenoise };
        const found = await readBarcodes(pictureOf(image, ppi), options);
        const codes = found.filter(({ isValid }) => isValid).map(({ text }) => text);
        if (codes.length > 0) return codes;
      }
      return [];
    },
  };
}

async function prepare(): Promise<unknown> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  return prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true });
}

/** The page in the form that the package takes, of about so many pixels an inch. */
function pictureOf(image: GreyImage, ppi: number) {
  const factor = Math.max(1, Math.floor(image.ppi / ppi));
  const [width, height] = [
    Math.max(1, Math.floor(image.width / factor)),
    Math.max(1, Math.floor(image.height / factor)),
  ];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = meanOf(image, [x * factor, y * factor], factor);
      data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { data, width, height, colorSpace: 'srgb' as const };
}

function meanOf({ data, width }: GreyImage, [left, top]: readonly [number, number], factor: number): number {
  let sum = 0;
  for (let y = top; y < top + factor; y += 1) {
    for (let x = left; x < left + factor; x += 1) sum += data[y * width + x] ?? 255;
  }
  return sum / (factor * factor);
}
