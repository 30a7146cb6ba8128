import { fileURLToPath } from 'node:url';
import sharp, { type OutputInfo } from 'sharp';
import type { Box, QuarterTurn } from '../../../src/domain/page/geometry.ts';
import type { GreyImage } from '../../../src/ports/image-preparation.ts';
import type { PageRaster } from '../../../src/ports/scan-reader.ts';

/** Times-like and with all Vietnamese letters, from an npm package, so that no font needs to be installed. */
const FONT = fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'));

export interface PrintedLine {
  readonly text: string;
  /** Of the ink, in pixels of the page. */
  readonly box: Box;
}

export interface PrintedPage extends PageRaster {
  readonly channels: 3;
  readonly lines: readonly PrintedLine[];
}

export interface PageOptions {
  readonly lines: readonly string[];
  readonly ppi: number;
  /** Size in millimetres; A4 when absent. */
  readonly widthMm?: number;
  readonly heightMm?: number;
  readonly points?: number;
  readonly colour?: string;
  readonly paper?: string;
  /** Clockwise, as a sheet laid crooked on the glass. */
  readonly skewDegrees?: number;
  readonly turn?: QuarterTurn;
}

/** Prints lines of text on a sheet as a scanner would see it. Boxes are those of the straight page. */
export async function printPage(options: PageOptions): Promise<PrintedPage> {
  const { ppi, widthMm = 210, heightMm = 297, points = 14, colour = '#000000', paper = '#ffffff' } = options;
  const mm = ppi / 25.4;
  const width = Math.round(widthMm * mm);
  const height = Math.round(heightMm * mm);
  const step = Math.round(((points * 1.7) / 72) * ppi);
  const lines: (PrintedLine & { readonly input: Buffer })[] = [];
  for (const [index, text] of options.lines.entries()) {
    const line = await printLine(text, { ppi, points, colour });
    const [left, top] = [Math.round(25 * mm), Math.round(20 * mm) + index * step];
    lines.push({ text, input: line.data, box: [left, top, line.info.width, line.info.height] });
  }
  const overlays = lines.map(({ input, box }) => ({ input, left: box[0], top: box[1] }));
  const sheet = sharp({ create: { width, height, channels: 3, background: paper } }).composite(overlays);
  const upright = await sheet.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const laid = await lay(upright, options);
  return { ...laid, ppi, lines: lines.map(({ text, box }) => ({ text, box })) };
}

/** A grey page as an engine gets it. */
export async function printGrey(options: PageOptions): Promise<GreyImage & { readonly lines: readonly PrintedLine[] }> {
  const page = await printPage(options);
  const data = new Uint8Array(page.width * page.height);
  for (let pixel = 0; pixel < data.length; pixel += 1) data[pixel] = page.data[3 * pixel] ?? 255;
  return { data, width: page.width, height: page.height, ppi: page.ppi, lines: page.lines };
}

async function printLine(text: string, font: { ppi: number; points: number; colour: string }) {
  const markup = `<span foreground="${font.colour}">${text}</span>`;
  const input = { text: markup, font: `Tinos ${String(font.points)}`, fontfile: FONT, dpi: font.ppi, rgba: true };
  return await sharp({ text: input }).png().toBuffer({ resolveWithObject: true });
}

async function lay(sheet: { data: Buffer; info: OutputInfo }, { skewDegrees = 0, turn = 0, paper }: PageOptions) {
  const { width, height } = sheet.info;
  const raw = { raw: { width, height, channels: 3 } } as const;
  const skewed = await sharp(sheet.data, raw)
    .rotate(skewDegrees, { background: paper ?? '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const size = { raw: { width: skewed.info.width, height: skewed.info.height, channels: 3 } } as const;
  const { data, info } = await sharp(skewed.data, size).rotate(turn).raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height, channels: 3 } as const;
}
