import { centreX, letterCount, type PlacedWord } from '../layout/placed-word.ts';
import type { TextLine } from '../layout/text-line.ts';
import { makeLine } from '../layout/text-line.ts';
import type { Word } from '../page/page-reading.ts';
import { isSyllable, spellingKey } from '../text/syllable.ts';
import { lettersOf } from '../words/second-look.ts';
import { standSideBySide } from './word-pairs.ts';

/** Words are read as surely as this, ends of stamps and of pens are not. */
const HARDLY_READ = 0.7;

/**
 * Words of centred lines that a stamp or a pen beside them left there: `an toàn` / `I1` / `giao thông`. One has no room as a word of its
 * own: it is alone between two lines, or its line is centred without it and not with it; and the words on both sides follow each other.
 */
export function strayWords(lines: readonly TextLine[]): ReadonlySet<Word> {
  const words = lines.flatMap((line) => line.words.map((placed) => ({ placed, line })));
  const stray = words.filter(({ placed, line }, i) => {
    const [before, after] = [words[i - 1]?.placed.word, words[i + 1]?.placed.word];
    if (before === undefined || after === undefined || !isNoWord(placed.word)) return false;
    const follow = standSideBySide(spellingKey(lettersOf(before.text)), spellingKey(lettersOf(after.text)));
    return follow && (line.words.length === 1 || isOffCentre(placed, line, lines));
  });
  return new Set(stray.map(({ placed }) => placed.word));
}

/** Figures, Roman figures and abbreviations (`của UBND tỉnh`) may be badly read and are printed all the same. */
function isNoWord({ text, confidence }: Word): boolean {
  return (
    confidence < HARDLY_READ &&
    letterCount(text) > 0 &&
    !isSyllable(text) &&
    !/^[^\p{L}\d]*(?:[IVX]+|\p{Lu}{3,}|\d[\d.,/-]*)[^\p{L}\d]*$/u.test(text)
  );
}

/** Its line stands in the middle of the others without this word, and not with it. */
function isOffCentre(word: PlacedWord, line: TextLine, lines: readonly TextLine[]): boolean {
  const at = line.words.indexOf(word);
  if (at > 0 && at < line.words.length - 1) return false;
  const others = lines.filter((other) => other !== line).map(({ box }) => centreX(box));
  const middle = others.reduce((sum, x) => sum + x, 0) / Math.max(1, others.length);
  const rest = makeLine(line.words.filter((other) => other !== word));
  const height = rest.box[3];
  const isCentred = ({ box }: TextLine) => Math.abs(centreX(box) - middle) < height * CENTRED;
  return others.length > 0 && isCentred(rest) && !isCentred(line);
}

/** In heights of a line. */
const CENTRED = 0.5;
