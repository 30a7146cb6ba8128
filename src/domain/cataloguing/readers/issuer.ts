import { PHRASES, squeeze } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, makeLine, withoutJunk } from '../../layout/text-line.ts';
import type { PlacedWord } from '../../layout/placed-word.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { undoubled } from '../../text/doubled.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable, syllableShare } from '../../text/syllable.ts';
import type { Word } from '../../page/page-reading.ts';
import { agreed, clamp, doubted, ofClosedList, worstWord, type ListedWord } from '../confidence.ts';
import { repairMarks } from '../mark-repair.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, inDoubt, wordsOf } from '../reader.ts';
import { lettersOf } from '../../words/second-look.ts';
import { seenSo } from '../second-reading.ts';
import { ABBREVIATED, isNameInDoubt } from './issuer-doubts.ts';
import {
  isKnownName,
  nameOf,
  trimmed,
  unknownWords,
  VOCABULARY,
  wordsOfDistrict,
  type NameSources,
} from './issuer-name.ts';
import { namedByPlace } from './named-by-place.ts';
import { notationSays } from './notation-says.ts';
import { readNumberLine } from './number-line.ts';
import { witnessOf } from '../witness.ts';

/** `issuingBody` and `parentBody`: the capitals at the left of the national title, above the number. */
export function readIssuer(view: DocumentView): readonly Finding[] {
  const page = view.first;
  const { lines, dropped, scribbled } = agencyLines(page);
  const bodies = splitBodies(lines);
  const own = bodies.at(-1);
  if (own === undefined) return [];
  const joint = jointBodies(bodies);
  const notation = notationSays(page, lines);
  const isSaid = notation === 'agrees';
  if (joint !== undefined) return [finding('issuingBody', joint, { view, isSaid })];
  const parent = bodies.at(-2);
  const findings = [
    ...(parent === undefined ? [] : [finding('parentBody', [parent], { view, isSaid: false })]),
    finding('issuingBody', [own], { view, isSaid }),
  ];
  if (dropped || notation === 'lost' || (scribbled && !isSaid)) return findings.map((one) => inDoubt(one));
  return isSaid ? findings.map(confirmed) : findings;
}

/** The letters in the notation say the same of the name. */
function confirmed(finding: Finding): Finding {
  if (finding.field !== 'issuingBody') return finding;
  return { ...finding, value: { ...finding.value, confidence: clamp(agreed(finding.value.confidence, 0.6)) } };
}

/** The words of the agencies that name no kind of body or unit: what only their letters say. */
export function agencyNames(page: PageView): readonly Word[] {
  return agencyLines(page).lines.flatMap((line) => {
    const unknown = unknownWords(repairMarks(trimmed(line)));
    return wordsOf([line]).filter((word) => !isOfBody(word, unknown));
  });
}

/** Names a kind of body or unit: `AN` of `CÔNG AN`, not of `XÃ PHÚ AN`. `unknown`: the words of the name in no well-known phrase. */
function isOfBody({ text }: Word, unknown: ReadonlySet<string>): boolean {
  return VOCABULARY.has(fold(text)) && !unknown.has(fold(lettersOf(text)));
}

interface AgencyLines {
  readonly lines: readonly TextLine[];
  /** One between or below them looks like a part of the name, but was hardly read. */
  readonly dropped: boolean;
  /** Something stood before the name of a body on its line: ink, or a word under ink. */
  readonly scribbled: boolean;
}

/** Lines of the left column above the number, without specks, frames and stamps. */
function agencyLines(page: PageView): AgencyLines {
  const { head, page: placed } = page.layout;
  if (head === undefined) return { lines: [], dropped: false, scribbled: false };
  const end = (head.numberLine ?? head.subjectLines[0])?.box[1] ?? Infinity;
  const printed = head.left
    .filter((line) => line.box[1] < end && !head.subjectLines.includes(line) && line !== head.numberLine)
    .filter((line) => !NUMBER_LABEL.test(line.text))
    .map(cleanEnds)
    .filter((line) => line !== undefined)
    .filter((line) => letterCount(line.text) >= 2 && capitalShare(line.text) > 0.6)
    .filter((line) => line.box[3] < placed.unit * 3);
  const whole = printed.filter(isRead);
  const lines = whole.map(withoutScribbles);
  const first = printed.findIndex(isRead);
  const dropped = printed.slice(first + 1).some((line) => !isRead(line) && letterCount(line.text) >= 5);
  return { lines, dropped, scribbled: lines.some((line, i) => line !== whole[i]) };
}

