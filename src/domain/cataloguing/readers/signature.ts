import { hasPower, isOfficeLine } from '../../layout/foot.ts';
import { isCopyTitle } from '../../layout/copy-block.ts';
import { findAnyPhrase, squeeze } from '../../layout/phrases.ts';
import { letterCount } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, lineGap, makeLine, withoutJunk } from '../../layout/text-line.ts';
import { doubted } from '../confidence.ts';
import type { Word } from '../../page/page-reading.ts';
import { bareName } from '../../text/person-name.ts';
import type { DocumentView, Finding, PageView } from '../reader.ts';
import { inDoubt } from '../reader.ts';
import { nameFinding, withoutStrokes } from './signer-name.ts';
import { isCoveredChair, isKnownRole, nearestOffice, OFFICES, roleFinding } from './signer-role.ts';

/** `signerRole` and `signatory` from the block at the right of the recipients; the block of a certified copy is not read. */
export function readSignature(view: DocumentView): readonly Finding[] {
  const signed = view.pages.flatMap((page) => {
    const block = signatureOf(page);
    return block === undefined ? [] : [{ block, page }];
  });
  const first = signed.find(({ block }) => block.role.length > 0) ?? signed[0];
  return first === undefined ? [] : findingsOf(first.block, first.page);
}

export interface SignatureBlock extends SignatureLines {
  /** All lines of the column of the foot. */
  readonly lines: readonly TextLine[];
  /** Who signs to the left of it. */
  readonly partner?: SignatureBlock;
}

/** The block of the first foot of a page that is no copy and holds an office or a name. */
export function signatureOf(page: PageView): SignatureBlock | undefined {
  for (const foot of page.layout.feet.filter(({ copy }) => !copy)) {
    const block = blockOf(foot.right, page);
    if (block === undefined) continue;
    const partner = foot.joint === true ? blockOf(foot.left, page) : undefined;
    return partner === undefined ? block : { ...block, partner };
  }
  return undefined;
}

function blockOf(column: readonly TextLine[], page: PageView): SignatureBlock | undefined {
  const lines = column
    .map(withoutJunk)
    .filter((line) => line !== undefined)
    .map(withoutDirtBefore)
    .map(withoutStrokesInside);
  const role = roleLines(lines, page.layout.page.unit);
  const name = nameLine(lines, role);
  return role.length > 0 || name !== undefined ? { lines, role, name } : undefined;
}

function findingsOf(block: SignatureBlock, page: PageView): Finding[] {
  const own = findingsOfOne(block, page);
  return block.partner === undefined ? own : together(findingsOfOne(block.partner, page), own);
}

function findingsOfOne(block: SignatureBlock, page: PageView): Finding[] {
  const { lines, role, name } = block;
  const clear = isClear(lines, block);
  const named = name === undefined ? [] : nameFinding({ line: name, clear, hasOffice: role.length > 0 }, page);
  return [...roleFinding(role, page), ...named];
}

/** Two signers, from left to right, parted by a semicolon. Where one is missing the other stands alone; a person looks. */
function together(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  const fields = [...new Set([...first, ...second].map(({ field }) => field))];
  return fields.flatMap((field) => {
    const values = [...first, ...second].filter((finding) => finding.field === field).map(({ value }) => value);
    const [one] = values;
    if (one === undefined) return [];
    const text = values.map(({ value }) => value).join('; ');
    const confidence = doubted(Math.min(...values.map((value) => value.confidence)));
    return [inDoubt({ field, value: one }, { value: text, confidence })];
  });
}

/** Whether it is known without a person who signed. */
export function isSigned(block: SignatureBlock, page: PageView): boolean {
  return findingsOf(block, page).some(({ field, value }) => field === 'signatory' && !value.needsReview);
}

/** Strokes of seal and signature before an office: words that are not in capitals, on a line that ends in an office. */
function withoutDirtBefore(line: TextLine): TextLine {
  const place = findAnyPhrase(line, OFFICES);
  if (place === undefined) return line;
  const from = line.words.findLastIndex(({ word }, i) => i < place.from && capitalShare(word.text) < 1) + 1;
  const to = line.words.findIndex(
    ({ word }, i) => i >= place.to && (word.confidence < 0.6 || capitalShare(word.text) < 1),
  );
  const kept = line.words.slice(from, to === -1 ? undefined : to);
  const loses = kept.length < line.words.length && capitalShare(makeLine(kept).text) > 0.9;
  return loses ? makeLine(kept) : line;
}

/** `BỘ I TRƯỞNG`: what a pen left between the words of an office. */
function withoutStrokesInside(line: TextLine): TextLine {
  const words = line.words.filter(({ word }) => !isStroke(word));
  if (words.length === line.words.length || words.length === 0) return line;
  const kept = makeLine(words);
  return isKnownRole(kept) ? kept : line;
}

/** Lines in capitals that follow each other closely, from the first that names a power or an office. */
function roleLines(lines: readonly TextLine[], unit: number): TextLine[] {
  const start = lines.findIndex(isOfficeLine);
  if (start === -1) return [];
  const role: TextLine[] = [];
  for (const line of lines.slice(start)) {
    const previous = role.at(-1);
    // marks of the next line, read apart, and strokes of a pen
    if (line.words.every(({ word }) => letterCount(word.text) < 2 || isStroke(word)) || isPieceOfPen(line)) continue;
    if (previous !== undefined && !continuesRole(previous, line, unit)) break;
    role.push(line);
  }
  return role;
}

function isStroke({ text, confidence }: Word): boolean {
  return confidence < 0.2 && letterCount(text) <= 3;
}

/** `Z2`, `NG` below an office: none has as few letters. */
function isPieceOfPen({ text, confidence }: TextLine): boolean {
  return letterCount(text) <= 3 && confidence < 0.6;
}

function continuesRole(previous: TextLine, line: TextLine, unit: number): boolean {
  const gap = lineGap(previous, line);
  if (gap < unit * 1.4 && isCoveredChair(previous, line)) return true;
  // an office that a pen lies over is badly read, and may still be known: `CHỦ-TỊCGH`
  if (capitalShare(line.text) < 0.75 || (line.confidence < 0.4 && nearestOffice(squeeze(line.text)) === undefined)) return false; // prettier-ignore
  return gap < unit * 1.4 || (isOfficeLine(line) && gap < unit * 2.5 && hasPower(previous));
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
  const name = bareName(withoutStrokes(line).text);
  // degrees are in capitals, names are not
  if (isCopyTitle(line) || capitalShare(name) > 0.6) return false;
  const words = name.split(' ');
  if (words.length < 2 || words.length > 6) return false;
  return words.every((word) => /^(?:\p{Lu}\p{L}+|[YÝỲỶỸỴ])$/u.test(word)) && line.confidence > 0.4;
}
