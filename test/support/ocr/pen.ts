import sharp from 'sharp';
import type { DigitCrop } from '../../../src/ports/digit-reader.ts';

/** Strokes of a pen in a box 10 wide and 20 high. */
const STROKES: Readonly<Record<string, string>> = {
  0: 'M6 0 C0 1 0 19 5 20 C11 20 11 1 6 0',
  1: 'M1 8 L6 0 L6 20',
  2: 'M1 5 C2 -2 10 -1 9 5 C8 10 4 15 0 20 L10 20',
  3: 'M1 2 C4 -1 10 0 9 5 C8 9 5 9 4 9 C9 9 11 14 9 17 C7 21 2 20 0 18',
  4: 'M6 0 L0 13 L10 13 M7 7 L7 20',
  5: 'M9 0 L2 0 L1 8 C6 6 11 9 9 15 C8 20 3 21 0 18',
  6: 'M8 0 C2 4 0 12 1 16 C3 21 9 21 9 15 C9 10 3 9 1 15',
  7: 'M0 1 L10 1 L4 20 M3 10 L9 10',
  8: 'M6 9 C0 8 1 0 5 0 C10 0 10 7 5 9 C-1 12 0 20 5 20 C11 20 10 11 6 9',
  9: 'M9 6 C8 -2 0 -1 1 5 C1 11 8 11 9 4 L8 20',
};

export interface PenOptions {
  readonly ppi?: number;
  readonly colour?: string;
  readonly paper?: string;
  readonly channels?: 1 | 3;
  /** Free paper before and behind the digits, in millimetres. */
  readonly marginMm?: number;
}

const DIGIT_MM = 4.5;
const AIR_MM = 2.5;

/** Digits written with a pen: a crop as readers are given it. */
export async function writeDigits(text: string, options: PenOptions = {}): Promise<DigitCrop> {
  const { ppi = 200, colour = '#1c2e94', paper = '#f8f6f0', channels = 3, marginMm = 2 } = options;
  const unit = DIGIT_MM / 20;
  const wide = 2 * marginMm + text.length * 14 * unit;
  const high = DIGIT_MM + 2 * AIR_MM;
  const paths = Array.from(text, (digit, index) => {
    const x = marginMm + index * 14 * unit;
    return `<path transform="translate(${String(x)} ${String(AIR_MM)}) scale(${String(unit)})" d="${STROKES[digit] ?? ''}"/>`;
  });
  const size = (mm: number) => String(Math.max(1, Math.round((mm * ppi) / 25.4)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size(wide)}" height="${size(high)}" viewBox="0 0 ${String(wide)} ${String(high)}">
    <rect width="100%" height="100%" fill="${paper}"/>
    <g fill="none" stroke="${colour}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g></svg>`;
  const drawn = sharp(Buffer.from(svg)).removeAlpha();
  const { data, info } = await (channels === 1 ? drawn.toColourspace('b-w') : drawn)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels, data: new Uint8Array(data), ppi };
}