/** Hardly read, or no word: what a pen beside a name makes. */
function isScribble({ word }: PlacedWord): boolean {
  // `ˆỦY`: what stands over the line is a letter of its own to Unicode
  const letters = word.text.normalize('NFC').replace(/[^\p{Lu}\p{Ll}]/gu, '');
  return letters === '' || (word.confidence < SCRIBBLE && (letters.length === 1 || !isSyllable(letters)));
}
const SCRIBBLE = 0.6;

/** `A⁄ ⁄. - ỦY BAN NHÂN DÂN`: no name begins so, but from the word for a kind of body on. */
function withoutScribbles(line: TextLine): TextLine {
  const from = line.words.findIndex((word) => !isScribble(word));
  if (from < 1) return line;
  const rest = makeLine(line.words.slice(from));
  return beginsBody(repairMarks(trimmed(rest))) ? rest : line;
}

function isRead(line: TextLine): boolean {
  return line.confidence > 0.4 || syllableShare(repairMarks(trimmed(line))).share > 0.7;
}

/** `Số:` of a number line of which too little was read to know it as one. */
const NUMBER_LABEL = /^\W{0,2}S[ốỐôÔ0oO]\s*[:.+]/u;

/** One small letter that is read less surely than this is a speck. */
const SPECK = 0.3;

/** Signs without letters at either end of a line are rules and specks, and so is one small letter among capitals that was hardly read; a dash inside a name stays. */
function cleanEnds(printed: TextLine): TextLine | undefined {
  const line = withoutJunk(printed);
  if (line === undefined) return undefined;
  const isLetter = ({ word }: PlacedWord) =>
    letterCount(word.text) > 0 && !(word.confidence < SPECK && /^\p{Ll}$/u.test(word.text));
  const first = line.words.findIndex(isLetter);
  const last = line.words.findLastIndex((placed) => isLetter(placed) || placed.word.text === '-');
  if (first === -1) return undefined;
  return first === 0 && last === line.words.length - 1 ? line : makeLine(line.words.slice(first, last + 1));
}

const HEADS = PHRASES.issuerHeads.map((head) => fold(head));
/** Words that begin a name, but also a second line of one (`… LƯU TRỮ` / `NHÀ NƯỚC`): no body begins with them below another. */
const RARE_HEADS = PHRASES.rareIssuerHeads.map((head) => fold(head));
const INCOMPLETE: ReadonlySet<string> = new Set(PHRASES.incompleteIssuers.map(squeeze));

/** A body begins where a line begins with the name of a kind of body, unless the line before cannot stand alone. */
function splitBodies(lines: readonly TextLine[]): TextLine[][] {
  const bodies: TextLine[][] = [];
  for (const line of lines) {
    const current = bodies.at(-1);
    const previous = current?.at(-1);
    if (current === undefined || previous === undefined || startsBody(line, previous)) bodies.push([line]);
    else current.push(line);
  }
  return bodies;
}

