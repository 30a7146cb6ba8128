import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from './damage.ts';

/** A page of a labelled folder (`docs/truth-format.md`). */
export interface LabelledPage {
  readonly path: string;
  readonly ppi: number;
  readonly mode: string;
  /** Clockwise. */
  readonly skewDegrees: number;
  readonly texts: readonly string[];
  readonly lines: Picture['lines'];
}

interface PageTruth {
  readonly image: string;
  readonly ppi: number;
  readonly mode?: string;
  readonly skewDegrees?: number;
  readonly lines: readonly { readonly text: string; readonly box: Picture['lines'][number] }[];
}

export async function labelledPages(folder: string): Promise<readonly LabelledPage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const pages: LabelledPage[] = [];
  for (const name of names) {
    const truth = JSON.parse(await readFile(join(folder, name), 'utf8')) as { readonly pages?: readonly PageTruth[] };
    for (const { image, ppi, mode = 'colour', skewDegrees = 0, lines } of truth.pages ?? []) {
      const boxes = lines.map(({ box }) => box).toSorted((one, other) => one[1] - other[1]);
      const texts = lines.map(({ text }) => text);
      pages.push({ path: join(folder, image), ppi, mode, skewDegrees, texts, lines: boxes });
    }
  }
  return pages;
}

export async function loadPicture({ path, ppi, lines, mode, skewDegrees }: LabelledPage): Promise<Picture> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, ppi, data, lines, mode, skewDegrees };
}
