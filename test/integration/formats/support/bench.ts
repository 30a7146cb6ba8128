import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createAccessPdfBuilder } from '../../../../src/formats/pdf/access/access-pdf-builder.ts';
import { createScanReader } from '../../../../src/formats/scan-reader.ts';
import type { ScanLimits } from '../../../../src/formats/scan-limits.ts';
import type { PageReading, Word } from '../../../../src/domain/page/page-reading.ts';
import type { AccessPdfBuilder } from '../../../../src/ports/access-pdf.ts';
import type { PageIdentity, ScanReader } from '../../../../src/ports/scan-reader.ts';

/** A pool of one thread, a reader, a builder, and a folder that goes with them. */
export interface Bench {
  readonly pool: FormatsPool;
  readonly reader: ScanReader;
  readonly builder: AccessPdfBuilder;
  readonly folder: string;
  readonly put: (name: string, data: Uint8Array) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openBench(limits: Partial<ScanLimits> = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'vankho-formats-'));
  const pool = createFormatsPool({ threads: 1 });
  return {
    pool,
    reader: createScanReader({ pool, limits }),
    builder: createAccessPdfBuilder({ pool, limits }),
    folder,
    async put(name, data) {
      const path = join(folder, name);
      await writeFile(path, data);
      return path;
    },
    async close() {
      await pool.dispose();
      await rm(folder, { recursive: true });
    },
  };
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGB. */
  readonly data: Buffer;
}

/** Smooth colours that differ in every corner and direction, so that no turn or mirroring goes unseen. */
export function picture(width: number, height: number): Picture {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      data[at] = Math.round((255 * x) / width);
      data[at + 1] = Math.round((255 * y) / height);
      data[at + 2] = x < width / 3 && y < height / 4 ? 255 : 20;
    }
  }
  return { width, height, data };
}

export function toSharp({ data, width, height }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Mean difference of two rasters of one size, 0…255. */
export function meanDifference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) throw new Error(`Sizes differ: ${String(a.length)}, ${String(b.length)}`);
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

export function aReading(
  page: PageIdentity,
  words: readonly Word[],
  rotation: PageReading['rotation'] = 0,
): PageReading {
  return {
    page: page.page,
    widthPx: page.widthPx,
    heightPx: page.heightPx,
    ppi: page.ppi,
    rotation,
    skewDegrees: 0,
    blank: words.length === 0,
    verdict: 'good',
    findings: [],
    words,
    text: words.map(({ text }) => text).join(' '),
    confidence: 0.9,
    source: 'ocr',
  };
}

export function aWord(text: string, box: Word['box'], line = 0): Word {
  return { text, box, confidence: 0.9, line, layer: 'ink' };
}
