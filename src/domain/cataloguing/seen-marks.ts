import { PHRASES, squeeze } from '../layout/phrases.ts';
import type { Box } from '../page/geometry.ts';
import type { Word } from '../page/page-reading.ts';
import type { SeenMark, SeenMarks } from '../page/seen-mark.ts';
import type { FoundMark, SecrecyMark } from './catalogued-document.ts';
import { SECRECY_LEVELS } from './catalogued-document.ts';

/**
 * From here on a shape counts as a mark. Below it other stamps under print come as high as worn marks do (ADR 35), and a
 * person decides.
 */
const MARK = 0.8;
/** From here on a person is asked. */
const DOUBT = 0.25;
/** A word of a stamp below this is a guess. */
const READ = 0.5;
/** From here on a word says what a stamp is, whatever its shape. */
const READ_SURELY = 0.8;

/** Words of the stamps of urgency: by their shape they come nearest to marks of secrecy. */
const URGENCY_WORDS: ReadonlySet<string> = new Set(
  PHRASES.urgencyMarks.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(' ').map(squeeze))),
);

export interface JudgedMarks {
  /** The strongest mark that no person has declared to be none. */
  readonly mark?: SecrecyMark;
  /** Where a person must look: it may be a mark, or a stamp that nothing was read of. */
  readonly doubtful: readonly Box[];
}

export interface MarkContext {
  readonly page: number;
  /** Declared by a person to be none (ADR 0015). */
  readonly cleared?: readonly FoundMark[];
  /** What was read in red ink. */
  readonly words?: readonly Word[];
  /** What was read on the page beside. */
  readonly print?: readonly Word[];
}

/** What the shapes of stamps on a page come to. */
export function judgeSeenMarks(
  { seen, frames }: SeenMarks,
  { page, cleared = [], words = [], print = [] }: MarkContext,
): JudgedMarks {
  const open = seen.filter(({ level }) => !cleared.some((mark) => mark.page === page && mark.level === level));
  const isMark = ({ probability, box }: SeenMark) =>
    probability >= MARK && !saysUrgency([...words, ...print].filter((word) => isInside(word.box, box)));
  const levels = open.filter(isMark).map(({ level }) => level);
  const strongest = SECRECY_LEVELS.findLast((level) => levels.includes(level));
  const unsure = open.filter((mark) => mark.probability >= DOUBT && !isMark(mark)).map(({ box }) => box);
  const read = words.filter(({ text, confidence }) => confidence >= READ && /\p{L}{2}/u.test(text));
  const unread = frames.filter((frame) => !read.some(({ box }) => isInside(box, frame)));
  const doubtful = [...unsure, ...unread.filter((frame) => !unsure.includes(frame))];
  return strongest === undefined ? { doubtful } : { mark: { level: strongest, page }, doubtful };
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
