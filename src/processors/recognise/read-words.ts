import { wordsToLookAt } from '../../domain/cataloguing/words-to-look-at.ts';
import { turnBox, type Box } from '../../domain/page/geometry.ts';
import type { PageReading, Word } from '../../domain/page/page-reading.ts';
import { cutWord } from '../../domain/words/cut-word.ts';
import { lettersOf } from '../../domain/words/second-look.ts';
import { placeInLine, SHOWN_TYPE } from '../../domain/words/type-line.ts';
import { isPortError } from '../../ports/errors.ts';
import type { PageRaster } from '../../ports/scan-reader.ts';
import type { WordCrop, WordReader } from '../../ports/word-reader.ts';

export interface WordSource {
  readonly raster: PageRaster;
  readonly reading: PageReading;
  readonly signal: AbortSignal;
}

/** Beside a word, in parts of the size of its type. */
const AIR = 0.1;

/**
 * Has the marks of the words looked at that nothing else confirms: names of signers and what a subject was hardly read of.
 * @returns the words of the page, those with `spellings` that were looked at. A reader that fails says nothing.
 */
export async function lookAtWords(
  reader: WordReader | undefined,
  { raster, reading, signal }: WordSource,
): Promise<readonly Word[]> {
  if (reader === undefined) return reading.words;
  try {
    const asked = wordsToLookAt(reading);
    if (asked.length === 0) return reading.words;
    const seen = await reader.read(
      asked.map((word) => cropOf(word, raster, reading)),
      signal,
    );
    const found = new Map(asked.map((word, i) => [word, seen[i] ?? []]));
    return reading.words.map((word) => {
      const spellings = found.get(word) ?? [];
      return spellings.length === 0 ? word : { ...word, spellings };
    });
  } catch (error) {
    if (isPortError(error) && error.code === 'cancelled') throw error;
    return reading.words;
  }
}

function cropOf(word: Word, raster: PageRaster, reading: PageReading): WordCrop {
  const upright = (box: Box) => turnBox(box, raster, reading.rotation);
  const line = reading.words
    .filter(({ line: number, layer }) => number === word.line && layer === word.layer)
    .map((one) => ({ text: one.text, box: upright(one.box), one }));
  const own = line.find(({ one }) => one === word) ?? { text: word.text, box: upright(word.box) };
  const { baseline, em } = placeInLine(own, line);
  const { above, below } = SHOWN_TYPE;
  const box: Box = [own.box[0] - AIR * em, baseline - above * em, own.box[2] + 2 * AIR * em, (above + below) * em];
  const { width, height, data, top } = cutWord(raster, reading.rotation, box);
  return { width, height, data, baseline: baseline - top, em, word: lettersOf(word.text) };
}
