import type { DigitCertainty, DigitDoubt, DigitOpinion, DigitReading } from './digit-reading.ts';

/** What one reader made of a gap. */
export interface ReaderOpinion {
  readonly reader: string;
  readonly ranked: readonly DigitReading[];
}

/** What the ink itself says. */
export interface InkSigns {
  /** Pieces about as tall as a digit where the digits were read. */
  readonly pieces: number;
  /** The border of the cut may run through a digit. */
  readonly cut: boolean;
  /** The digits run into the print beside them. */
  readonly joined?: boolean;
  /** A letter was seen behind the digits. */
  readonly letter?: boolean;
  /** Digits that can stand there at most, where that is known. */
  readonly most?: number | undefined;
}

export interface DigitDecision {
  readonly value?: string;
  readonly confidence: number;
  readonly certainty: DigitCertainty;
  readonly doubt?: DigitDoubt;
  readonly opinions: readonly DigitOpinion[];
}

/**
 * How sure readers must be for a value to count without a person. Two readers that agree err on other crops, so less is
 * asked of each. One alone is the mean of two networks: of 720 gaps of labelled pages none that got 0.7 or more was wrong,
 * four that got 0.5 were; on real pages the worst error got 0.57. A single network had been sure of errors up to 0.98.
 */
const SURE_TOGETHER = 0.5;
const SURE_ON_AVERAGE = 0.75;
const SURE_ALONE = 0.75;
/** The same where the digits run into print, which may be read as one more. */
const SURE_JOINED = 0.9;
/** Of five signs the last is more often a letter (`3420A`) or the slash than a digit. */
const MOST_SURE_DIGITS = 4;
/** Below this a value is no help to the person who reads the picture. */
const LEAST_OFFERED = 0.2;

/** Puts the opinions of one or two readers together. */
export function decideDigits(readers: readonly ReaderOpinion[], signs: InkSigns): DigitDecision {
  const opinions = readers.flatMap(({ reader, ranked }) => {
    const [first] = ranked;
    return first === undefined ? [] : [{ reader, ...first }];
  });
  const value = likeliest(readers);
  const shares = readers.map(
    ({ ranked }) => ranked.find((reading) => sameNumber(reading.value, value))?.confidence ?? 0,
  );
  const confidence = meanOf(shares);
  const base = { confidence, opinions };
  if (value === '') return { ...base, certainty: 'open', doubt: 'empty' };
  if (confidence < LEAST_OFFERED) return { ...base, certainty: 'open', doubt: 'unsure' };
  const doubt = doubtOf(value, { shares, opinions, signs });
  return {
    ...base,
    value,
    certainty: doubt === undefined ? 'certain' : 'proposed',
    ...(doubt !== undefined && { doubt }),
  };
}

interface Grounds {
  readonly shares: readonly number[];
  readonly opinions: readonly DigitOpinion[];
  readonly signs: InkSigns;
}

function doubtOf(value: string, { shares, opinions, signs }: Grounds): DigitDoubt | undefined {
  if (value.length > MOST_SURE_DIGITS) return 'unsure';
  if (signs.pieces > value.length || signs.letter === true) return 'pieces';
  // where all digits are there, only a stroke of the word beside them was cut
  if (signs.cut && value.length !== signs.most) return 'edge';
  const alone = signs.joined === true ? SURE_JOINED : SURE_ALONE;
  const asked = shares.length === 1 ? alone : signs.joined === true ? SURE_ALONE : SURE_TOGETHER;
  const agree = opinions.every((opinion) => sameNumber(opinion.value, value));
  return agree && meanOf(shares) >= SURE_ON_AVERAGE && shares.every((share) => share >= asked) ? undefined : 'unsure';
}

/** Rounded, so that the record says no more than is known. */
function meanOf(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.length === 0 ? 0 : Math.round((sum / shares.length) * 10_000) / 10_000;
}

/** The value with the largest mean share; 05 and 5 are one value, written as the first reader has it. */
function likeliest(readers: readonly ReaderOpinion[]): string {
  const sums: { value: string; sum: number }[] = [];
  for (const { value, confidence } of readers.flatMap(({ ranked }) => ranked)) {
    const known = sums.find((entry) => sameNumber(entry.value, value));
    if (known === undefined) sums.push({ value, sum: confidence });
    else known.sum += confidence;
  }
  return sums.toSorted((a, b) => b.sum - a.sum)[0]?.value ?? '';
}

/** 05 is 5. */
function sameNumber(a: string, b: string): boolean {
  return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}
