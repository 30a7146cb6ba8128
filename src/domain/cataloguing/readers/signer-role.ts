import { hasPower } from '../../layout/foot.ts';
import { letterCount } from '../../layout/placed-word.ts';
import { PHRASES, squeeze } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { centreX, right } from '../../layout/text-line.ts';
import { editDistance } from '../../text/distance.ts';
import { fold } from '../../text/fold.ts';
import { ofClosedList, SEEN, SURELY_READ, wellKnown, worstWord } from '../confidence.ts';
import { repairMarks } from '../mark-repair.ts';
import type { Word } from '../../page/page-reading.ts';
import type { Finding, PageView } from '../reader.ts';
import { found, wordsOf } from '../reader.ts';

/** Longest first, so that `PHÓ GIÁM ĐỐC` is not taken for `GIÁM ĐỐC` with dirt before it. */
export const OFFICES: readonly string[] = PHRASES.offices.toSorted((one, other) => other.length - one.length);

/** A power as `officeText` writes it. */
const POWER = /^[\W_]*(?:TM|KT|TL|TUQ|Q)\. /u;

/** `signerRole`: power and offices as they can only be, as sure as what was read of them. */
export function roleFinding(role: readonly TextLine[], page: PageView): Finding[] {
  if (role.length === 0) return [];
  const words = wordsOf(role).filter((word) => letterCount(word.text) > 0);
  const lines = withDeputy(withPower(role.map((line, i) => (isCoveredChair(role[i - 1], line) ? CHAIR : officeText(line)))), role); // prettier-ignore
  const text = lines.join(' ');
  const value = text.replace(/^[^\p{L}]+|[^\p{L}\p{N})]+$/gu, '');
  const told = role.filter((line, i) => !isSaidByDeputy(line, role[i + 1]) && !isCoveredChair(role[i - 1], line));
  const said = told.flatMap(wordsRead).filter((word) => letterCount(word.text) > 0);
  const read = worstWord(said.filter((word) => letterCount(word.text) > 1));
  const known = role.every(
    (line, i) => isKnownRole(line) || isCovered(role[i - 1], line) || isSaidByDeputy(line, role[i + 1]),
  );
  const sure = known && isSpelled(role) ? ofClosedList(said) : known ? wellKnown(read) : read * 0.8;
  const head = told.length < role.length ? undefined : deputisedLine(lines, role);
  const confidence = head === undefined ? (isIncomplete(role) ? sure * 0.6 : sure) : Math.max(sure * 0.6, ofClosedList(wordsOf(head))); // prettier-ignore
  return [found('signerRole', value, { page, words, confidence, review: FOR_HIMSELF.test(value) })];
}

/** `KT. GIÁM ĐỐC GIÁM ĐỐC`: nobody signs for one who holds his own office; a seal or pen took the deputy's PHÓ. */
const FOR_HIMSELF = /KT\. (.+) \1$/u;

/** `KT. GLIẢM ĐÓC`, `KT. BỘ TRƯỞ` above the deputy who was read: he signs for no other. */
function isSaidByDeputy(line: TextLine, next: TextLine | undefined): boolean {
  const office = behindPower(officeText(line));
  if (office === '' || next === undefined || headNamedBy(office, officeText(next)) === undefined) return false;
  return !isSurelyRead(line) && (isSurelyRead(next) || (isKnownRole(next) && next.confidence >= FAIRLY_READ));
}

/** The head whom `deputy` signs for, if that may be what was read as `office`. */
function headNamedBy(office: string, deputy: string): string | undefined {
  const head = OFFICES.find((one) => deputyOf(one) === deputy);
  if (head === undefined) return undefined;
  return editDistance(squeeze(office), squeeze(head), MISREAD) <= MISREAD ? head : undefined;
}

/** Letters of an office that a pen took or changed. */
const MISREAD = 2;

/** A line of an office that was read letter for letter is no chance from here on. */
const FAIRLY_READ = 0.8;

function isSurelyRead(line: TextLine): boolean {
  return worstWord(wordsOf([line]).filter(({ text }) => letterCount(text) > 1)) >= SURELY_READ;
}

/** The lines up to `KT. GIÁM ĐỐC` where the role ends with the deputy that must follow: his own line says nothing else. */
function deputisedLine(lines: readonly string[], role: readonly TextLine[]): readonly TextLine[] | undefined {
  const at = lines.findIndex((line) => line.startsWith('KT. '));
  const office = lines[at]?.slice(4) ?? '';
  const upTo = role.slice(0, at + 1);
  if (at === -1 || at + 2 !== lines.length || lines.at(-1) !== deputyOf(office)) return undefined;
  const [first, head] = [role[0], role[at]];
  if (first === undefined || lacksPower(first)) return undefined;
  return head !== undefined && hasPower(head) && OFFICES.includes(office) && isSpelled(upTo) ? upTo : undefined;
}

function deputyOf(office: string): string {
  return DEPUTY_OF[office] ?? `PHÓ ${office}`;
}

const DEPUTY_OF: Readonly<Record<string, string>> = { 'BỘ TRƯỞNG': 'THỨ TRƯỞNG' };

