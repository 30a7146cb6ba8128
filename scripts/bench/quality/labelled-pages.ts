import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from './damage.ts';

/** A page of a labelled folder, not loaded yet. */
export interface LabelledPage {
  readonly path: string;
  readonly ppi: number;
  readonly mode: string;
  /** Clockwise. */
  readonly skewDegrees: number;
  readonly texts: readonly string[];
  readonly lines: Picture['lines'];
  /** Findings that are true of it before anything is damaged. */
  readonly faults: ReadonlySet<string>;
}

type Line = Picture['lines'][number];

/** `docs/truth-format.md`. */
interface PageTruth {
  readonly image: string;
  readonly ppi: number;
  readonly mode?: string;
  readonly skewDegrees?: number;
  readonly lines: readonly { readonly text: string; readonly box: Line }[];
}

interface DocumentTruth {
  readonly pages?: readonly PageTruth[];
}

/** A page record of the corpus generator. */
interface CorpusPage {
  readonly id: string;
  readonly blocks: readonly { readonly lines?: readonly { readonly t: string; readonly box: Line }[] }[];
  readonly degrade: { readonly skew: number; readonly bleed?: number };
}

const CORPUS_PPI = 300;

/** Pages of a folder in our format or in that of the corpus generator. */
export async function labelledPages(folder: string): Promise<readonly LabelledPage[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && name !== 'index.json').sort();
  const pages: LabelledPage[] = [];
  for (const name of names) {
    const truth = JSON.parse(await readFile(join(folder, name), 'utf8')) as DocumentTruth | CorpusPage;
    if ('degrade' in truth) pages.push(fromCorpus(folder, truth));
    else pages.push(...(truth.pages ?? []).map((page) => fromTruth(folder, page)));
  }
  return pages;
}

function fromTruth(folder: string, { image, ppi, mode = 'colour', skewDegrees = 0, lines }: PageTruth): LabelledPage {
  const boxes = downwards(lines.map(({ box }) => box));
  const texts = lines.map(({ text }) => text);
  return { path: join(folder, image), ppi, mode, skewDegrees, texts, lines: boxes, faults: new Set() };
}

function fromCorpus(folder: string, { id, blocks, degrade }: CorpusPage): LabelledPage {
  const lines = blocks.flatMap((block) => block.lines ?? []);
  return {
    ...{ path: join(folder, `${id}.jpg`), ppi: CORPUS_PPI, mode: 'colour', skewDegrees: degrade.skew },
    texts: lines.map(({ t }) => t),
    lines: downwards(lines.map(({ box }) => box)),
    faults: new Set(degrade.bleed === undefined ? [] : ['show-through']),
  };
}

function downwards(boxes: readonly Line[]): readonly Line[] {
  return boxes.toSorted((one, other) => one[1] - other[1]);
}

export async function loadPicture({ path, ppi, lines, mode, skewDegrees }: LabelledPage): Promise<Picture> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, ppi, data, lines, mode, skewDegrees };
}
