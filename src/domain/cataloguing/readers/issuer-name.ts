import { PHRASES } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { districtLike, isDistrict } from '../../text/districts.ts';
import { undoubled } from '../../text/doubled.ts';
import { fold } from '../../text/fold.ts';
import type { Word } from '../../page/page-reading.ts';
import { isSyllable, spellingKey } from '../../text/syllable.ts';
import type { SpellingShare } from '../../words/letter-scores.ts';
import { lettersOf } from '../../words/second-look.ts';
import { PRINTED_SIGN, withoutLoneSigns } from '../lone-signs.ts';
import { repairMarks } from '../mark-repair.ts';
import type { PairSource, SpelledWord } from '../spelling.ts';
import { repairSpelling } from '../spelling.ts';

/** `HUYỆ N`: the last letter of a word stands apart. */
const TORN_LETTER = /(?<!\p{L})(\p{Lu}{2,}) (\p{Lu}) /gu;
/** `DỰ NG`: its last letters, of which no word is made. */
const TORN_END = /(?<!\p{L})(\p{Lu}+) ((?:CH|NH|NG|[CMNPT])(?![\p{L}.&-]))/gu;
/** `KIẾỂM`: the engine gave one letter twice. */
const LONG_WORD = /\p{Lu}{4,}/gu;

export interface NameSources {
  readonly witness: PairSource;
  /** As read, with what the second reader saw of them. */
  readonly words: readonly Word[];
  readonly notation: string;
  /** Its letters for the body were read as those of a committee of the people (`QĐ-UBND`, `UBND-VP`); the Fatherland Front has MTTQ. */
  readonly isCommittee: boolean;
}

export interface IssuerName {
  readonly text: string;
  readonly known: boolean;
  /** A lone sign was taken out. */
  readonly dropped: boolean;
  /** `ỦY BAN`, `NHÂN DÂN` or `UB` was put in: `said` where the notation says so of what was read as `ỦY BAN HUYỆN …`, `NHÂN DÂN HUYỆN …`. */
  readonly completed: false | 'guessed' | 'said';
}

const UNITS = '(?:TỈNH|TÍNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG)';
/** `ỦY BAN HUYỆN …`, `ỦY BAN NHÂXÑ D TỈNH …`: under a pen; a committee of a unit is one of the people. */
const COMMITTEE_CUT = new RegExp(`^(ỦY|UỶ) BAN (?!NHÂN DÂN[ ,])(?:NH\\S* (?:\\S{1,4} )?)?(?=${UNITS} )`, 'u');
/** `BAN NHÂN DÂN TỈNH …`, `NHÂN DÂN TỈNH …`: the first words are under it. */
const COMMITTEE_HEADLESS = new RegExp(`^(?:(BAN) )?NHÂN DÂN (?=${UNITS} )`, 'u');

/** `ND TỈNH …`: no council has a body below it. */
const COMMITTEE_SHORT = new RegExp(`^B?ND (?=${UNITS} )`, 'u');

/** The name of a committee or council as it can only be; which of the two the notation says. */
function completed(name: string, notation: string): string {
  const cut = name.replace(COMMITTEE_CUT, '$1 BAN NHÂN DÂN ').replace(COMMITTEE_SHORT, 'UBND ');
  const [, ban] = COMMITTEE_HEADLESS.exec(cut) ?? [];
  const head = ban !== undefined || notation.includes('UBND') ? 'ỦY BAN' : notation.includes('HĐND') ? 'HỘI ĐỒNG' : undefined; // prettier-ignore
  return head === undefined ? cut : cut.replace(COMMITTEE_HEADLESS, `${head} NHÂN DÂN `);
}

/** Names of the Central Highlands: `CƯ M’GAR`. */
export const APOSTROPHE = '’';

/** A name is in no line of its own: the rest of the document may only change marks that are not read for certain. */
const PRINTED_CONFIDENCE = 0.9;

/**
 * As printed; only the marks of well-known words and of words that come again in the text are put right. `known`: every
 * word belongs to a well-known phrase or comes again.
 */
