import { squeeze } from '../layout/phrases.ts';
import type { PlacedPage } from '../layout/placed-word.ts';
import { bottom, right, sharedHeight } from '../layout/placed-word.ts';
import type { TextLine } from '../layout/text-line.ts';
import { editDistance } from '../text/distance.ts';
import { levelFrom, MARK, type Level } from './secrecy-level.ts';

export interface LineContext {
  readonly page: PlacedPage;
  readonly pieces: readonly TextLine[];
}

/**
 * `Độ mật: Tối mật` as a line, or a cell, of its own: nobody stamped it, but the page says what it is. Forms that offer
 * the levels to choose from, empty ones, and sentences about levels state none.
 */
export function statedLevel(piece: TextLine, context: LineContext): Level | undefined {
  if (!LETTERS_OF_LABEL.test(piece.key)) return undefined;
  const stated = levelIn(piece.text) ?? levelIn(`${piece.text} ${nextOnLine(piece, context)?.text ?? ''}`);
  if (stated === undefined || endsSentence(piece, context) || isChoice(stated, piece, context)) return undefined;
  return stated;
}

/** Of `độ mật`, however it was read; what has none of them needs no closer look. */
const LETTERS_OF_LABEL = /o.*m|m.*t/u;

const NUMBERING = /^[\s•*+–-]*(?:(?:\d{1,2}|\p{L})[.)]\s*)?/u;

function levelIn(text: string): Level | undefined {
  const fields = fieldsOf(text.replace(NUMBERING, ''));
  const levels = fields.map(levelOfField);
  // beside it only other fields, as `Độ khẩn: Hỏa tốc`: else it is a sentence
  if (!fields.every((field, i) => levels[i] !== undefined || field.includes(':'))) return undefined;
  return levels.find((level) => level !== undefined);
}

/** Cut before each `độ …` and `mức độ …`. */
function fieldsOf(text: string): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const isGrade = (word: string | undefined) => /^(?:muc|cap)$/u.test(squeeze(word ?? ''));
  const isDegree = (word: string | undefined) => squeeze(word ?? '') === 'do';
  const fields: string[][] = [];
  for (const [i, word] of words.entries()) {
    const begins = isGrade(word) ? isDegree(words[i + 1]) : isDegree(word) && !isGrade(words[i - 1]);
    if (begins || fields.length === 0) fields.push([]);
    fields.at(-1)?.push(word);
  }
  return fields.map((field) => field.join(' '));
}

const OF = ['', 'vanban', 'tailieu', 'hoso', 'cuavanban', 'cuatailieu', 'cuahoso'];
/** The longer before those that they begin with. */
const LABELS = ['', 'muc', 'cap']
  .flatMap((grade) => ['domat', 'dobaomat'].flatMap((label) => OF.map((of) => grade + label + of)))
  .toSorted((a, b) => b.length - a.length);

/** `Độ mật (nếu có):` */
const REMARK_ON_LABEL = /^(?<label>[^:;(]*)\([^)]*\)(?=\s*[:;])/u;

