import { PHRASES, afterAddresseesMark, beginsWith } from '../../layout/phrases.ts';
import { letterCount } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { lineGap, makeLine, right, withoutJunk, withoutJunkBut } from '../../layout/text-line.ts';
import { syllableShare } from '../../text/syllable.ts';
import { doubted, SURELY_READ, worstWord } from '../confidence.ts';
import { withoutLoneSigns } from '../lone-signs.ts';
import { REPORT_NOTE, repairEntries } from '../recipient-entry.ts';
import type { FieldName } from '../../metadata/field-name.ts';
import { byKnownPairs } from '../spelling.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';
import { isBodyLine, opensBody } from './subject-lines.ts';

/** A dash, perhaps with a speck before it that was taken for a letter. */
const BULLET = /^(?:\S{1,2}\s+(?=[-–—]\s))?[^\p{L}\p{N}(]*[-–—•*+_~][^\p{L}\p{N}(]*/u;

/** `addressees`: what follows "Kính gửi", on its line and as a list below. */
export function readAddressees(view: DocumentView): readonly Finding[] {
  const page = view.first;
  const { body } = page.layout;
  for (const [index, printed] of body.entries()) {
    const inline = afterAddresseesMark(printed);
    if (inline === undefined || printed.box[1] > page.layout.page.size.height * 0.7) continue;
    const lines = [...(inline.length > 0 ? [makeLine(inline)] : []), ...listBelow(body, index, page)];
    return entriesFinding('addressees', lines, page);
  }
  return [];
}

function listBelow(body: readonly TextLine[], index: number, page: PageView): TextLine[] {
  const lines: TextLine[] = [];
  let previous = body[index];
  for (const printed of body.slice(index + 1)) {
    const clean = withoutJunk(printed);
    const line = clean === undefined ? undefined : fromBullet(clean);
    if (line === undefined || letterCount(line.text) < 2 || line.confidence < 0.5) continue;
    const gap = previous === undefined ? 0 : lineGap(previous, line) / page.layout.page.unit;
    if (endsList(line, gap, page)) break;
    lines.push(line);
    previous = line;
  }
  return lines;
}

/** `9533 - Ủy ban …`: what a pen or a stamp left before the dash. */
function fromBullet(line: TextLine): TextLine {
  const at = line.words.findIndex(({ word }) => /^[-–—]$/u.test(word.text));
  const isEntry = /^\p{Lu}/u.test(line.words[at + 1]?.word.text ?? '');
  const isScrawl = line.words.slice(0, at).every(({ word }) => word.confidence < SCRAWL);
  return at > 0 && at <= 2 && isEntry && isScrawl ? makeLine(line.words.slice(at)) : line;
}
const SCRAWL = 0.6;

/** `gap`: to the line before, in word heights. */
function endsList(line: TextLine, gap: number, page: PageView): boolean {
  if (gap > 2.2 || opensBody(line)) return true;
  return !BULLET.test(line.text) && (gap > 1.3 || isBodyLine(line, page) || isFullLine(line, page));
}

/** Reaches the right margin and fills most of the text: running text, not an entry of a list. */
function isFullLine(line: TextLine, page: PageView): boolean {
  const { left, right: end } = page.layout.margins;
  return end - right(line.box) < page.layout.page.unit && line.box[2] > (end - left) * 0.75;
}

/** `recipients`: the list under "Nơi nhận", from the first foot that has one. */
export function readRecipients(view: DocumentView): readonly Finding[] {
  for (const page of view.pages) {
    const foot = page.layout.feet.find(({ recipientsLine, copy }) => recipientsLine !== undefined && !copy);
    if (foot?.recipientsLine === undefined) continue;
    const from = foot.left.indexOf(foot.recipientsLine);
    const lines = foot.left
      .slice(from + 1)
      .map((line) => withoutJunkBut(line, isReportNote))
      .filter((line) => line !== undefined)
      .filter((line) => letterCount(line.text) >= 2 && !beginsWith(line, PHRASES.recipientsMark));
    return entriesFinding('recipients', lines, page);
  }
  return [];
}

/** Small print in brackets is read badly, but it is no speck. */
function isReportNote(text: string): boolean {
  return REPORT_NOTE.test(text);
}

/** A name is in no line of its own: marks may be put right that are not read for certain. */
const PRINTED_CONFIDENCE = 0.9;

interface Entry {
  readonly text: string;
  readonly lines: readonly TextLine[];
}

/** A dash begins an entry; a line without one goes on with the entry before. */
function entriesOf(lines: readonly TextLine[]): Entry[] {
  const entries: { text: string; lines: TextLine[] }[] = [];
  for (const line of lines) {
    const text = line.text.replace(BULLET, '').trim();
    const last = entries.at(-1);
    const starts = BULLET.test(line.text) || last === undefined || /[;.]$/.test(last.text);
    if (starts) entries.push({ text, lines: [line] });
    else {
      last.text = `${last.text} ${text}`;
      last.lines.push(line);
    }
  }
  return entries;
}

/** Without signs at the ends and lone signs between. */
function cleanEntry(text: string): string {
  return text
    .replace(/\s[^\p{L}\p{N}\s&-](?=\s|$)/gu, '')
    .replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

/** Words of Vietnamese alone; nothing else says how a body is called, and lists of recipients are full of abbreviations. */
function isFirm(text: string): boolean {
  const { share } = syllableShare(text.replace(/(?:UBND|HĐND|THCS|THPT)/gu, ''));
  return share === 1 && !/(?:^|\s)[\p{L};](?=\s|$)|\p{L}\.\s?\p{Ll}/u.test(text);
}

/** `Hội đông nhân dân`: only the marks of words that belong together are put right. */
function spelled(text: string): string {
  const words = text.split(' ').map((word) => ({ text: word, confidence: PRINTED_CONFIDENCE }));
  // nothing asks about one entry of a list: what is known puts marks right, what is likely does not
  return byKnownPairs(words)
    .map((word) => word.text)
    .join(' ');
}

function entriesFinding(field: FieldName, lines: readonly TextLine[], page: PageView): Finding[] {
  const entries = entriesOf(lines)
    .map((entry) => ({ ...entry, text: cleanEntry(entry.text), dropped: withoutLoneSigns(entry.text).dropped }))
    .filter(({ text }) => letterCount(text) >= 2);
  const texts = entries.map(({ text }) => spelled(text));
  const value = [...new Set(field === 'recipients' ? repairEntries(texts) : texts)];
  if (value.length === 0) return [];
  const words = wordsOf(entries.flatMap((entry) => entry.lines));
  const read = worstWord(words.filter(({ text }) => letterCount(text) > 1));
  // `nhân dân tinh`: below this a mark may be lost, and nothing else says how a body is called
  // behind a semicolon the list goes on
  const isWhole = !/;\W*$/u.test(entries.at(-1)?.lines.at(-1)?.text ?? '');
  const firm =
    field === 'addressees' &&
    isWhole &&
    read >= SURELY_READ &&
    !entries.some(({ dropped, text }) => dropped || !isFirm(text));
  return [found(field, value, { page, words, confidence: firm ? read : doubted(read) })];
}