/**
 * `KT. GIÁM ĐỐC` / `ENG GIÁM ĐỐC`: who signs for the head is the deputy (NĐ 30/2020, Điều 13), whose office seal and pen often
 * cover. An office with its deputy below lost the KT. before it.
 */
function withDeputy(lines: readonly string[], role: readonly TextLine[]): readonly string[] {
  const bare = lines.findIndex((line, i) => OFFICES.includes(line) && lines[i + 1] === deputyOf(line));
  if (bare !== -1) return lines.with(bare, `KT. ${lines[bare] ?? ''}`);
  const at = lines.findIndex((line) => line.startsWith('KT. '));
  const head = lines[at]?.slice(4) ?? '';
  const next = lines[at + 1];
  if (at === -1 || !OFFICES.includes(head)) return lines;
  const deputy = deputyOf(head);
  // what lies between the two is of the pen
  if (lines[at + 2] === deputy) return lines.filter((_line, i) => i !== at + 1);
  if (at + 2 < lines.length) return lines;
  const covered = next === undefined || (isCoveredDeputy(role[at], role[at + 1]) && !OFFICES.includes(next));
  return covered ? [...lines.slice(0, at + 1), deputy] : lines;
}

/** `IẾT. CHỦ TỊCH`, `KẾT CHỦ TỊCH`, `KT. BỘ TRƯỞ` above the deputy: he signs for the head whose deputy he is. */
function withPower(lines: readonly string[]): readonly string[] {
  return lines.map((line, i) => {
    const office = behindPower(line);
    const head = office === '' || OFFICES.includes(line) ? undefined : headNamedBy(office, lines[i + 1] ?? '');
    return head === undefined ? line : `KT. ${head}`;
  });
}

/** What stands behind KT., or behind what was read in its place. */
function behindPower(line: string): string {
  return line.startsWith('KT. ') ? line.slice(4) : officeBehind(line);
}

function officeBehind(line: string): string {
  return /^(?!PHÓ )\p{Lu}{1,4}(?:[.,:] ?| )(.+)$/u.exec(line)?.[1] ?? '';
}

/** A line of the role as printed, the office spelled as it can only be: `GI ÁM ĐỐC`, `GIAM ĐÓC` → `GIÁM ĐỐC`. */
function officeText(line: TextLine): string {
  const words = line.words.filter(({ word }) => letterCount(word.text) > 0).map(({ word }) => word.text);
  const text = spelledPower(words.join(' ')).replace(/\b(TM|KT|TL|TUQ|Q)\s*[.,:]\s*/gu, '$1. ');
  const power = POWER.exec(text)?.[0] ?? '';
  const printed = repairMarks(text.slice(power.length).toUpperCase());
  const office = nearestOffice(squeeze(printed));
  return (
    power +
    (office === undefined ||
    (squeeze(office) === squeeze(printed.replace(/\s/g, '')) && printed.split(' ').length === office.split(' ').length)
      ? printed
      : office)
  );
}

/** `IM. ỦY BAN`, `XT.CHỦ TỊCH`, `KT GIÁM ĐỐC`: of powers there are few, and a stop belongs to them. */
function spelledPower(text: string): string {
  return text
    .replace(/^[^\p{L}\d]+/u, '')
    .replace(/^(?:TIM|IM|1M|JM|FM)(?=[.,]\s*\p{Lu}{2})/u, 'TM')
    .replace(/^(?:XT|K1|KI|RT|KF|ET)(?=[.,]\s*\p{Lu}{2})/u, 'KT')
    .replace(/^(TM|KT)(?=\s\p{Lu}{2})/u, '$1.');
}

export function nearestOffice(squeezed: string): string | undefined {
  const near = OFFICES.map((office) => ({ office, edits: editsTo(squeezed, squeeze(office)) })).filter(({ edits }) => edits < Infinity); // prettier-ignore
  const least = Math.min(...near.map(({ edits }) => edits));
  const [only, ...others] = near.filter(({ edits }) => edits === least);
  return others.length > 0 ? undefined : only?.office;
}

function editsTo(text: string, office: string): number {
  const most = office.length >= 7 ? Math.floor(office.length / 7) : 0;
  const edits = editDistance(text, office, most);
  return edits <= most ? edits : Infinity;
}

/**
 * `KT. GIÁM ĐỐC` / `ENG GIÁM ĐỐC`: of the deputy's line the office itself can be read, what stands before it is covered;
 * or nothing of it can be read and it has the room of the deputy: `KT. CHỦ TỊCH` / `THÔ Xa\\ TỊCH`.
 */
function isCoveredDeputy(head: TextLine | undefined, line: TextLine | undefined): boolean {
  const office = head === undefined ? '' : officeText(head);
  if (head === undefined || line === undefined || !office.startsWith('KT. ')) return false;
  const deputised = office.slice(4);
  if (!OFFICES.includes(deputised)) return false;
  return squeeze(line.text).endsWith(squeeze(deputised)) || (hasRoom(line, head, DEPUTY_WIDTH) && !isSurelyRead(line));
}

