import { hasPower, isOfficeLine } from '../../layout/foot.ts';
import { isCopyTitle } from '../../layout/copy-block.ts';
import { PHRASES, findAnyPhrase, squeeze } from '../../layout/phrases.ts';
import { letterCount } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, lineGap, makeLine, withoutJunk } from '../../layout/text-line.ts';
import { fold } from '../../text/fold.ts';
import { isSyllable } from '../../text/syllable.ts';
import { agreed, doubted, worstWord } from '../confidence.ts';
import { repairMarks } from '../mark-repair.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';

/** `signerRole` and `signatory` from the block at the right of the recipients; the block of a certified copy is not read. */
export function readSignature(view: DocumentView): readonly Finding[] {
  for (const page of view.pages) {
    for (const foot of page.layout.feet.filter(({ copy }) => !copy)) {
      const lines = foot.right
        .map(withoutJunk)
        .filter((line) => line !== undefined)
        .map(withoutDirtBefore);
      const role = roleLines(lines, page.layout.page.unit);
      const name = nameLine(lines, role);
      if (role.length === 0 && name === undefined) continue;
      return [...roleFinding(role, page), ...nameFinding(name, page, isClear(lines, { role, name }))];
    }
  }
  return [];
}

/** Strokes of seal and signature before an office: words that are not in capitals, on a line that ends in an office. */
function withoutDirtBefore(line: TextLine): TextLine {
  const place = findAnyPhrase(line, PHRASES.offices);
  if (isOfficeLine(line) || place?.to !== line.words.length) return line;
  const from = line.words.findLastIndex(({ word }) => capitalShare(word.text) < 1) + 1;
  return from > 0 && from <= place.from ? makeLine(line.words.slice(from)) : line;
}

/** Lines in capitals that follow each other closely, from the first that names a power or an office. */
function roleLines(lines: readonly TextLine[], unit: number): TextLine[] {
  const start = lines.findIndex(isOfficeLine);
  if (start === -1) return [];
  const role: TextLine[] = [];
  for (const line of lines.slice(start)) {
    const previous = role.at(-1);
    if (letterCount(line.text) < 2) continue;
    if (previous !== undefined && !continuesRole(previous, line, unit)) break;
    role.push(line);
  }
  return role;
}

function continuesRole(previous: TextLine, line: TextLine, unit: number): boolean {
  if (capitalShare(line.text) < 0.75 || line.confidence < 0.4) return false;
  const gap = lineGap(previous, line);
  return gap < unit * 1.4 || (isOfficeLine(line) && gap < unit * 2.5 && hasPower(previous));
}

function roleFinding(role: readonly TextLine[], page: PageView): Finding[] {
  if (role.length === 0) return [];
  const words = wordsOf(role).filter((word) => letterCount(word.text) > 0);
  const text = repairMarks(
    words
      .map((word) => word.text)
      .join(' ')
      .replace(/\b(TM|KT|TL|TUQ|Q)\s*[.,:]\s*/gu, '$1. '),
  );
  const value = text.replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, '');
  const read = worstWord(words.filter((word) => letterCount(word.text) > 1));
  const known = role.every(isKnownRole);
  const sure = known ? agreed(read, 0.37) : read * 0.8;
  return [found('signerRole', value, { page, words, confidence: isIncomplete(role) ? sure * 0.6 : sure })];
}

/** Power and office and nothing else: misread letters would have been noticed. */
function isKnownRole(line: TextLine): boolean {
  const office = line.text.replace(/^\W*(?:TM|KT|TL|TUQ|Q)\s*[.,:]\s*/u, '');
  return PHRASES.offices.some((phrase) => squeeze(phrase) === squeeze(office));
}

/**
 * Parts that were lost: the KT. (TL., TUQ.) without which no deputy signs and which is often written by hand, the deputy
 * after a KT., the office after a TM.
 */
function isIncomplete(role: readonly TextLine[]): boolean {
  const last = role.at(-1);
  if (last !== undefined && hasPower(last) && !/^\W*q/.test(last.key)) return true;
  return role.some((line, i) => /^\W*pho /.test(line.key) && !/\b(?:kt|tl|tuq)\b/.test(role[i - 1]?.key ?? ''));
}

