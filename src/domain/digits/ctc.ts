import type { DigitQuestion, DigitReading } from './digit-reading.ts';

/**
 * Scores of a recogniser, step by step from left to right: probabilities of blank, 0…9 and, if known, of foreign ink and of
 * a letter that was written as a part of the number.
 */
export interface DigitScores {
  readonly steps: number;
  /** 11; 12 with the class of what is no digit; 13 with that of letters. */
  readonly classes: number;
  readonly data: Float64Array;
}

/** Readings from the likeliest on, at most this many. */
const MOST_READINGS = 5;
const BEAM = 24;
const MOST_DIGITS = 5;
/** A reader that gives less than this to all that can stand here has seen something else. */
const LEAST_MASS = 0.5;
/** A year is asked for where an engine has read one: a reader that loses one of its digits may still tell years apart. */
const LEAST_MASS_OF_YEARS = 0.05;

/**
 * Ranks what may stand there. A day is one of 1…31 and 01…09, a month one of 1…12 and 01…09, a year one of 1945…2049; a number any
 * one to five digits.
 * Foreign ink (the colon, the slash) may stand before and behind the digits, not among them.
 */
export function rankReadings(scores: DigitScores, asked: DigitQuestion): readonly DigitReading[] {
  const values = ['', ...(asked === 'number' ? likelyNumbers(scores) : PARTS[asked])];
  const scored = values.map((value) => ({ value, score: scoreOf(scores, value) }));
  const mass = Math.max(
    asked === 'year' ? LEAST_MASS_OF_YEARS : LEAST_MASS,
    scored.reduce((sum, { score }) => sum + score, 0),
  );
  return scored
    .map(({ value, score }) => ({ value, confidence: rounded(score / mass) }))
    .toSorted((a, b) => b.confidence - a.confidence || a.value.localeCompare(b.value))
    .slice(0, MOST_READINGS);
}

const YEARS = Array.from({ length: 105 }, (_, index) => String(1945 + index));
const PARTS = { day: datesOf(31), month: datesOf(12), year: YEARS } as const;

function datesOf(last: number): string[] {
  const plain = Array.from({ length: last }, (_, index) => String(index + 1));
  return [...plain, ...plain.slice(0, 9).map((digit) => `0${digit}`)];
}

function rounded(value: number): number {
  return Math.round(Math.min(1, value) * 10_000) / 10_000;
}

function at({ data, classes }: DigitScores, step: number, symbol: number): number {
  return data[step * classes + symbol] ?? 0;
}

const FOREIGN = 11;
const LETTER = 12;

/** Blank, or ink that is no digit. */
function nothingAt(scores: DigitScores, step: number): number {
  let share = at(scores, step, 0);
  for (let symbol = FOREIGN; symbol < scores.classes; symbol += 1) share += at(scores, step, symbol);
  return share;
}

/** Emission of state `state` of a reading: even states are the blanks around the digits. */
function emission(
  scores: DigitScores,
  value: string,
  place: { readonly step: number; readonly state: number },
): number {
  const { step, state } = place;
  if (state % 2 === 1) return at(scores, step, Number(value[(state - 1) / 2]) + 1);
  return state === 0 || state === 2 * value.length ? nothingAt(scores, step) : at(scores, step, 0);
}

/** A digit may follow the digit before it without a blank unless both are the same. */
function maySkip(value: string, state: number): boolean {
  return state % 2 === 1 && state >= 3 && value[(state - 1) / 2] !== value[(state - 3) / 2];
}

/** The probability of the reading: the sum over all ways to lay it along the steps. */
function scoreOf(scores: DigitScores, value: string): number {
  const states = 2 * value.length + 1;
  let now = Float64Array.from({ length: states }, (_, state) => Number(state < 2));
  for (let step = 0; step < scores.steps; step += 1) {
    const before = now;
    now = before.map((stays, state) => {
      const sum = step === 0 ? stays : stays + entering(before, value, state);
      return sum === 0 ? 0 : sum * emission(scores, value, { step, state });
    });
  }
  return (now.at(-1) ?? 0) + (value === '' ? 0 : (now.at(-2) ?? 0));
}

/** What comes into a state from the one or two before. */
function entering(before: Float64Array, value: string, state: number): number {
  if (state === 0) return 0;
  return (before[state - 1] ?? 0) + (maySkip(value, state) ? (before[state - 2] ?? 0) : 0);
}

