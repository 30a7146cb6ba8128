import { availableParallelism } from 'node:os';
import sharp from 'sharp';
import { createImagePreparation } from '../../src/ocr/create-image-preparation.ts';
import { createOcrEngine, type EngineChoice } from '../../src/ocr/create-ocr-engine.ts';
import type { OcrWord } from '../../src/ports/ocr-engine.ts';

/** How the bench gets the text of one page; the one place to change when there is more of the way to measure. */
export interface PageReader {
  readonly engine: string;
  read(imagePath: string): Promise<string>;
  dispose(): Promise<void>;
}

export async function createPageReader(choice: EngineChoice): Promise<PageReader> {
  const concurrency = availableParallelism();
  const engine = await createOcrEngine(choice, { concurrency, timeoutMs: 120_000, env: programEnvironment() });
  const preparation = createImagePreparation({ threads: concurrency });
  return {
    engine: engine.describe().version,
    read: async (imagePath) => {
      const { data, info } = await sharp(imagePath).raw().toBuffer({ resolveWithObject: true });
      const channels = info.channels === 1 ? 1 : 3;
      const raster = { data, width: info.width, height: info.height, channels, ppi: 300 } as const;
      const page = await preparation.prepare(raster, 0);
      return textOf(await engine.recognise(page.ink, 'page'));
    },
    dispose: async () => {
      await engine.dispose();
      await preparation.dispose();
    },
  };
}

/** Words in the engine's order, one printed line a line. */
function textOf(words: readonly OcrWord[]): string {
  let line = words[0]?.line;
  let text = '';
  for (const word of words) {
    text += (word.line === line ? ' ' : '\n') + word.text;
    line = word.line;
  }
  return text.trim();
}

function programEnvironment(): Readonly<Record<string, string>> {
  const { PATH, TESSDATA_PREFIX } = process.env;
  return { PATH: PATH ?? '', ...(TESSDATA_PREFIX === undefined ? {} : { TESSDATA_PREFIX }) };
}
