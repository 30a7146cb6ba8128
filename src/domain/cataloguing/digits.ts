import type { PlacedWord } from '../layout/placed-word.ts';
import { bottom } from '../layout/placed-word.ts';

/** Letters and signs that engines for print put in place of a printed digit. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', Ø: '0', ø: '0', Ò: '0', Ó: '0',
  l: '1', I: '1', i: '1', '|': '1', '!': '1', ']': '1', '[': '1', Ì: '1', Í: '1', Ï: '1',
  Z: '2', z: '2', S: '5', s: '5', Š: '5', š: '5', B: '8', b: '6', g: '9', q: '9', A: '4',
}; // prettier-ignore

export interface RepairedDigits {
  readonly digits: string;
  /** How many characters had to be changed. */
  readonly changed: number;
}

/** Reads digits, putting look-alikes right; undefined when some character is none. Only for places where digits must stand. */
export function repairDigits(text: string): RepairedDigits | undefined {
  let digits = '';
  let changed = 0;
  for (const character of text) {
    if (/\d/.test(character)) {
      digits += character;
      continue;
    }
    const digit = LOOK_ALIKES[character];
    if (digit === undefined) return undefined;
    digits += digit;
    changed += 1;
  }
  return digits === '' ? undefined : { digits, changed };
}

/** How a word of print would stand here, measured on digits that are surely printed (those of the year). */
export interface PrintedReference {
  /** Pixels. */
  readonly height: number;
  /** Pixels from the top of the page. */
  readonly baseline: number;
}

export function referenceOf(word: PlacedWord): PrintedReference {
  return { height: word.box[3], baseline: bottom(word.box) };
}

const LOWEST_PRINT_CONFIDENCE = 0.8;

/**
 * Whether digits were written by hand or stamped: badly read, or of another size or on another level than the
 * printed digits beside them. Digits that the file holds as text are not, whatever program put them there.
 */
export function isHandwritten(word: PlacedWord, reference: PrintedReference): boolean {
  if (word.word.typed === true) return false;
  if (word.word.confidence < LOWEST_PRINT_CONFIDENCE) return true;
  const ratio = word.box[3] / reference.height;
  const drift = Math.abs(bottom(word.box) - reference.baseline) / reference.height;
  return ratio > 1.13 || ratio < 0.85 || drift > 0.14;
}
