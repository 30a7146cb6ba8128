import type { Box } from '../page/geometry.ts';
import type { FontWord } from './layer-sample.ts';
import type { PlacedText } from './layer-picture.ts';

/** The first digits of a word, and where they stand. */
export interface DigitRun {
  readonly digits: string;
  readonly box: Box;
}

/** Numbers and dates stand in the head. */
const HEAD = 0.45;
const FROM_HEAD = 12;
const FROM_ELSEWHERE = 6;

const RUN = /^(?<before>[([“"'-]{0,2})(?<digits>\d{1,6})(?!\d)(?<behind>.*)$/u;
/** How wide letters of print are, in parts of the type. */
const WIDTHS = { digit: 0.5, narrow: 0.29, capital: 0.68, small: 0.47 } as const;
/** Beside the digits, in heights of the word. */
const AIR = { free: 0.15, beside: 0.02 } as const;

type Candidate = FontWord & PlacedText;

/** The runs of digits to be looked at: those of the head, and what digits of a font stand elsewhere. `height`: of the page. */
export function runsToProve(words: readonly Candidate[], height: number): readonly DigitRun[] {
  const runs = words.flatMap((word): readonly (DigitRun & { readonly font: string })[] => {
    const run = firstRun(word);
    return run === undefined ? [] : [{ ...run, font: word.fontName }];
  });
  const inHead = runs.filter(({ box }) => box[1] < height * HEAD).slice(0, FROM_HEAD);
  const covered = new Set(inHead.flatMap(({ font, digits }) => keys(font, digits)));
  const elsewhere: DigitRun[] = [];
  for (const run of runs) {
    if (elsewhere.length >= FROM_ELSEWHERE) break;
    const fresh = keys(run.font, run.digits).filter((key) => !covered.has(key));
    if (fresh.length > 0 && !inHead.includes(run)) elsewhere.push(run);
    for (const key of fresh) covered.add(key);
  }
  return [...inHead, ...elsewhere];
}

function keys(font: string, digits: string): readonly string[] {
  return Array.from(digits).map((digit) => `${font} ${digit}`);
}

function firstRun({ text, box: [x, y, width, height] }: PlacedText): DigitRun | undefined {
  const { before = '', digits, behind = '' } = RUN.exec(text)?.groups ?? {};
  if (digits === undefined) return undefined;
  const scale = width / widthOf(text);
  const left = x + widthOf(before) * scale - height * (before === '' ? AIR.free : AIR.beside);
  const right = x + widthOf(before + digits) * scale + height * (behind === '' ? AIR.free : AIR.beside);
  return { digits, box: [left, y, right - left, height] };
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => sum + WIDTHS[kindOf(sign)], 0);
}

function kindOf(sign: string): keyof typeof WIDTHS {
  if (/\d/.test(sign)) return 'digit';
  if (/[.,:;/()|!il'-]/.test(sign)) return 'narrow';
  return /\p{Lu}/u.test(sign) ? 'capital' : 'small';
}