export function nameOf(lines: readonly TextLine[], { witness, words, notation, isCommittee }: NameSources): IssuerName {
  const printed = lines
    .map((line) =>
      trimmed(line).replace(/\s*[^\p{L}\p{N})]+$/u, (end) => (end.trim() === '-' ? ' -' : end === ',' ? ',' : '')),
    )
    .join(' ')
    .replace(/[–—]/gu, '-')
    .replace(/ ?- ?(?=(?:T[IÍÌỈĨỊ]NH|HUYỆN|THÀNH PHỐ|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN) )/u, ' ')
    .replace(/(?<=^(?:ỦY|UỶ))[-.](?=BAN )/u, ' ')
    .replace(TORN_LETTER, (torn, word: string, letter: string) =>
      VOCABULARY.has(fold(word + letter)) && !VOCABULARY.has(fold(word)) ? `${word}${letter} ` : torn,
    )
    .replace(TORN_END, (torn, word: string, end: string) => (isNameWord(word + end) ? word + end : torn))
    .replace(LONG_WORD, asOnce)
    .replace(/^Sở(?= \p{Lu}{2})/u, 'SỞ')
    .replace(/\s*-$/u, '')
    .replace(/(?<=\p{L})[.:;'`]+(?=\s)/gu, '')
    .replace(/(?<=\p{L})['`´*°?](?=\p{L})/gu, APOSTROPHE)
    .replace(/(?<=\p{Lu}{2})\.(?=\p{Lu}{2})/gu, ' ')
    // a stroke through the blank: no name has a slash
    .replace(/(?<=\p{Lu})[/\u2044](?=\p{Lu}{3})/gu, ' ');
  const clean = withoutLoneSigns(withoutLooseDash(printed, words));
  const tokens = clean.text.split(' ').map((token) => ({ text: token, confidence: PRINTED_CONFIDENCE }));
  const spelled = repairSpelling(tokens, [witness]).map((word, i) => asPictured(word, tokens[i]?.text ?? '', words));
  const own = spelled.map((word) => word.text).join(' ');
  const whole = completed(own, notation);
  const text = asDistrict(repairMarks(whole));
  const unconfirmed = text.split(' ').filter((_token, i) => spelled[i]?.supported !== true);
  const known =
    spelled.every(({ supported }) => supported) ||
    isKnownName(text) ||
    (spelled.length === text.split(' ').length && isKnownName(unconfirmed.join(' ')));
  const isCompleted = fold(text) !== fold(repairMarks(own));
  const isSaid = isCommittee && (COMMITTEE_CUT.test(own) || COMMITTEE_HEADLESS.test(own));
  const isLoose = clean.text.length < printed.length;
  return { text, known, dropped: clean.dropped || isLoose, completed: isCompleted && (isSaid ? 'said' : 'guessed') };
}

function asOnce(word: string): string {
  if (isSyllable(word)) return word;
  const [only, ...others] = undoubled(word).filter(isNameWord);
  return only === undefined || others.length > 0 ? word : only;
}

/** What a name says behind the word for a district, up to its end or its province: no commune, whatever its name. */
const DISTRICT = /(?<=(?:^| )(?:HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ) )\p{Lu}[^,;]*?(?=,? TỈNH |[,;]|$)/u;

/** `HUYỆN LỤC NGAN`: one district has these letters, and it has other marks. */
function asDistrict(name: string): string {
  return name.replace(DISTRICT, (read) => (isDistrict(read) ? read : (districtLike(read)?.toUpperCase() ?? read)));
}

/** The words of the district in a name, without marks and case, where one is called so with all its marks. */
export function wordsOfDistrict(name: string): ReadonlySet<string> {
  const [read] = DISTRICT.exec(name) ?? [];
  return new Set(read !== undefined && isDistrict(read) ? read.split(' ').map(fold) : []);
}

/** How much likelier than another spelling what was read must look to stay. */
const PREFERRED = 2;

/** `THPT YÊN - THẾ`: a dash that was not surely read is a stroke, but in the well-known names that have one. */
function withoutLooseDash(name: string, words: readonly Word[]): string {
  const isLoose = words.some(({ text, confidence }) => /^[-–—]$/u.test(text) && confidence < PRINTED_SIGN);
  return isLoose && !isKnownName(repairMarks(name)) ? name.replace(/ - /gu, ' ') : name;
}

/** As it was read where the second reader sees no spelling that the rest of the document has: `Văn Chãn` in the text, `CHẤN` in the name. */
function asPictured(word: SpelledWord, read: string, words: readonly Word[]): SpelledWord {
  const letters = lettersOf(read);
  const spellings = words.find(({ text }) => letters !== '' && lettersOf(text) === letters)?.spellings;
  if (!word.repaired || spellings === undefined) return word;
  const isRefused = shareOf(letters, spellings) > PREFERRED * shareOf(lettersOf(word.text), spellings);
  return isRefused ? { ...word, text: read, repaired: false, supported: false } : word;
}

function shareOf(letters: string, spellings: readonly SpellingShare[]): number {
  return spellings.find(({ text }) => spellingKey(text) === spellingKey(letters))?.share ?? 0;
}

const KNOWN: readonly string[] = [
  ...PHRASES.issuerPhrases,
  ...PHRASES.issuerHeads,
  ...PHRASES.unitHeads,
  ...PHRASES.provinces,
  'UBND',
  'HĐND',
];
const KNOWN_RUNS = KNOWN.filter((phrase) => phrase.includes(' '))
  .map((phrase) => fold(phrase))
  .toSorted((a, b) => b.length - a.length);
const NAME_WORDS: ReadonlySet<string> = new Set(KNOWN.flatMap((phrase) => phrase.split(/[ ,]+/u).map(spellingKey)));
/** One word alone is known with its marks only: `BÀN BO` is a place, no `BAN` and no `BỘ`. */
const KNOWN_WORDS: ReadonlySet<string> = new Set(KNOWN.filter((phrase) => !phrase.includes(' ')).map(spellingKey));

function isNameWord(word: string): boolean {
  return NAME_WORDS.has(spellingKey(word));
}

export function isKnownName(name: string): boolean {
  return unknownWords(name).size === 0;
}

/** The words of a name, without marks and case, that belong to no well-known phrase. */
export function unknownWords(name: string): ReadonlySet<string> {
  let rest = fold(name);
  for (const phrase of KNOWN_RUNS) rest = rest.replaceAll(phrase, ' ');
  const words = name.normalize('NFC').match(/[\p{Lu}\p{Ll}]+/gu) ?? [];
  const known = new Set(words.filter((word) => KNOWN_WORDS.has(spellingKey(word))).map(fold));
  return new Set(rest.split(/[^a-z]+/u).filter((word) => word !== '' && !known.has(word)));
}

/** Not `ỦY`, which is printed `UỶ` as well. */
export const VOCABULARY: ReadonlySet<string> = new Set(
  [...PHRASES.issuerHeads, ...PHRASES.unitHeads]
    .flatMap((phrase) => fold(phrase).split(' '))
    .filter((word) => word !== 'uy'),
);
/** `SỞNỘI VỤ`: no word begins so. */
const GLUED_DEPARTMENT = /^SỞ(?=\p{Lu}{2})/u;

export function trimmed(line: TextLine): string {
  return line.text.replace(/^[^\p{Lu}\p{Ll}]+/u, '').replace(GLUED_DEPARTMENT, 'SỞ ');
}
