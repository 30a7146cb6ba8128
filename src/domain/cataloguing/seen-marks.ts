import type { WrittenDigits } from '../digits/digit-reading.ts';
import { PHRASES, squeeze } from '../layout/phrases.ts';
import { haveCommonArea, type Box } from '../page/geometry.ts';
import type { PageReading, Word } from '../page/page-reading.ts';
import type { SeenMark, SeenMarks } from '../page/seen-mark.ts';
import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import type { FoundMark, SecrecyMark } from './catalogued-document.ts';

/** From here on a person is asked; the words in a seal come nearer to a mark than others do, pens and tables are many. */
const DOUBT = { anywhere: 0.4, inSeal: 0.55, wider: 0.55 } as const;
/** From here on the word was read. Offices stamp in red; beside blue pens much looks like a word of a stamp. */
const SURE = { red: 0.72, coloured: 0.85, dark: 0.75 } as const;
/** The same where the wider look alone looked. Blue ink without a frame: numbers and dates that pens wrote come to 0.88; HỎA TỐC across lines of print to 0.79. */
const SURE_WIDER = { red: 0.72, coloured: 0.92, dark: 0.85 } as const;
/** The same where tesseract read capitals of it in the same place. */
const BORNE_OUT = 0.25;
/** The same where it half read one in red ink; what is less likely there leaves it to a person. */
const HALF_BORNE_OUT = 0.1;
/** From here on a mark may stand beside a word of urgency that tesseract surely read. */
const BESIDE = 0.6;
/** From here on a word of urgency may stand there instead: KHẨN and HỎA TỐC are never withheld, a person is asked. */
const URGENT = 0.3;
/** From here on a mark stands beside one: nothing that was read of a stamp of urgency alone came beyond 0.86. */
const BEYOND_URGENCY = 0.96;
/** From here on the networks do not rule out urgency. */
const HINT = 0.03;
/** From here on a mark stands there though digits were read in the same place. */
const BEYOND_DIGITS = 0.95;
/** A word of urgency is told from here on. */
const URGENCY_SEEN = 0.5;
/** From here on it says what a red frame is. */
const URGENCY_SURE = 0.8;
/** A word of a stamp below this is a guess. */
const READ = 0.5;
/** From here on a word says what a stamp is, whatever its shape. */
const READ_SURELY = 0.8;

/** The last word of each mark, without its signs. */
const MARK = 'mat';
const STRONGEST_FIRST = ['TUYỆT MẬT', 'TỐI MẬT', 'MẬT'] as const;

/** Words of the stamps of urgency: by their shape they come nearest to marks of secrecy. */
const URGENCY_WORDS: ReadonlySet<string> = new Set(
  PHRASES.urgencyMarks.flatMap(({ phrases }) => phrases.flatMap((phrase) => phrase.split(' ').map(squeeze))),
);

export interface MarkContext {
  readonly page: number;
  /** Declared by a person to be none (ADR 0015). */
  readonly cleared?: readonly FoundMark[];
  /** What was read in red ink. */
  readonly words?: readonly Word[];
  /** What was read on the page beside. */
  readonly print?: readonly Word[];
  /** Where half a mark was read in red ink. */
  readonly halfRead?: readonly Box[];
  /** What the readers of digits read on the page. */
  readonly digits?: readonly WrittenDigits[];
}

/** The mark that was surely read in a stamp, the strongest one. Another word that tesseract surely read there leaves it in doubt. */
export function surelyReadMark({ seen }: SeenMarks, context: MarkContext): SecrecyMark | undefined {
  if (wasLookedAt(context)) return undefined;
  const read = seen.filter((mark) => {
    if (!isOpen(mark, context) || isContradicted(mark, context)) return false;
    const isSure = mark.probability >= sureFrom(mark) && !mayBeUrgency(mark) && !isAmongPrint(mark, context);
    return isSure || isBorneOut(mark, context);
  });
  const level = STRONGEST_FIRST.find((one) => read.some((mark) => mark.level === one));
  return level === undefined ? undefined : { level, page: context.page };
}

function mayBeUrgency({ probability, urgency }: SeenMark): boolean {
  return urgency >= URGENT && probability < BEYOND_URGENCY;
}

function isBorneOut(mark: SeenMark, context: MarkContext): boolean {
  const says = (word: Word) => saysMark(word) && !isOfLine(word, context) && !isOfFront(word, context);
  if (mark.probability >= BORNE_OUT && wordsIn(mark.box, context).some(says)) return true;
  return mark.probability >= HALF_BORNE_OUT && isHalfRead(mark, context);
}

