import { capitalShare, type TextLine } from '../layout/text-line.ts';
import { editDistance } from '../text/distance.ts';

const NATIONAL_WORDS = ['cong', 'hoa', 'xa', 'hoi', 'chu', 'nghia', 'viet', 'nam'];
const MOTTO_WORDS = ['doc', 'lap', 'tu', 'do', 'hanh', 'phuc'];

/**
 * Words that must be there, or so many more where some of them have a fault: associations bear `HỘI … VIỆT NAM` in their
 * names and a fourth word that is nearly one of these.
 */
const LEAST = { whole: 4, near: 5, wholeOfNear: 2 } as const;
/** Shorter words with a letter changed are other words. */
const LEAST_LETTERS = 3;

/** Half of the words of the national title, or of the motto, in one line; some of them with a letter read wrongly. */
export function isTornTitle(line: TextLine): boolean {
  const words = line.key.split(/[^a-z0-9]+/).filter(Boolean);
  return (hasHalf(words, NATIONAL_WORDS) && capitalShare(line.text) > 0.6) || hasHalf(words, MOTTO_WORDS);
}

/** Each word of the line stands for one of those wanted. */
function hasHalf(words: readonly string[], wanted: readonly string[]): boolean {
  const whole = wanted.filter((one) => words.includes(one));
  if (whole.length >= LEAST.whole) return true;
  if (whole.length < LEAST.wholeOfNear) return false;
  const left = words.filter((word) => !wanted.includes(word));
  const near = wanted.filter((one) => {
    if (whole.includes(one) || one.length < LEAST_LETTERS) return false;
    const at = left.findIndex((word) => word.length >= LEAST_LETTERS - 1 && editDistance(word, one, 1) <= 1);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return whole.length + near.length >= LEAST.near;
}