interface Beam {
  readonly blank: number;
  readonly digit: number;
}

/** The likeliest strings of digits by beam search; foreign ink counts as blank here. */
function likelyNumbers(scores: DigitScores): string[] {
  let beams = new Map<string, Beam>([['', { blank: 1, digit: 0 }]]);
  for (let step = 0; step < scores.steps; step += 1) {
    const next = new Map<string, Beam>();
    for (const [prefix, beam] of beams) extend(next, { prefix, beam }, { scores, step });
    beams = new Map([...next].toSorted(([, a], [, b]) => total(b) - total(a)).slice(0, BEAM));
  }
  return [...beams.keys()].filter((value) => value !== '');
}

function total({ blank, digit }: Beam): number {
  return blank + digit;
}

function extend(
  next: Map<string, Beam>,
  { prefix, beam }: { readonly prefix: string; readonly beam: Beam },
  { scores, step }: { readonly scores: DigitScores; readonly step: number },
): void {
  const last = prefix.at(-1);
  const stays = last === undefined ? 0 : beam.digit * at(scores, step, Number(last) + 1);
  add(next, prefix, { blank: total(beam) * nothingAt(scores, step), digit: stays });
  if (prefix.length === MOST_DIGITS) return;
  for (let digit = 0; digit < 10; digit += 1) {
    const share = at(scores, step, digit + 1);
    if (share < 1e-4) continue;
    const before = String(digit) === last ? beam.blank : total(beam);
    add(next, prefix + String(digit), { blank: 0, digit: before * share });
  }
}

function add(beams: Map<string, Beam>, prefix: string, more: Beam): void {
  const { blank, digit } = beams.get(prefix) ?? { blank: 0, digit: 0 };
  beams.set(prefix, { blank: blank + more.blank, digit: digit + more.digit });
}

/** The steps of the first and the last digit where `value` is laid along the scores in the likeliest way. */
export function spanOf(scores: DigitScores, value: string): readonly [first: number, last: number] | undefined {
  if (value === '') return undefined;
  const path = bestPath(scores, value);
  const first = path.findIndex((state) => state > 0);
  const last = path.findLastIndex((state) => state < 2 * value.length);
  return first === -1 || last < first ? undefined : [first, last];
}

/** A letter this likely asks for a person. */
const LETTER_SEEN = 0.4;

/** Whether a letter is seen behind the digits of `value`, as in `31A`; never where the scores do not tell letters apart. */
export function letterBehind(scores: DigitScores, value: string): boolean {
  const span = spanOf(scores, value);
  if (span === undefined || scores.classes <= LETTER) return false;
  for (let step = span[1] + 1; step < scores.steps; step += 1) {
    if (at(scores, step, LETTER) >= LETTER_SEEN) return true;
  }
  return false;
}

function bestPath(scores: DigitScores, value: string): number[] {
  const states = 2 * value.length + 1;
  const from: Int8Array[] = [];
  let now = new Float64Array(states).fill(-Infinity);
  for (let step = 0; step < scores.steps; step += 1) {
    const next = new Float64Array(states).fill(-Infinity);
    const moves = new Int8Array(states);
    for (let state = 0; state < states; state += 1) {
      const reach = step === 0 ? [state < 2 ? 0 : -Infinity] : arrivals(now, value, state);
      const move = reach.indexOf(Math.max(...reach));
      moves[state] = move;
      next[state] = (reach[move] ?? -Infinity) + Math.log(emission(scores, value, { step, state }) + 1e-12);
    }
    from.push(moves);
    now = next;
  }
  return traceBack(from, (now[states - 1] ?? 0) > (now[states - 2] ?? 0) ? states - 1 : states - 2);
}

function arrivals(now: Float64Array, value: string, state: number): number[] {
  const skipped = maySkip(value, state) ? (now[state - 2] ?? -Infinity) : -Infinity;
  return [now[state] ?? -Infinity, now[state - 1] ?? -Infinity, skipped];
}

function traceBack(from: readonly Int8Array[], end: number): number[] {
  const path: number[] = [];
  let state = end;
  for (const moves of from.toReversed()) {
    path.push(state);
    state -= moves[state] ?? 0;
  }
  return path.toReversed();
}
