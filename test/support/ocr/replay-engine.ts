import { OcrError } from '../../../src/ports/errors.ts';
import type { GreyImage } from '../../../src/ports/image-preparation.ts';
import type { OcrEngine, OcrWord } from '../../../src/ports/ocr-engine.ts';

/** What the engine answers to one page: words, or the error it fails with. */
export type Answer = readonly OcrWord[] | OcrError;

export interface ReplayEngine extends OcrEngine {
  /** What it was asked, in order. */
  readonly asked: readonly { readonly image: GreyImage; readonly layout: 'page' | 'block' }[];
}

/**
 * An engine that gives recorded answers, one a page, in order; asked for more it fails. For tests of what is done with
 * words, not of reading.
 */
export function createReplayEngine(answers: readonly Answer[]): ReplayEngine {
  const asked: { image: GreyImage; layout: 'page' | 'block' }[] = [];
  return {
    asked,
    describe: () => ({ version: 'replay 1.0 vie', concurrency: 1 }),
    recognise: (image, layout, signal) => {
      if (signal?.aborted === true) return Promise.reject(new OcrError('cancelled', 'replay: cancelled'));
      const answer = answers[asked.length] ?? new OcrError('crashed', 'replay: asked for more than was recorded');
      asked.push({ image, layout });
      return answer instanceof OcrError ? Promise.reject(answer) : Promise.resolve(answer);
    },
    dispose: () => Promise.resolve(),
  };
}

/** Words of printed lines, as an engine would give them: 20 pixels high, 12 a letter, lines 40 apart. */
export function wordsOfLines(lines: readonly string[], confidence = 0.95): readonly OcrWord[] {
  return lines.flatMap((text, line) => {
    let x = 100;
    return text.split(' ').map((word): OcrWord => {
      const width = 12 * word.length;
      const box = [x, 100 + 40 * line, width, 20] as const;
      x += width + 10;
      return { text: word, box, confidence, block: 1, line };
    });
  });
}