function levelOfField(given: string): Level | undefined {
  const field = given.replace(REMARK_ON_LABEL, '$<label>');
  const colon = field.search(/[:;]/u);
  if (colon > 0) {
    const label = squeeze(field.slice(0, colon));
    return isLabel(label) ? levelOfValue(field.slice(colon + 1), LABELS.includes(label)) : undefined;
  }
  const words = field.split(' ');
  for (let i = 2; i < words.length; i += 1) {
    if (!LABELS.includes(squeeze(words.slice(0, i).join(' ')))) continue;
    const level = levelOfValue(words.slice(i).join(' '), false);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** `Có mặt: Mai`, `Số mặt: Một`. */
const OTHER_LABEL = /^(?:co|so)mat$/u;

function isLabel(text: string): boolean {
  if (OTHER_LABEL.test(text)) return false;
  return LABELS.some((label) => {
    const most = label.length < 8 ? 1 : 2;
    return editDistance(text, label, most) <= most;
  });
}

const TICKED = /[☑☒✓✔■\uf052\uf053\uf0fd\uf0fe]/u;
const BOX = /[☐□◻○◯\uf06f\uf0a3\uf0a8☑☒✓✔■\uf052\uf053\uf0fd\uf0fe]/u;
/** `Số bản: 2` behind the level, or `; thời hạn: 10 năm`. */
const OTHER_FIELD = /^(?:[\s,;.|–-]*\p{Lu}|\s*;\s*\p{Ll})[\p{L}\s]{1,30}:/u;

function levelOfValue(value: string, sureLabel: boolean): Level | undefined {
  const chosen = TICKED.test(value) ? value.split(TICKED)[1]?.split(BOX)[0] : value;
  if (chosen === undefined || BOX.test(chosen)) return undefined;
  const words = chosen.trim().split(/\s+/u);
  for (const count of [words.length, 2, 1]) {
    const level = levelOfWords(squeeze(words.slice(0, count).join('')), sureLabel);
    if (level === undefined) continue;
    const end = words[count - 1]?.endsWith(';') === true ? ';' : '';
    const rest = `${end}${words.slice(count).join(' ')}`;
    if (squeeze(rest).length <= 1 || (OTHER_FIELD.test(rest) && !squeeze(rest).includes(MARK))) return level;
  }
  return undefined;
}

/** `Độ bảo mật: Đạt`: no engine makes Đ of M. */
const MET = 'dat';

/** Behind a label with its colon, read as it stands, hardly anything else stands that looks like a level. */
function levelOfWords(letters: string, sureLabel: boolean): Level | undefined {
  const level = levelFrom(letters);
  if (level !== undefined || !sureLabel || letters.length < 2 || letters === MET) return level;
  return editDistance(letters, MARK, 1) <= 1 ? 'MẬT' : undefined;
}

/** Forms leave up to half a line between label and value. */
const WIDEST_BLANK = 30;

function nextOnLine(piece: TextLine, { pieces, page }: LineContext): TextLine | undefined {
  const behind = behindOnLine(piece, pieces).filter(({ box }) => box[0] - right(piece.box) < page.unit * WIDEST_BLANK);
  return behind.toSorted((a, b) => a.box[0] - b.box[0])[0];
}

function behindOnLine({ box }: TextLine, pieces: readonly TextLine[]): readonly TextLine[] {
  return pieces.filter((other) => other.box[0] >= right(box) && sharedHeight(other.box, box) > 0.5);
}

/** A line of running text takes up about half of the page, or more. */
const TEXT_LINE = 0.4;

/** `… văn bản có` / `độ mật: mật.` */
function endsSentence(piece: TextLine, { pieces, page }: LineContext): boolean {
  const first = /\p{L}/u.exec(piece.text.replace(NUMBERING, ''))?.[0] ?? '';
  if (first === first.toUpperCase()) return false;
  return pieces.some(({ box, text }) => {
    const gap = piece.box[1] - bottom(box);
    const near = gap > -page.unit / 2 && gap < page.unit * 2.5;
    return near && box[2] > page.size.width * TEXT_LINE && !/[.:;!?]\s*$/u.test(text);
  });
}

const LEVELS_ONLY = /^(?:(?:toi|tuyet)?mat|hoac|va)+$/u;

/** Another level stands on the line, or on the next one: they are there to choose from. */
function isChoice(stated: Level, piece: TextLine, { pieces, page }: LineContext): boolean {
  const below = pieces.filter(({ box }) => {
    const gap = box[1] - bottom(piece.box);
    return gap > -page.unit / 2 && gap < page.unit * 2.5 && box[0] < right(piece.box) && right(box) > piece.box[0];
  });
  return [...below, ...behindOnLine(piece, pieces)].some(({ text }) => {
    const letters = squeeze(text);
    return LEVELS_ONLY.test(letters) && levelFrom(letters) !== stated;
  });
}
