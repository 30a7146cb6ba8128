import { squeeze } from '../layout/phrases.ts';
import type { PageReading } from '../page/page-reading.ts';
import { findFuzzy } from '../text/distance.ts';
import { fold } from '../text/fold.ts';
import type { FoundSeparator } from './division.ts';
import { parseSeparatorPayload, SEPARATOR_KINDS, type SeparatorKind, type SeparatorSheet } from './separator-sheet.ts';

/** What stands on the sheets in large letters: `PHIẾU NGĂN CÁCH`, then what begins. Compared without marks. */
const TITLE = 'phieungancach';
const TITLE_WORDS = ['phieu', 'ngan', 'cach'];
const BEGINS: Readonly<Record<SeparatorKind, string>> = {
  box: 'batdauhopmoi',
  dossier: 'batdauhosomoi',
  document: 'batdauvanbanmoi',
};
/** The sheets bear little text; a page that speaks of such sheets bears more. */
const MOST_WORDS = 90;

type SheetReading = Pick<PageReading, 'page' | 'text' | 'words' | 'blank' | 'sheetCode'>;

/** Whether a page holds so little that it may be a separator sheet. */
export function couldBeSheet({ words, blank }: Pick<PageReading, 'words' | 'blank'>): boolean {
  return !blank && words.length <= MOST_WORDS;
}

/**
 * The separator sheet that a page is. Its code is in the square and printed as text below it, both with a check sum:
 * where either was read the sheet is known for certain, else by its title alone, and its label is empty. The square
 * corrects its own faults, so it counts where both were read and differ; the sheet then says so.
 */
export function findSeparator(reading: SheetReading): FoundSeparator | undefined {
  const { page, text, sheetCode } = reading;
  if (!couldBeSheet(reading)) return undefined;
  const printed = readCode(text);
  const square = sheetCode === undefined ? undefined : parseSeparatorPayload(sheetCode);
  const sheet = square ?? printed;
  if (sheet !== undefined) {
    const differs = printed !== undefined && (printed.kind !== sheet.kind || printed.label !== sheet.label);
    return { page, ...sheet, ...(differs && { printed: printed.label }) };
  }
  const squeezed = squeeze(text);
  if (!hasTitle(squeezed)) return undefined;
  const edits = (kind: SeparatorKind) => findFuzzy(squeezed, BEGINS[kind], 2)?.edits ?? Infinity;
  const [kind] = SEPARATOR_KINDS.toSorted((a, b) => edits(a) - edits(b));
  return kind === undefined || edits(kind) === Infinity ? undefined : { page, kind, label: '' };
}

/** On a bent sheet the words of the title do not come in their order. */
function hasTitle(squeezed: string): boolean {
  return findFuzzy(squeezed, TITLE, 2) !== undefined || TITLE_WORDS.every((word) => squeezed.includes(word));
}

const CODE = /V\s?K\s?[1IlT|]{1,2}\s?[:;.]\s?([HSV5])5?\s?[:;.]\s?(.{1,60}?)\s?[:;.]\s?([\dOQILSBGZ]{5})(?![\dA-Z])/iu;

/** Letters that engines take for digits of the check sum. */
const SUM_DIGITS: Readonly<Record<string, string>> = { O: '0', Q: '0', I: '1', L: '1', S: '5', G: '6', B: '8', Z: '2' };

function readCode(text: string): SeparatorSheet | undefined {
  for (const line of text.split('\n')) {
    const [, letter = '', label = '', sum = ''] = CODE.exec(line) ?? [];
    const kind = letter === '5' ? 'S' : letter.toUpperCase();
    const digits = Array.from(sum.toUpperCase(), (char) => SUM_DIGITS[char] ?? char).join('');
    const sheets = spellings(label).flatMap((one) => parseSeparatorPayload(`VK1:${kind}:${one}:${digits}`) ?? []);
    if (sheets[0] !== undefined) return sheets[0];
  }
  return undefined;
}

/** Blanks that the engine put in, and letters between digits that are digits: the check sum says which one is right. */
function spellings(label: string): readonly string[] {
  const plain = label.normalize('NFC').trim();
  const joined = plain.replace(/\s/gu, '');
  const digits = joined.replace(/[OQ]/gu, '0').replace(/[Il|]/gu, '1');
  return [...new Set([plain, joined, digits, joined.toUpperCase(), fold(joined).toUpperCase()])];
}