function isHalfRead({ box }: SeenMark, { halfRead = [] }: MarkContext): boolean {
  return halfRead.some((half) => isInside(half, box));
}

/** Where a person must look: what may be a mark or half of one, or a stamp that nothing was read of. */
export function doubtfulStamps({ seen, frames, urgent = [] }: SeenMarks, context: MarkContext): readonly Box[] {
  const likely = seen
    .filter((mark) => mark.probability >= doubtFrom(mark) && isOpen(mark, context))
    .filter(({ box, probability }) => probability >= BESIDE || !saysUrgency(wordsIn(box, context), READ_SURELY))
    .map(({ box }) => box);
  const shapes = apart([...likely, ...(context.halfRead ?? [])]);
  const read = (context.words ?? []).filter(({ text, confidence }) => confidence >= READ && /\p{L}{2}/u.test(text));
  const said = [...read, ...urgent.filter(({ probability }) => probability >= URGENCY_SURE)];
  const unread = frames.filter((frame) => !said.some(({ box }) => isInside(box, frame)));
  return [...shapes, ...unread.filter((frame) => !shapes.some((shape) => haveCommonArea(shape, frame)))];
}

/** Those that have no area in common with one before them that is shown. */
function apart(boxes: readonly Box[]): readonly Box[] {
  const shown: Box[] = [];
  for (const box of boxes) if (!shown.some((other) => haveCommonArea(other, box))) shown.push(box);
  return shown;
}

/** The reading with the stamp of urgency that was seen, the surest one. */
export function withUrgencyStamp(reading: PageReading, { urgent = [] }: SeenMarks): PageReading {
  const [stamp] = urgent.toSorted((one, other) => other.probability - one.probability);
  return stamp === undefined || stamp.probability < URGENCY_SEEN ? reading : { ...reading, urgencyStamp: stamp };
}

function sureFrom({ ink, wider }: SeenMark): number {
  return (wider ? SURE_WIDER : SURE)[ink];
}

function doubtFrom({ inSeal, wider }: SeenMark): number {
  return Math.max(DOUBT.anywhere, inSeal ? DOUBT.inSeal : 0, wider ? DOUBT.wider : 0);
}

/**
 * A person looked at the whole page and found that a mark on it is none. The level of the same stamp may be read otherwise
 * each way (`MẬT` stands in `TỐI MẬT`): another one asks, it does not withhold again.
 */
function wasLookedAt({ page, cleared = [] }: MarkContext): boolean {
  return cleared.some((mark) => mark.page === page);
}

function isOpen({ level }: SeenMark, { page, cleared = [] }: MarkContext): boolean {
  return !cleared.some((mark) => mark.page === page && mark.level === level);
}

function wordsIn(box: Box, { words = [], print = [] }: MarkContext): readonly Word[] {
  return [...words, ...print].filter((word) => isInside(word.box, box));
}

/** Capitals in the very place of the mark that are another word, no half of it: `MẪU SỐ 2` in a box of print; a number that was stamped there. */
function isContradicted(mark: SeenMark, context: MarkContext): boolean {
  const { box, ink, urgency, probability } = mark;
  const within = wordsIn(box, context);
  // half a word beside a mark in which the networks see no urgency says nothing of it
  if (saysUrgency(within, urgency >= HINT ? READ : READ_SURELY)) return true;
  const middle: Box = [box[0] + box[2] / 4, box[1] + box[3] / 4, box[2] / 2, box[3] / 2];
  const isOther = (word: Word) => isCapitals(word) || (ink === 'red' && word.layer === 'red' && isNumber(word));
  const surely = within.filter((word) => word.confidence >= READ_SURELY && isInside(word.box, middle) && isOther(word));
  if (ink === 'dark' && within.some((word) => isInside(word.box, middle) && isInName(word, context))) return true;
  const isNumbered = (context.digits ?? []).some((one) => one.certainty === 'certain' && isInside(one.box, middle));
  return (
    (surely.length > 0 || (isNumbered && probability < BEYOND_DIGITS)) &&
    !within.some(isNearMark) &&
    !isHalfRead(mark, context)
  );
}