/** `PHÓ GIÁM ĐỐC` is as wide as `KT. GIÁM ĐỐC` or a little wider, and centred below it; a pen across makes its box no narrower. */
const DEPUTY_WIDTH = { least: 0.97, most: 1.22 };

/** Centred below `above`, and of that part of its width. */
function hasRoom(
  line: TextLine,
  above: TextLine,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  const ratio = line.box[2] / above.box[2];
  return Math.abs(centreX(above.box) - centreX(line.box)) < above.box[3] * 0.5 && ratio > least && ratio < most;
}

const CHAIR = 'CHỦ TỊCH';
/** Of the width of `TM. ỦY BAN NHÂN DÂN`; with KT. or another power before it the line is wider. */
const CHAIR_WIDTH = { least: 0.38, most: 0.49 };

/** `TM. ỦY BAN NHÂN DÂN` / `CHUỤNỊCH`: who signs there without a power is the chairman (NĐ 30/2020, Điều 13), and the line has his room. */
export function isCoveredChair(body: TextLine | undefined, line: TextLine): boolean {
  if (body === undefined || officeText(body).replace(/^TM\. UỶ/u, 'TM. ỦY') !== 'TM. ỦY BAN NHÂN DÂN') return false;
  if (isKnownRole(line)) return false;
  return (hasRoom(line, body, CHAIR_WIDTH) && !isSurelyRead(line)) || isEndOfChair(line, body);
}

/** `TỊCH`, which ends where the line of the chairman would. */
function isEndOfChair(line: TextLine, body: TextLine): boolean {
  const reach = (2 * (right(line.box) - centreX(body.box))) / body.box[2];
  return squeeze(line.text) === 'tich' && reach > CHAIR_WIDTH.least && reach < CHAIR_WIDTH.most;
}

function isCovered(before: TextLine | undefined, line: TextLine): boolean {
  return isCoveredDeputy(before, line) || (before !== undefined && isCoveredChair(before, line));
}

/** One letter beside an office of the list, most of them surely read: none of its words says anything else. */
function wordsRead(line: TextLine): readonly Word[] {
  const words = wordsOf([line]);
  const office = officeText(line).replace(POWER, '');
  const isNear = line.confidence >= MOSTLY_READ && OFFICES.includes(office) && squeeze(office).length >= 7;
  return isNear ? words.map((word) => ({ ...word, confidence: Math.max(word.confidence, SEEN) })) : words;
}

const MOSTLY_READ = 0.6;

/** Every office of the role has the marks of the list, once put right. */
function isSpelled(role: readonly TextLine[]): boolean {
  return role.every(
    (line, i) =>
      isCovered(role[i - 1], line) ||
      isSaidByDeputy(line, role[i + 1]) ||
      OFFICES.includes(officeText(line).replace(POWER, '').replace(/^UỶ/u, 'ỦY')),
  );
}

/** Power and office and nothing else: misread letters would have been noticed; of one that was badly read the list says what it is (`GLAM ĐỌC`). */
export function isKnownRole(line: TextLine): boolean {
  const office = (isSurelyRead(line) ? line.text : officeText(line)).replace(
    /^[\W_]*(?:TM|KT|TL|TUQ|Q)\s*[.,:]\s*/u,
    '',
  );
  return PHRASES.offices.some((phrase) => squeeze(phrase) === squeeze(office));
}

/** A body never signs but through somebody: the TM. before it was lost. */
function lacksPower(first: TextLine): boolean {
  return isBodyName(first) && !hasPower(first) && !/^[\W_]*t\W?m\b/.test(first.key);
}

/**
 * Parts that were lost: the KT. (TL., TUQ.) without which no deputy signs and which is often written by hand, the deputy
 * after a KT., the office after a TM.
 */
function isIncomplete(role: readonly TextLine[]): boolean {
  const [first, last] = [role[0], role.at(-1)];
  if (first !== undefined && lacksPower(first)) return true;
  if (last !== undefined && hasPower(last) && !/^\W*q/.test(last.key)) return true;
  if (role.some((line, i) => isBareDeputy(role[i - 1], line))) return true;
  // one of two offices signs for the other
  const offices = role.filter((line, i) => !isBodyName(line) && !isSaidByDeputy(line, role[i + 1]));
  return offices.length > 1 && !offices.some(hasPower);
}

/** No power was read before the deputy, and nothing that can only be one (`KẾT CHỦ TỊCH`). */
function isBareDeputy(before: TextLine | undefined, line: TextLine): boolean {
  if (!/^\W*pho /.test(fold(officeText(line)))) return false;
  if (before === undefined) return true;
  return !/(?<![a-z])(?:kt|tl|tuq)(?![a-z])/.test(before.key) && !isSaidByDeputy(before, line);
}

/** `ỦY BAN NHÂN DÂN`, `BAN THƯỜNG VỤ`: for whom is signed, not who. */
function isBodyName(line: TextLine): boolean {
  return /\b(?:uy ban|hoi dong|ban thuong|ban chap|thuong truc|chinh phu)\b/.test(line.key);
}
