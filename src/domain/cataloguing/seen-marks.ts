import { PHRASES, squeeze } from '../layout/phrases.ts';
import type { Box } from '../page/geometry.ts';
import type { Word } from '../page/page-reading.ts';
import type { SeenMark, SeenMarks } from '../page/seen-mark.ts';
import type { FoundMark } from './catalogued-document.ts';

/** From here on a person is asked. */
const DOUBT = 0.25;
/** A word of a stamp below this is a guess. */
const READ = 0.5;
/** From here on a word says what a stamp is, whatever its shape. */
const READ_SURELY = 0.8;
/** The largest mark, 40 × 8 mm (TT 24/2020/TT-BCA), with its frame, leaning; round seals are 30 to 42 mm across. */
const LARGEST_MM = { long: 60, short: 28 } as const;
const MM_PER_INCH = 25.4;

/** Words of the stamps of urgency: by their shape they come nearest to marks of secrecy. */
const URGENCY_WORDS: ReadonlySet<string> = new Set(
  PHRASES.urgencyMarks.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(' ').map(squeeze))),
);

export interface MarkContext {
  readonly page: number;
  readonly ppi: number;
  /** Declared by a person to be none (ADR 0015). */
  readonly cleared?: readonly FoundMark[];
  /** What was read in red ink. */
  readonly words?: readonly Word[];
  /** What was read on the page beside. */
  readonly print?: readonly Word[];
}

/**
 * Where a person must look: a shape that may be a mark, or a stamp that nothing was read of. A shape alone never
 * withholds: round seals and names under them are taken for marks too often (ADR 35).
 */
export function doubtfulStamps({ seen, frames }: SeenMarks, context: MarkContext): readonly Box[] {
  const { words = [], print = [] } = context;
  const shapes = seen
    .filter((mark) => mark.probability >= DOUBT && isOpen(mark, context) && isOfMarkSize(mark.box, context.ppi))
    .filter(({ box }) => !saysUrgency([...words, ...print].filter((word) => isInside(word.box, box))))
    .map(({ box }) => box);
  const read = words.filter(({ text, confidence }) => confidence >= READ && /\p{L}{2}/u.test(text));
  const unread = frames.filter((frame) => !read.some(({ box }) => isInside(box, frame)));
  return [...shapes, ...unread.filter((frame) => !shapes.includes(frame))];
}

function isOpen({ level }: SeenMark, { page, cleared = [] }: MarkContext): boolean {
  return !cleared.some((mark) => mark.page === page && mark.level === level);
}

function isOfMarkSize([, , width, height]: Box, ppi: number): boolean {
  const mm = ppi / MM_PER_INCH;
  return Math.max(width, height) <= LARGEST_MM.long * mm && Math.min(width, height) <= LARGEST_MM.short * mm;
}

function saysUrgency(words: readonly Word[]): boolean {
  const texts = words.map(({ text }) => squeeze(text));
  const urgent = words.some(
    ({ confidence }, index) => confidence >= READ_SURELY && URGENCY_WORDS.has(texts[index] ?? ''),
  );
  return urgent && !texts.some((text) => text.endsWith('mat'));
}

function isInside(word: Box, frame: Box): boolean {
  const [x, y] = [word[0] + word[2] / 2, word[1] + word[3] / 2];
  return x > frame[0] && y > frame[1] && x < frame[0] + frame[2] && y < frame[1] + frame[3];
}
