import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { EngineChoice } from '../../../src/ocr/create-ocr-engine.ts';
import { openMeasuredReader } from '../catalogue/measured-reader.ts';
import type { Scene } from './scene.ts';

export interface Verdict {
  readonly withheld: boolean;
  /** A person must look at a stamp. */
  readonly asked: boolean;
  readonly why: string;
}

/** The product's own way of a page, from the file on. */
export interface WholeReader {
  readonly engine: string;
  read(scene: Scene): Promise<Verdict>;
  dispose(): Promise<void>;
}

export async function openWholeReader(choice: EngineChoice): Promise<WholeReader> {
  const reader = await openMeasuredReader(choice);
  const folder = await mkdtemp(join(tmpdir(), 'bench-marks-'));
  return {
    engine: reader.engine,
    read: async ({ width, height, ppi, data }) => {
      const path = join(folder, 'page.png');
      const raw = { raw: { width, height, channels: 3 } } as const;
      await sharp(data, raw).withMetadata({ density: ppi }).png({ compressionLevel: 1 }).toFile(path);
      const reading = await reader.read(path);
      const asked = reading?.findings.some(({ code }) => code === 'stamp-unread') ?? false;
      return { withheld: reading === undefined, asked, why: 'page' };
    },
    dispose: async () => {
      await reader.dispose();
      await rm(folder, { recursive: true });
    },
  };
}