/** The name stands lowest in the block; below it there is nothing but the seal. */
function nameLine(lines: readonly TextLine[], role: readonly TextLine[]): TextLine | undefined {
  const from = role.at(-1);
  const below = from === undefined ? lines : lines.filter((line) => line.box[1] > from.box[1] && !role.includes(line));
  return below.findLast((line) => isName(line));
}

interface SignatureLines {
  readonly role: readonly TextLine[];
  readonly name: TextLine | undefined;
}

/**
 * Under its office and with nothing read in between: else ink of a seal or a signature lies there, which reaches into
 * the name and changes its marks, and nothing else on the page says how a person is called.
 */
function isClear(lines: readonly TextLine[], { role, name }: SignatureLines): boolean {
  const office = role.at(-1);
  if (office === undefined || name === undefined) return false;
  return lines.every((line) => line === name || role.includes(line) || line.box[1] < office.box[1]);
}

/** Two to six words with a capital each, after ranks or degrees. */
function isName(line: TextLine): boolean {
  if (isCopyTitle(line)) return false;
  const words = bareName(line.text).split(' ');
  if (words.length < 2 || words.length > 6) return false;
  return words.every((word) => /^(?:\p{Lu}\p{L}+|[YÝỲỶỸỴ])$/u.test(word)) && line.confidence > 0.4;
}

const RANKS: readonly string[] = PHRASES.ranks.map((rank) => fold(rank)).toSorted((a, b) => b.length - a.length);
/** Degrees end with a stop; a misread one (`CKHL,`) still does. */
const DEGREES = /^(?:\p{L}{1,6}\s?[.,:;]+\s*)+/u;

/** The name without signs, ranks and degrees before it: `ThS. Trần Thị A` → `Trần Thị A`. For comparing, not for showing. */
export function bareName(text: string): string {
  let name = cleanName(text).replace(DEGREES, '');
  let rank = rankBefore(name);
  while (rank !== undefined) {
    name = name.slice(rank.length).trim();
    rank = rankBefore(name);
  }
  return name;
}

/** A rank in words; the rest must still be a name of two words. */
function rankBefore(name: string): string | undefined {
  const rank = RANKS.find((candidate) => fold(name).startsWith(`${candidate} `));
  return rank !== undefined && name.slice(rank.length).trim().split(' ').length >= 2 ? rank : undefined;
}

/** Strokes of the signature between the words of a name are read as single letters; no word of a name has one but the first, and Y. */
function cleanName(text: string): string {
  return text
    .replace(/(?<=\s)(\p{Lu}) (\p{Ll}+)(?=\s|$)/gu, (parted, first: string, rest: string) =>
      isSyllable(first + rest) ? first + rest : parted,
    )
    .replace(/(?<=\s)[^\sYÝỲỶỸỴ](?=\s|$)/gu, ' ')
    .replace(/["“”‘`_|~<>«»*^]+/gu, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/(\p{L})(?:[:;,][:;,.]*|\.[:;,.]+)\s*(?=\p{Lu})/gu, '$1. ')
    .replace(/\s+/gu, ' ');
}

/** Whether everything before the name is a rank or degree that is known. */
function knownDegrees(value: string): boolean {
  const degrees = DEGREES.exec(value)?.[0] ?? '';
  return degrees.split(/[.\s]+/u).every((degree) => degree === '' || RANKS.includes(fold(degree)));
}

const FAMILIES: ReadonlySet<string> = new Set(PHRASES.familyNames.map((name) => name.toLowerCase()));

function nameFinding(line: TextLine | undefined, page: PageView, clear: boolean): Finding[] {
  if (line === undefined) return [];
  const words = wordsOf([line]).filter((word) => letterCount(word.text) > 0);
  const value = cleanName(line.text);
  const [family = ''] = bareName(value).split(' ');
  const spelled = bareName(value).split(' ').every(isSyllable);
  const named = words.filter((word) => letterCount(word.text) > 1);
  const strokes = words.length > named.length ? 0.84 : 1;
  const read = worstWord(named) * strokes * (knownDegrees(value) ? 1 : 0.84);
  const known = FAMILIES.has(family.toLowerCase()) && spelled;
  const sure = known ? read : read * 0.8;
  return [found('signatory', value, { page, words, confidence: clear ? sure : doubted(sure) })];
}
