import { frameOf } from '../layout/page-layout.ts';
import { PHRASES, squeeze } from '../layout/phrases.ts';
import { bottom, centreX, placeWords, right } from '../layout/placed-word.ts';
import type { PlacedPage, PlacedWord } from '../layout/placed-word.ts';
import { capitalShare, makePieces } from '../layout/text-line.ts';
import type { TextLine } from '../layout/text-line.ts';
import { unionBox, type Box } from '../page/geometry.ts';
import type { PageReading } from '../page/page-reading.ts';
import { editDistance } from '../text/distance.ts';
import type { FoundMark, SecrecyMark } from './catalogued-document.ts';
import { marksOfLettersApart } from './letters-apart.ts';
import { LEVELS, lettersInFrame, levelFrom, MARK, SIGN, type Level } from './secrecy-level.ts';
import { statedLevel, type LineContext } from './stated-level.ts';

/** The mark stands under number or subject, or at the very top of a cover and of each annex (TT 24/2020/TT-BCA). */
const UPPER_SHARE = 0.55;

/**
 * Looks for a stamp MẬT, TỐI MẬT or TUYỆT MẬT. A mark that is missed lets a state secret into the system, a false one
 * costs a person a glance: faint marks count. The word inside a sentence or a title does not.
 * A mark of a level and page in `cleared` was looked at by a person and is none (ADR 0015); any other one counts.
 */
export function findSecrecyMark(reading: PageReading, cleared: readonly FoundMark[] = []): SecrecyMark | undefined {
  const levels = readMarks(reading).flatMap(({ level, isHalf }) => (isHalf ? [] : level));
  const strongest = LEVELS.find(({ level }) => levels.includes(level) && isOpen(level, reading, cleared));
  return strongest === undefined ? undefined : { level: strongest.level, page: reading.page };
}

/**
 * Where two or three letters of MẬT stand in red ink, without its sign: half a mark, or half of `HÀ NỘI` in the stamp of an
 * incoming document. What looks at stamps by their shape decides there, or a person.
 */
export function halfReadMarks(reading: PageReading, cleared: readonly FoundMark[] = []): readonly Box[] {
  const half = readMarks(reading).filter(({ level, isHalf }) => isHalf && isOpen(level, reading, cleared));
  return half.map(({ piece }) => unionBox(piece.words.map(({ word }) => word.box))).filter((box) => box !== undefined);
}

function isOpen(level: Level, { page }: PageReading, cleared: readonly FoundMark[]): boolean {
  return !cleared.some((mark) => mark.page === page && mark.level === level);
}

interface ReadMark {
  readonly level: Level;
  readonly isHalf: boolean;
  readonly piece: TextLine;
}

function readMarks(reading: PageReading): readonly ReadMark[] {
  const page = placeWords(reading.words, frameOf(reading));
  // red ink is read a second time; its words must not be joined with those of the print they lie on
  const layers = [
    page.words.filter(({ word }) => word.layer !== 'red'),
    page.words.filter(({ word }) => word.layer === 'red'),
  ];
  return layers.flatMap((words) => {
    const pieces = makePieces({ ...page, words });
    const marks = pieces.flatMap((piece) => {
      const mark = levelOf(piece, { page, pieces });
      return mark === undefined ? [] : { ...mark, piece };
    });
    return [...marks, ...marksApart(pieces, page)];
  });
}

function marksApart(pieces: readonly TextLine[], page: PlacedPage): readonly ReadMark[] {
  return marksOfLettersApart(pieces, page.unit).flatMap(({ level, piece, isSigned }) =>
    isSigned || isInUpperPart(piece, page) ? [{ level, piece, isHalf: false }] : [],
  );
}

function isInUpperPart({ box, words }: TextLine, { size }: PlacedPage): boolean {
  return bottom(box) <= size.height * UPPER_SHARE || words.some(({ word }) => word.layer === 'red');
}

type ReadLevel = Omit<ReadMark, 'piece'>;

function levelOf(piece: TextLine, context: LineContext): ReadLevel | undefined {
  const stated = statedLevel(piece, context);
  if (stated !== undefined) return { level: stated, isHalf: false };
  if (!isInUpperPart(piece, context.page)) return undefined;
  const red = piece.words.some(({ word }) => word.layer === 'red');
  const alone = standsAlone(piece, red && mayBeHalfRead(piece, context));
  if (alone !== undefined) return endsTitle(piece, context) ? undefined : alone;
  const level = insideLine(piece) ?? (red ? firstWordAlone(piece) : undefined);
  return level === undefined ? undefined : { level, isHalf: false };
}

