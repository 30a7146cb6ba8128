import type { PlacedWord } from '../../layout/placed-word.ts';
import { right } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { makeLine } from '../../layout/text-line.ts';
import type { Word } from '../../page/page-reading.ts';
import { bareName, isBorneWord, isRank } from '../../text/person-name.ts';
import { confirmedBy, lettersOf } from '../../words/second-look.ts';
import { FIGURED_DEGREES, isFiguredDegree } from '../../words/spellings.ts';
import { agreed } from '../confidence.ts';
import { inCaseOf } from '../spelling.ts';

/** What the picture of `CKII.` says of its figure; of 65 printed ones 62 were seen as such, and none of as many that lost a stroke. */
const FIGURE = { two: 0.25, one: 0.02 } as const;
/** What is left of the doubt in a figure that the second reader settles. */
const SETTLED = 0.25;

export interface SettledLine {
  readonly line: TextLine;
  /** Engine and second reader see another figure: a person looks. */
  readonly doubted: boolean;
}

/**
 * The line of a name with what its picture says of it: the figure of a degree, the word that is borne where the engine read
 * what nobody is called (`Phữơng`, `Nghẻ`), the stop of a title that its box left out.
 */
export function settledLine(line: TextLine): SettledLine {
  const [family = ''] = bareName(line.text).split(' ');
  const first = line.words.findIndex(({ word }) => lettersOf(word.text) === family);
  const settled = line.words.map((placed, i) => {
    if (i >= first) return { ...placed, word: asBorne(placed.word, i === first) };
    return { ...placed, word: withStop(asFigured(placed.word), placed, line.words.slice(i)) };
  });
  const isSame = settled.every(({ word }, i) => word === line.words[i]?.word);
  return { line: isSame ? line : makeLine(settled), doubted: line.words.some(({ word }) => isContradicted(word)) };
}

/** `CKII`, `CKI`, as the second reader sees it. */
function figureOf({ text, spellings = [] }: Word): string | undefined {
  if (!isFiguredDegree(lettersOf(text)) || spellings.length === 0) return undefined;
  const two = spellings.find((spelling) => spelling.text === FIGURED_DEGREES.two)?.share ?? 0;
  if (two >= FIGURE.two) return 'CKII';
  return two <= FIGURE.one ? 'CKI' : undefined;
}

function asFigured(word: Word): Word {
  const seen = figureOf(word);
  if (seen === undefined) return word;
  return { ...word, text: word.text.replace(lettersOf(word.text), seen), confidence: agreed(word.confidence, SETTLED) };
}

/** One stroke was read where two are seen, or more than one (`CKHI`) where one is. */
function isContradicted(word: Word): boolean {
  const seen = figureOf(word);
  const read = lettersOf(word.text);
  if (seen === 'CKI') return read.length > seen.length || /[HNMU]$/u.test(read);
  return seen !== undefined && read === 'CKI';
}

/** Whether the figure was seen by the second reader, too. */
export function isFigureSeen(word: Word): boolean {
  return figureOf(word) !== undefined;
}

function asBorne(word: Word, first: boolean): Word {
  const letters = lettersOf(word.text);
  const [likeliest] = word.spellings ?? [];
  if (letters === '' || likeliest === undefined || isBorneWord(letters, first)) return word;
  if (!isBorneWord(likeliest.text, first)) return word;
  const text = word.text.replace(letters, inCaseOf(letters, likeliest.text));
  return confirmedBy({ ...word, text }) === 'confirmed' ? { ...word, text } : word;
}

/** How much wider than the other blanks of a line one is that holds a stop, in heights of the line. */
const STOP = 0.2;

/** `PGS.TS Hồ Hữu Yến` with a wide blank behind the title: its stop is there, but not in the box. */
function withStop(word: Word, placed: PlacedWord, [, ...others]: readonly PlacedWord[]): Word {
  if (!isRank(word.text)) return word;
  const [gap, ...blanks] = others.map((other, i) => other.box[0] - right((i === 0 ? placed : others[i - 1] ?? placed).box)); // prettier-ignore
  const isWide = gap !== undefined && blanks.length > 0 && gap > Math.max(...blanks) + STOP * placed.box[3];
  return isWide ? { ...word, text: `${word.text}.` } : word;
}
