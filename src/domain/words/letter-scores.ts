import { spellingKey } from '../text/syllable.ts';
import { isFiguredDegree, spellingsOf } from './spellings.ts';

/**
 * What a reader of letters gives, step by step from left to right: probabilities of nothing (class 0), of each letter
 * without case (class of `SMALL_LETTERS[i]` is `i + 1`) and, last, of ink that is no letter.
 */
export interface LetterScores {
  readonly steps: number;
  readonly data: Float64Array;
}

/** A spelling and its share among all spellings of the same letters and what else may stand there, 0…1. */
export interface SpellingShare {
  readonly text: string;
  readonly share: number;
}

/** The letters a reader tells apart, in the order of its classes; written by `training/words/letters.py`. */
export const SMALL_LETTERS =
  'aàáãảạăằắẵẳặâầấẫẩậeèéẽẻẹêềếễểệiìíĩỉịoòóõỏọôồốỗổộơờớỡởợuùúũủụưừứữửựyỳýỹỷỵbcdđghklmnpqrstvx';
const CLASS_OF = new Map(Array.from(SMALL_LETTERS).map((letter, index) => [letter, index + 1]));
const FOREIGN = CLASS_OF.size + 1;
export const LETTER_CLASSES = FOREIGN + 1;
const MOST = 4;

/**
 * The spellings of a word (its letters with any marks that make a syllable) by how well they fit what was seen in one
 * look or on the mean of several, the likeliest first; `among`: other words that may stand there. Shares add up to less than one where other letters fit better.
 * Empty where the word is neither a syllable nor a degree with a figure.
 */
export function rankSpellings(
  looks: readonly LetterScores[],
  word: string,
  among: readonly string[] = [],
): readonly SpellingShare[] {
  const possible = [...new Set([...spellingsOf(word), ...among])];
  const spelled = possible.map((text) => ({ text, key: spellingKey(text), fit: fitOf(looks, text) }));
  const [first] = looks;
  if (spelled.length === 0 || first === undefined) return [];
  const free = freeReading(first);
  // of degrees there are these alone, whatever else a worn stroke looks like
  const isOther = !isFiguredDegree(word) && !spelled.some(({ text }) => text === free);
  const other = isOther ? fitOf(looks, free) : 0;
  const total = spelled.reduce((sum, { fit }) => sum + fit, other);
  if (total === 0) return [];
  const byKey = Map.groupBy(spelled, ({ key }) => key);
  return [...byKey.values()]
    .map((same) => ({ text: likeliest(same), share: rounded(same.reduce((sum, { fit }) => sum + fit, 0) / total) }))
    .toSorted((one, two) => two.share - one.share)
    .filter(({ share }) => share > 0)
    .slice(0, MOST);
}

interface Fitted {
  readonly text: string;
  readonly fit: number;
}

function likeliest(spelled: readonly Fitted[]): string {
  return spelled.reduce((best, one) => (one.fit > best.fit ? one : best)).text;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function fitOf(looks: readonly LetterScores[], text: string): number {
  const classes = classesOf(text);
  return looks.reduce((product, scores) => product * fitOfClasses(scores, classes) ** (1 / looks.length), 1);
}

function classesOf(text: string): number[] {
  return Array.from(text).map((letter) => CLASS_OF.get(letter) ?? FOREIGN);
}

/** The likeliest class of each step; what is no letter falls away at both ends. */
function freeReading({ steps, data }: LetterScores): string {
  let text = '';
  let before = 0;
  for (let step = 0; step < steps; step += 1) {
    const row = data.subarray(step * LETTER_CLASSES, (step + 1) * LETTER_CLASSES);
    const best = row.indexOf(Math.max(...row));
    if (best !== 0 && best !== before) text += SMALL_LETTERS[best - 1] ?? '~';
    before = best;
  }
  return text.replace(/^~+|~+$/g, '');
}

/**
 * Probability of the classes over all ways of laying them out (CTC, forward). Ink that is no letter may stand before the
 * first and behind the last of them.
 */
function fitOfClasses({ steps, data }: LetterScores, classes: readonly number[]): number {
  const states = 2 * classes.length + 1;
  let now = new Float64Array(states);
  for (let step = 0; step < steps; step += 1) {
    const row = data.subarray(step * LETTER_CLASSES, (step + 1) * LETTER_CLASSES);
    const next = new Float64Array(states);
    for (let state = 0; state < states; state += 1) {
      next[state] = arriving(now, state, { classes, isFirst: step === 0 }) * emitted(row, state, classes);
    }
    now = next;
  }
  return (now[states - 1] ?? 0) + (now[states - 2] ?? 0);
}

interface Way {
  readonly classes: readonly number[];
  readonly isFirst: boolean;
}

function arriving(now: Float64Array, state: number, { classes, isFirst }: Way): number {
  if (isFirst) return state < 2 ? 1 : 0;
  const letter = (state - 1) / 2;
  const skips = state % 2 === 1 && state > 1 && classes[letter] !== classes[letter - 1];
  return (now[state] ?? 0) + (now[state - 1] ?? 0) + (skips ? (now[state - 2] ?? 0) : 0);
}

/** Even states are what lies between the letters. */
function emitted(row: Float64Array, state: number, classes: readonly number[]): number {
  if (state % 2 === 1) return row[classes[(state - 1) / 2] ?? 0] ?? 0;
  const isEnd = state === 0 || state === 2 * classes.length;
  return (row[0] ?? 0) + (isEnd ? (row[FOREIGN] ?? 0) : 0);
}