/** The mark is all of the piece, apart from the frame around it. */
function standsAlone(piece: TextLine, mayBeHalf: boolean): ReadLevel | undefined {
  const text = lettersInFrame(piece.text);
  const letters = piece.text.replace(/[^\p{L}]/gu, '');
  const capitals = capitalShare(piece.text) >= 0.6;
  // a lone word with a capital may be a typed mark; with a full stop it ends a sentence
  if (!capitals && !(/^\p{Lu}/u.test(letters) && /[\p{L}|\]]$/u.test(piece.text.trim()))) return undefined;
  // many a person in a list of names is called Mai
  if (!capitals && text === 'mai' && !SIGN.test(letters)) return undefined;
  const whole = levelFrom(text);
  if (whole !== undefined) return { level: whole, isHalf: false };
  if (!mayBeHalf || !isHalfOfMark(text) || isOtherWord(piece, text)) return undefined;
  return { level: 'MẬT', isHalf: !SIGN.test(letters) };
}

/** `MAU` of `€A MAU` in the stamp of an incoming document, read as surely as this: T comes out as I, L or 1 where it is worn, as no other letter. */
function isOtherWord({ words }: TextLine, text: string): boolean {
  return OTHER_WORD.test(text) && words.every(({ word }) => word.confidence >= SURELY_READ);
}
const OTHER_WORD = /^ma[^til1jf]$/u;
const SURELY_READ = 0.8;

function isHalfOfMark(text: string): boolean {
  return text.length >= 2 && text.length <= 4 && editDistance(text, MARK, 1) <= 1;
}

/** The stamp TUYỆT MẬT, worn so that its second word left nothing to read; no other stamp begins so. */
function firstWordAlone({ text }: TextLine): Level | undefined {
  const letters = squeeze(text.replace(/[^\p{L}]/gu, ''));
  return capitalShare(text) >= 0.6 && letters === 'tuyet' ? 'TUYỆT MẬT' : undefined;
}

/** A stamp has capitals as tall as print; a scrap of ink or a word of a longer red text (an incoming stamp) is none. */
function mayBeHalfRead(piece: TextLine, { page, pieces }: LineContext): boolean {
  if (capitalShare(piece.text) < 0.6 || piece.box[3] < page.unit * 0.6) return false;
  return !pieces.some((other) => other !== piece && isNextTo(other, piece, page.unit) && isOtherText(other));
}

function isNextTo({ box }: TextLine, piece: TextLine, unit: number): boolean {
  const gap = Math.max(piece.box[0] - right(box), box[0] - right(piece.box));
  return gap < unit * 3 && bottom(box) > piece.box[1] && box[1] < bottom(piece.box);
}

/** Words that are not the first one of a level. */
function isOtherText({ text }: TextLine): boolean {
  const letters = squeeze(text.replace(/[^\p{L}]/gu, ''));
  return letters.length >= 2 && editDistance(letters, 'toi', 1) > 1 && editDistance(letters, 'tuyet', 2) > 2;
}

/** `… CÔNG TÁC BẢO VỆ BÍ` / `MẬT`: the last word of a title that runs over two lines. */
function endsTitle(piece: TextLine, { pieces, page }: LineContext): boolean {
  const above = pieces.filter(
    ({ box }) => bottom(box) <= piece.box[1] + page.unit / 2 && piece.box[1] - bottom(box) < page.unit * 2.5,
  );
  return above.some((line) => {
    const spans = line.box[0] < centreX(piece.box) && right(line.box) > centreX(piece.box);
    return spans && squeeze(line.words.at(-1)?.word.text ?? '') === 'bi';
  });
}

/** `M Ậ T` among other words. */
const LETTERS_INSIDE = /(?<!\S)M Ậ T(?!\S)/u;

/** The stamp came so close to other words that it was joined with them: capitals among words that are not. */
function insideLine(piece: TextLine): Level | undefined {
  if (LETTERS_INSIDE.test(piece.text)) return 'MẬT';
  for (const [i, word] of piece.words.entries()) {
    if (squeeze(word.word.text) !== MARK || !isCapitals(word)) continue;
    const before = piece.words[i - 1];
    const first = before === undefined ? '' : squeeze(before.word.text);
    const level = PHRASES.secrecyMarks.find(({ words }) => words.length === 2 && words[0] === first)?.value;
    const outer = level === undefined ? before : piece.words[i - 2];
    if (isCapitals(outer) || isCapitals(piece.words[i + 1])) continue;
    return LEVELS.find((candidate) => candidate.level === level)?.level ?? 'MẬT';
  }
  return undefined;
}

function isCapitals(word: PlacedWord | undefined): boolean {
  if (word === undefined) return false;
  const letters = word.word.text.match(/\p{L}/gu) ?? [];
  return letters.length >= 2 && capitalShare(word.word.text) === 1;
}
