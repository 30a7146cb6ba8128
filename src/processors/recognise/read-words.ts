import { namesToReadAgain, wordsToLookAt, type UnknownName } from '../../domain/cataloguing/words-to-look-at.ts';
import { turnBox, type Box } from '../../domain/page/geometry.ts';
import type { PageReading, Word } from '../../domain/page/page-reading.ts';
import { cutWord } from '../../domain/words/cut-word.ts';
import type { SpellingShare } from '../../domain/words/letter-scores.ts';
import { fold } from '../../domain/text/fold.ts';
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
    const unknown = namesToReadAgain(reading);
    const asked = wordsToLookAt(reading).filter((word) => !unknown.some((name) => name.word === word));
    if (asked.length + unknown.length === 0) return reading.words;
    const page = { raster, reading };
    const known = asked.map((word) => cropOf(word, page));
    const again = unknown.flatMap(({ word, among }) =>
      [airAround, roomAround].map((reach) => ({ ...cropOf(word, page, reach), among })),
    );
    const seen = await reader.read([...known, ...again], signal);
    const found = new Map(asked.map((word, i) => [word, seen[i] ?? []]));
    for (const [i, name] of unknown.entries()) found.set(name.word, readAgain(name, seen.slice(known.length + 2 * i)));
    return reading.words.map((word) => {
      const spellings = found.get(word) ?? [];
      return spellings.length === 0 ? word : { ...word, spellings };
    });
  } catch (error) {
    if (isPortError(error) && error.code === 'cancelled') throw error;
    return reading.words;
  }
}

/**
 * A box may leave letters out: what is seen in the whole room between the words beside it counts, but where the box
 * shows a name with the letters that were read, or the room none.
 */
function readAgain(
  { word, among }: UnknownName,
  [own = [], wide = []]: readonly (readonly SpellingShare[])[],
): readonly SpellingShare[] {
  const [[inBox = NOTHING], [inRoom = NOTHING]] = [own, wide];
  const isAsRead = among.includes(inBox.text) && fold(inBox.text) === fold(lettersOf(word.text));
  if (isAsRead || !among.includes(inRoom.text)) return own;
  return inBox.text === inRoom.text && inBox.share > inRoom.share ? own : wide;
}

const NOTHING: SpellingShare = { text: '', share: 0 };

/** From an upright box on to both sides. */
type Reach = (own: Placed, line: readonly Placed[], em: number) => readonly [left: number, right: number];

const airAround: Reach = ({ box }, _line, em) => [box[0] - AIR * em, box[0] + box[2] + AIR * em];

/** No more than the letters that a box leaves out. */
const LEFT_OUT = 1.5;

const roomAround: Reach = ({ box }, line, em) => {
  const before = line.map((one) => one.box[0] + one.box[2] + AIR * em).filter((x) => x <= box[0]);
  const behind = line.map((one) => one.box[0] - AIR * em).filter((x) => x >= box[0] + box[2]);
  const [left, right] = [
    Math.max(...before, box[0] - LEFT_OUT * em),
    Math.min(...behind, box[0] + box[2] + LEFT_OUT * em),
  ];
  return [Math.min(left, box[0] - AIR * em), Math.max(right, box[0] + box[2] + AIR * em)];
};

interface Placed {
  readonly text: string;
  readonly box: Box;
}

function cropOf(word: Word, { raster, reading }: Omit<WordSource, 'signal'>, reach = airAround): WordCrop {
  const upright = (box: Box) => turnBox(box, raster, reading.rotation);
  const line = reading.words
    .filter(({ line: number, layer }) => number === word.line && layer === word.layer)
    .map((one) => ({ text: one.text, box: upright(one.box), one }));
  const own = line.find(({ one }) => one === word) ?? { text: word.text, box: upright(word.box) };
  const { baseline, em } = placeInLine(own, line);
  const { above, below } = SHOWN_TYPE;
  const [left, right] = reach(own, line, em);
  const box: Box = [left, baseline - above * em, right - left, (above + below) * em];
  const { width, height, data, top } = cutWord(raster, reading.rotation, box);
  return { width, height, data, baseline: baseline - top, em, word: lettersOf(word.text) };
}
