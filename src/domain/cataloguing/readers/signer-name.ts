import type { PlacedWord } from '../../layout/placed-word.ts';
import { letterCount, right, sharedHeight } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { makeLine } from '../../layout/text-line.ts';
import { roomBetween } from '../../layout/type-width.ts';
import type { Word } from '../../page/page-reading.ts';
import { fold } from '../../text/fold.ts';
import { agreed, doubted, worstWord } from '../confidence.ts';
import { bareName, cleanName, hasKnownDegrees, hasOddDegree, isBorneName, isBorneWithTone, isBorneWord, isCertainDegree, isSpelledOneWay, mayBeName, repairName } from '../../text/person-name.ts'; // prettier-ignore
import { splitTone } from '../../text/syllable.ts';
import type { SpellingShare } from '../../words/letter-scores.ts';
import { confirmedBy, type SecondOpinion } from '../../words/second-look.ts';
import type { Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import { inCaseOf } from '../spelling.ts';
import { isFigureSeen, settledLine } from './settled-name.ts';

export interface PrintedName {
  readonly line: TextLine;
  /** Nothing was read between office and name. */
  readonly clear: boolean;
  readonly hasOffice: boolean;
}

/** `signatory`: the name with its degrees, as sure as its words, its office and what was read beside it let it be. */
export function nameFinding(name: PrintedName, page: PageView): Finding[] {
  const settled = settledLine(name.line);
  const line = withoutStray(settled.line);
  const words = lettered(line);
  const printed = cleanName(withoutStrokes(line).text);
  const spelled = repairName(printed);
  const kept = words.filter(({ text }) => letterCount(text) > 1 || spelled.split(' ').includes(text));
  const { value, doubted: isDoubted } = asSeen(spelled, kept);
  const { name: named, degrees } = evidenceOf(kept, value);
  const read = nameScore([...named, ...degrees], value) * (words.length > kept.length ? 0.84 : 1);
  const sure = mayLackTone(named, value) ? doubted(read) : read;
  const isCut = lacksWord(line);
  const whole = isBorneName(value) && isWhole(printed, line) && !isCut && !hasOtherSigner(name.line, page);
  const isTitled = degrees.every((degree) => degree.confidence >= FIRM_DEGREE && !mayLackStroke(degree));
  const isSure = whole && isTitled && isFirm(name, named, value);
  const confidence = isSure ? sure : unsure(sure, name.hasOffice && whole);
  const review = [isDoubted, !isTitled, settled.doubted, isCut].includes(true);
  return [found('signatory', value, { page, words: lettered(name.line), confidence, review })];
}

function lettered(line: TextLine): readonly Word[] {
  return wordsOf([line]).filter((word) => letterCount(word.text) > 0);
}

/** Beside a blank: less than the shortest family name takes. */
const ROOM_FOR_WORD = 0.6;

/** `Phan Tuấn … Trí`: between two words there is room for another that was not read. */
function lacksWord(line: TextLine): boolean {
  return roomBetween(line.words).some((room) => room >= ROOM_FOR_WORD);
}

/** A stroke of a pen or a frame that was hardly read: between two words that stand as close as words do, or far from all. */
function withoutStray(line: TextLine): TextLine {
  const kept = line.words.filter(({ word }) => letterCount(word.text) > 1 || word.confidence >= STRAY);
  if (kept.length === line.words.length) return line;
  const rest = makeLine(kept);
  const isWhole = !lacksWord(rest) && line.words.every((word) => kept.includes(word) || isWithin(word, rest) || isFarFrom(word, rest)); // prettier-ignore
  return isWhole ? rest : line;
}

const STRAY = 0.3;
/** In heights of the line: no word fits in between. */
const FAR = 4;

function isWithin({ box }: PlacedWord, line: TextLine): boolean {
  return box[0] > line.box[0] && right(box) < right(line.box);
}

function isFarFrom({ box }: PlacedWord, line: TextLine): boolean {
  const apart = Math.max(line.box[0] - right(box), box[0] - right(line.box));
  return apart > FAR * line.box[3];
}

/** Ink that lies over the name did not change it: there is none, all was read surely, or seen so by the second reader. */
function isFirm({ clear, hasOffice }: PrintedName, named: readonly Word[], value: string): boolean {
  return clear || (hasOffice && (worstWord(named) >= FIRM || isSeenSo(named, value)));
}

/** The words of a name beside the words that were read for them, from its end. */
function pairedWith(words: readonly Word[], value: string): { readonly meant: string; readonly word?: Word }[] {
  const bare = bareName(value).split(' ');
  const from = words.length - bare.length;
  return bare.map((meant, i) => {
    const word = words[from + i];
    return word !== undefined && fold(lettersOf(word.text)) === fold(meant) ? { meant, word } : { meant };
  });
}

/** What the second reader says of a word of a name, among the words that are borne there. */
function seenAs(word: Word, meant: string, first: boolean): SecondOpinion {
  const isBorne = (spelling: string) => isBorneWord(spelling, first);
  const spellings = (word.spellings ?? []).map(({ text, share }) => ({ text: isBorne(text) ? text : dotted(text), share })); // prettier-ignore
  return confirmedBy({ text: meant, spellings: merged(spellings) }, isBorne);
}

/** `Vỉnh`, which nobody is called: its `i` bears a dot. */
function dotted(spelling: string): string {
  return spelling.replace(/[íìỉĩ]/gu, 'i');
}

function merged(spellings: readonly SpellingShare[]): readonly SpellingShare[] {
  const byText = Map.groupBy(spellings, ({ text }) => text);
  return [...byText].map(([text, same]) => ({ text, share: same.reduce((sum, { share }) => sum + share, 0) }));
}

/**
 * The second reader sees a word that is borne, too: a person looks. What it sees is proposed where a tone was lost, as
 * engines do (`Hiên` for `Hiền`); pens over a name give it tones of its own, most of them on words that nobody bears.
 */
function asSeen(value: string, words: readonly Word[]): { readonly value: string; readonly doubted: boolean } {
  const bare = bareName(value);
  const seen = pairedWith(words, value).map(({ meant, word }, i) => {
    const [likeliest] = word?.spellings ?? [];
    const isOther =
      word !== undefined && likeliest !== undefined && confirmedBy({ ...word, text: meant }) === 'doubted';
    const other = isOther && isBorneWord(likeliest.text, i === 0) ? likeliest.text : undefined;
    const lost = other !== undefined && splitTone(other).letters === meant.toLowerCase();
    return { doubted: other !== undefined, text: lost ? inCaseOf(meant, other) : meant };
  });
  const doubted = seen.some((word) => word.doubted);
  const named = seen.map(({ text }) => text).join(' ');
  return { value: value.endsWith(bare) ? value.slice(0, value.length - bare.length) + named : value, doubted };
}

/** Every word of the name was seen so by the second reader, or can be spelled in no other way. */
function isSeenSo(words: readonly Word[], value: string): boolean {
  return pairedWith(words, value).every(
    ({ meant, word }, i) =>
      word !== undefined && (seenAs(word, meant, i === 0) === 'confirmed' || isSpelledOneWay(meant, i === 0)),
  );
}

/** What is left of the doubt in a word whose letters can only bear the marks that it has, or whose marks the second reader sees, too. */
const ONE_WAY = 0.25;

/**
 * How surely each word is known: where its letters are borne in one spelling only (`Đinh`, `Quốc`), badly read marks
 * leave no doubt; where there are several (`Thăng`, `Thắng`), the engine alone speaks for them.
 */
function evidenceOf(words: readonly Word[], value: string): { readonly name: Word[]; readonly degrees: Word[] } {
  const bare = bareName(value).split(' ');
  const from = Math.max(0, words.length - bare.length);
  const name = words.slice(from).map((word, i) => {
    const meant = bare[i] ?? '';
    const isAlike = fold(lettersOf(word.text)) === fold(meant);
    const seen = isAlike && seenAs(word, meant, i === 0) === 'confirmed';
    const known = seen || (isAlike && isSpelledOneWay(meant, i === 0));
    return known ? { ...word, confidence: agreed(word.confidence, ONE_WAY) } : word;
  });
  const degrees = words.slice(0, from).map((word) => {
    return isCertainDegree(word.text) ? { ...word, confidence: agreed(word.confidence, ONE_WAY) } : word;
  });
  return { name, degrees };
}

/** `Hiên` for `Hiền`: in bold print engines lose the second mark of a letter and hardly hesitate; clear print is read as surely as this. */
const CLEARLY_READ = 0.955;

function mayLackTone(named: readonly Word[], value: string): boolean {
  const bare = bareName(value).split(' ');
  return named.some((word, i) => {
    const meant = bare[i] ?? '';
    const isClear = word.confidence >= CLEARLY_READ || seenAs(word, meant, i === 0) === 'confirmed';
    return !isClear && isBorneWithTone(meant, i === 0);
  });
}

function nameScore(named: readonly Word[], value: string): number {
  const read = worstWord(named) * (hasKnownDegrees(value) ? 1 : 0.84);
  return isBorneName(value) ? agreed(read, 0.5) : mayBeName(value) ? read : read * 0.8;
}

/** A name without a fault that something was read beside stands above all others that are doubted. */
function unsure(sure: number, isWhole: boolean): number {
  const lookedAt = sure <= 0.6 ? sure * 0.9 : 0.54 + sure * 0.3;
  return Math.min(isWhole ? lookedAt : sure * 0.75, doubted(sure));
}

/**
 * Ink over a name changes its marks, and the engine is then less sure: of 85 names read as surely as this under seals and
 * signatures 83 were right, and of the other two nothing on the line was wrong (ADR 32).
 */
const FIRM = 0.92;
/** `Ths.`, `CKI.`: a letter or a stroke makes another degree, which an engine that is less sure than this may have missed. */
const FIRM_DEGREE = 0.8;

/** `CKI.` of an image: engines leave out the second stroke of `CKII.` and are as sure (0.95); the second reader counts them. */
function mayLackStroke(word: Word): boolean {
  return word.typed !== true && /^CK[I1l]\P{L}*$/u.test(word.text) && !isFigureSeen(word);
}

/** What is given is what is printed, with degrees that are known; of two words one may have been lost, for there are few such names. */
function isWhole(printed: string, line: TextLine): boolean {
  const value = repairName(printed);
  const bare = bareName(value);
  const [family = '', ...others] = bare.split(' ');
  const letters = lettersOf(line.text);
  // of family names there are few: `Đỉnh` can only be `Đinh`
  const isPrinted = fold(letters).endsWith(fold(lettersOf(bare))) && letters.endsWith(lettersOf(others.join(' '))) && family !== '' && others.length > 1; // prettier-ignore
  return isPrinted && hasKnownDegrees(value) && !hasOddDegree(printed);
}

/** Another person signs beside: the names of both belong to the value. `Lưu: VT, TH.` is nobody. */
function hasOtherSigner(line: TextLine, { layout }: PageView): boolean {
  const own = new Set(line.words.map(({ word }) => word));
  const beside = layout.lines.filter(
    ({ words, box }) => !words.some(({ word }) => own.has(word)) && sharedHeight(box, line.box) > 0.4,
  );
  return beside.some((other) => {
    const words = other.words.map(({ word }) => word.text);
    const isNamed = (three: readonly string[]) => three.length === 3 && isBorneName(three.join(' ')) && !three.some((word) => /\p{L}[:,;]$|^\p{Lu}{2}/u.test(word)); // prettier-ignore
    return words.some((_word, i) => isNamed(words.slice(i, i + 3)));
  });
}

/** Words with their letters only: what is printed, apart from stops and specks. */
function lettersOf(text: string): string {
  return text
    .split(' ')
    .map((word) => word.replace(/[^\p{Lu}\p{Ll}]/gu, ''))
    .filter(Boolean)
    .join(' ');
}

/** A stroke of the signature that was taken for two capitals stands among words with one capital each. */
export function withoutStrokes(line: TextLine): TextLine {
  const words = line.words.filter(({ word }, i) => i === 0 || word.confidence > 0.5 || !/^\p{Lu}{2}$/u.test(word.text));
  return words.length === line.words.length ? line : makeLine(words);
}
