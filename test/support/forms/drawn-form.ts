import { join } from 'node:path';
import type { FormCopy, FormLayout, FormLine } from '../../../src/domain/forms/form-model.ts';
import type { FormatsPool } from '../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { createScanReader } from '../../../src/formats/scan-reader.ts';
import type { DrawnForm } from '../../../src/ports/form-renderer.ts';
import type { PageIdentity, PageRaster } from '../../../src/ports/scan-reader.ts';

/** A form drawn and read back by PDFium, which takes no part in drawing. */
export interface ReadForm extends DrawnForm {
  readonly path: string;
  readonly sizes: readonly { readonly widthMm: number; readonly heightMm: number }[];
  /** Text of a page, from 1, words parted by blanks. */
  text(page: number): Promise<string>;
  raster(page: number): Promise<PageRaster>;
}

let count = 0;

export async function drawAndRead(
  { pool, folder }: { readonly pool: FormatsPool; readonly folder: string },
  layout: FormLayout,
  copies: readonly FormCopy[],
): Promise<ReadForm> {
  count += 1;
  const path = join(folder, `form-${String(count)}.pdf`);
  const drawn = await createPdfFormRenderer(pool).draw({ kind: 'form', title: 'Mẫu', layout, copies }, path);
  const reader = createScanReader({ pool });
  const { pages } = await reader.identify(path);
  const pageOf = (page: number): PageIdentity => {
    const found = pages[page - 1];
    if (found === undefined) throw new Error(`There is no page ${String(page)}`);
    return found;
  };
  return {
    ...drawn,
    path,
    sizes: pages.map(({ widthPx, heightPx, ppi }) => ({
      widthMm: (widthPx / ppi) * 25.4,
      heightMm: (heightPx / ppi) * 25.4,
    })),
    async text(page) {
      const words = await reader.textLayer(path, pageOf(page));
      return words.map((word) => word.text).join(' ');
    },
    raster: (page) => reader.rasterise(path, pageOf(page)),
  };
}

export function aCopy(values: FormCopy['values'], rows: Readonly<Record<string, readonly FormLine[]>> = {}): FormCopy {
  return { values, lists: rows };
}

export function aRow(cells: FormCopy['values']): FormLine {
  return { kind: 'row', cells };
}

/** Where rules stand that go down through the whole band, in millimetres from the left edge. */
export function rulesDown(raster: PageRaster, [fromMm, toMm]: readonly [number, number]): readonly number[] {
  const px = (mm: number) => Math.round((mm / 25.4) * raster.ppi);
  const isDark = (x: number) => range(px(fromMm), px(toMm)).every((y) => darkness(raster, x, y) > 60);
  return centres(range(0, raster.width - 1).filter(isDark)).map((x) => ((x + 0.5) / raster.ppi) * 25.4);
}

/** Where rules stand that go across the whole band, in millimetres from the upper edge. */
export function rulesAcross(raster: PageRaster, [fromMm, toMm]: readonly [number, number]): readonly number[] {
  const px = (mm: number) => Math.round((mm / 25.4) * raster.ppi);
  const isDark = (y: number) => range(px(fromMm), px(toMm)).every((x) => darkness(raster, x, y) > 60);
  return centres(range(0, raster.height - 1).filter(isDark)).map((y) => ((y + 0.5) / raster.ppi) * 25.4);
}

/** 0 for white paper, 255 for black. */
export function darkness({ width, channels, data }: PageRaster, x: number, y: number): number {
  return 255 - (data[(y * width + x) * channels] ?? 255);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** A rule may be some pixels wide. */
function centres(pixels: readonly number[]): readonly number[] {
  const runs: number[][] = [];
  for (const pixel of pixels) {
    const run = runs.at(-1);
    if (run?.at(-1) === pixel - 1) run.push(pixel);
    else runs.push([pixel]);
  }
  return runs.map((run) => ((run[0] ?? 0) + (run.at(-1) ?? 0)) / 2);
}