/** `Mai` of a signer over whom the rim of a seal lies: letters near the mark's, surely read small, beside another such word. Stamps have capitals. */
function isInName(word: Word, { print = [] }: MarkContext): boolean {
  const isNamed = ({ text, confidence }: Word) => confidence >= READ_SURELY && /^\p{Lu}\p{Ll}+[.,;]?$/u.test(text.normalize('NFC')); // prettier-ignore
  if (!isNamed(word) || !isNearMark(word)) return false;
  return print.some((other) => other !== word && isNamed(other) && isBeside(other.box, word.box));
}

/** What stands before the places that a clerk fills in by pen. */
const FILLED_IN = /^\W*(?:so|ngay|thang|nam)\W*$/u;

/** Pens in the lines of number and date, and bold print on yellowed paper, which the wider look takes for blue stamps. */
function isAmongPrint({ box, ink, wider }: SeenMark, context: MarkContext): boolean {
  if (!wider || ink === 'red') return false;
  const within = wordsIn(box, context);
  const surely = within.filter(({ text, confidence }) => confidence >= READ_SURELY && /\p{L}{2}/u.test(text));
  const isForm = within.some(({ text }) => FILLED_IN.test(fold(text)));
  return (isForm || surely.length >= 2) && !within.some(isNearMark);
}

/** T comes out as I, L or 1 where it is worn; what was not surely read may be a letter off. */
function isNearMark({ text, confidence }: Word): boolean {
  const letters = squeeze(text).replace(/[1li]$/, 't');
  return letters.endsWith(MARK) || (confidence < READ_SURELY && editDistance(letters, MARK, 1) <= 1);
}

/** `MẬT` or `MẬI` in capitals, read at all: a mark in print, a worn one in a stamp. */
function saysMark(word: Word): boolean {
  return word.confidence >= READ && isCapitals(word) && isNearMark(word);
}

/** What may stand before the word in a mark. */
const BEFORE_MARK: ReadonlySet<string> = new Set(['toi', 'tuyet']);

/** `CÀ MAU` under a pen, `HÀ MOI` (NỘI) in an incoming stamp: a letter off MẬT in capitals, with another word close beside it; in a stamp, before it. */
function isOfLine(word: Word, { print = [], words = [] }: MarkContext): boolean {
  if (squeeze(word.text).endsWith(MARK)) return false;
  const isOther = ({ text }: Word) => isCapitals({ text }) && !BEFORE_MARK.has(squeeze(text));
  if (print.includes(word)) return print.some((other) => isOther(other) && isBeside(other.box, word.box));
  const before = words.filter(({ box, confidence }) => box[0] < word.box[0] && confidence >= READ_SURELY);
  return before.some((other) => isOther(other) && isBeside(other.box, word.box));
}

/** `MẶT TRẬN TỔ QUỐC` in the stamp or the head of the Fatherland Front: the letters of the mark, and no other word goes on so. */
function isOfFront(word: Word, { words = [], print = [] }: MarkContext): boolean {
  return [...words, ...print].some(
    ({ text, box }) => text.normalize('NFC') === 'TRẬN' && box[0] > word.box[0] && isBeside(box, word.box),
  );
}

/** In one line, and nearer than the line is high. */
function isBeside([left, top, width, height]: Box, [x, y, across, down]: Box): boolean {
  const shared = Math.min(top + height, y + down) - Math.max(top, y);
  const gap = Math.max(left - (x + across), x - (left + width));
  return shared > Math.min(height, down) / 2 && gap >= 0 && gap < Math.max(height, down);
}

function isCapitals({ text }: Pick<Word, 'text'>): boolean {
  return /^\p{Lu}{2,}$/u.test(text.replace(/[^\p{L}]/gu, ''));
}

function isNumber({ text }: Word): boolean {
  return /^\D?\d{2,}\D?$/u.test(text);
}

/** `sure`: so surely read at least. Words of print in small letters under a stamp say nothing of it. */
function saysUrgency(words: readonly Word[], sure: number): boolean {
  const letters = ({ text }: Word) => squeeze(text);
  const urgent = words.some((word) => word.confidence >= sure && isCapitals(word) && URGENCY_WORDS.has(letters(word)));
  return urgent && !words.some((word) => letters(word).endsWith(MARK));
}

function isInside(word: Box, frame: Box): boolean {
  const [x, y] = [word[0] + word[2] / 2, word[1] + word[3] / 2];
  return x > frame[0] && y > frame[1] && x < frame[0] + frame[2] && y < frame[1] + frame[3];
}