/** `UBND TỈNH ĐẮK LẮK,`: the body above is named in full, the comma is a speck. */
const PLACE_AND_COMMA = /(?:^| )(?:tinh|huyen|thanh pho|thi xa|quan|xa|phuong|thi tran)(?: [a-z']+){1,3},$/;

function startsBody(line: TextLine, previous: TextLine): boolean {
  const text = fold(repairMarks(trimmed(line)));
  if (!HEADS.some((head) => text === head || text.startsWith(`${head} `))) return false;
  // `SỞ TÀI NGUYÊN VÀ MÔI` / `TRƯỜNG`: one syllable alone names no body
  if (!text.includes(' ')) return false;
  if (INCOMPLETE.has(squeeze(previous.text))) return false;
  if (PLACE_AND_COMMA.test(fold(trimmed(previous)))) return true;
  return !/(?:,|\bva|\bcua|\bcac|\bdau|\bxay|\bthuoc)$/.test(fold(trimmed(previous)));
}

/** Two ministries, two departments: the same kind of body twice issue together. */
function jointBodies(bodies: readonly TextLine[][]): readonly TextLine[][] | undefined {
  if (bodies.length < 2) return undefined;
  const kinds = bodies.map((lines) => fold(trimmed(lines[0] ?? makeLine([]))).split(' ')[0]);
  return ['bo', 'so'].includes(kinds[0] ?? '') && kinds.every((kind) => kind === kinds[0]) ? bodies : undefined;
}

/** A unit without a body, or with one syllable for its name: what stood before or in it was lost. */
const UNIT_ALONE =
  / (?:tinh|huyen|thanh pho|thi xa|xa(?! hoi$)|phuong|thi tran) [a-z]+$|^(?:tinh|huyen|thanh pho|quan|thi xa|xa|phuong|thi tran) (?!uy(?: |$))|^(?:uy ban|hoi dong) nhan dan$|^bao nhan dan (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)/;

interface NamedIn {
  readonly view: DocumentView;
  /** The notation says the same of the name: where a lone sign stood in it, no letter did. */
  readonly isSaid: boolean;
}

function finding(
  field: 'issuingBody' | 'parentBody',
  bodies: readonly TextLine[][],
  { view, isSaid }: NamedIn,
): Finding {
  const page = view.first;
  const words = wordsOf(bodies.flat());
  const witness = witnessOf(view, words);
  const names = bodies.map((lines) => nameOf(lines, { witness, words, ...notationOf(page) }));
  const placed = namedByPlace(names.map(({ text: name }) => name).join('; '), page);
  const text = placed.name;
  const known = names.every(({ known: isKnown }) => isKnown);
  const seen = asSpelled(words, text).map((word) => placed.sure(word));
  const unknown = unknownWords(text);
  const counted = seen.filter(({ text: word }) => letterCount(word) > 1);
  const listed = wordsOfDistrict(text);
  const read = worstWord(counted.map((word) => ofDistrict(expected(word, unknown), listed)));
  const spelled = syllableShare(text.replace(ABBREVIATED, '')).share;
  // a unit without the body it belongs to: a line above it was lost
  const whole = UNIT_ALONE.test(foldUnits(text)) || !names.every(({ text: name }) => beginsBody(name)) ? 0.5 : 1;
  const sure = whole * (known ? ofClosedList(seen.map(seenSo)) : read * (0.6 + 0.4 * spelled));
  const isTouched = names.some(({ dropped }) => dropped) && !isKnownName(text) && !isSaid;
  return found(field, text, {
    page,
    words,
    confidence: isTouched ? doubted(sure) : sure,
    review:
      names.some(({ completed }) => completed === 'guessed') ||
      isNameInDoubt(text, { view, words, listed, isSeenInPlace: placed.isSeen }),
  });
}

/** The words with the marks that were put right: the second reader may have seen those (`GO` for `GÒ`). */
function asSpelled(words: readonly Word[], name: string): readonly (Word & ListedWord)[] {
  const tokens = name.split(' ');
  const phrased = wordsOfPhrases(name);
  return words.map((word) => {
    const letters = lettersOf(word.text);
    const variants = [letters, ...undoubled(letters)];
    const meant = tokens.find((token) => letters !== '' && variants.some((variant) => fold(token) === fold(variant)));
    if (meant === undefined) return word;
    return { ...word, text: meant, exact: variants.includes(meant) || phrased.has(meant) };
  });
}

/** Of so many words no two well-known names differ by marks alone. */
const LONG = PHRASES.issuerPhrases.filter((phrase) => phrase.split(' ').length >= 4);

/** The words of the long well-known phrases in a name: with their letters `TRIỀN` between `PHÁT` and `NÔNG THÔN` is no chance. */
function wordsOfPhrases(name: string): ReadonlySet<string> {
  return new Set(LONG.filter((phrase) => name.includes(phrase)).flatMap((phrase) => phrase.split(' ')));
}

/** How surely a word that names a kind of body or unit was read where its letters were seen at all. */
const VOCABULARY_READ = { seen: 0.12, sure: 0.9 } as const;

/** `HUYỆN` in the name of a committee is no chance; the names of places (`VẠN AN`) are read by their letters alone. */
function expected<Read extends Word>(word: Read, unknown: ReadonlySet<string>): Read {
  const isSeen = isOfBody(word, unknown) && word.confidence >= VOCABULARY_READ.seen;
  return isSeen ? { ...word, confidence: Math.max(word.confidence, VOCABULARY_READ.sure) } : seenSo(word);
}

/** What is left of the doubt in a word that stands so in the name of a district: another one has other letters. */
const OF_DISTRICT = 0.3;

/** Engine and list say the same; a word of which only the letters were read is as sure as before. */
function ofDistrict(word: Word & ListedWord, listed: ReadonlySet<string>): Word {
  if (word.exact !== true || !listed.has(fold(word.text))) return word;
  return { ...word, confidence: agreed(word.confidence, OF_DISTRICT) };
}

/** As `fold`, but `TỊNH` and `TĨNH` of a name are not the `TỈNH` of a unit. */
function foldUnits(text: string): string {
  return fold(text.normalize('NFC').replace(/T[ỊĨÌÍ]NH/giu, 'TENH'));
}

/** Begins with the word for a kind of body: else what stands before was lost. */
function beginsBody(name: string): boolean {
  const folded = `${fold(name)} `;
  return [...HEADS, ...RARE_HEADS].some((head) => folded.startsWith(`${head} `));
}

function notationOf(page: PageView): Pick<NameSources, 'notation' | 'isCommittee'> {
  const read = readNumberLine(page);
  return { notation: read?.parts.notation ?? '', isCommittee: read?.letters === 'UBND' && !read.proposed };
}
