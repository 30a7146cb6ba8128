import { signatureOf } from '../cataloguing/readers/signature.ts';
import { wordsOf, type PageView } from '../cataloguing/reader.ts';
import { letterCount } from '../layout/placed-word.ts';
import type { TextLine } from '../layout/text-line.ts';
import { turnBox, unionBox, type Box } from '../page/geometry.ts';
import { besideRecipients } from './signature-gap.ts';

/** Where a page is signed and sealed. Boxes are in pixels of the upright page. */
export interface SigningRoom {
  /** Between office and name, where the pen goes. */
  readonly gap: Box;
  /** With office, name and what a seal may cover beside, above and below them. */
  readonly around: Box;
  /** Office and name are both printed, nobody else signs beside them, and nothing is printed between them. */
  readonly plain: boolean;
}

/** A seal covers the left third of the signature (NĐ 30/2020, Phụ lục I, ô 8); real ones stand up to this far away. */
const AROUND_MM = { left: 66, right: 52, above: 20, below: 24 } as const;
const GAP_MM = { half: 38, least: 5, usual: 28 } as const;
/** Two lines of an office. */
const OFFICE_MM = 11;
/** Office and name themselves do not count. */
const CLEAR_MM = 0.8;

/** Undefined on pages that nobody signs. */
export function signingRoom(view: PageView): SigningRoom | undefined {
  const block = signatureOf(view);
  const name = uprightBox(block?.name, view);
  const office = uprightBox(block?.role, view);
  const mm = view.reading.ppi / 25.4;
  const place = office ?? coveredOffice(name, view);
  if (place === undefined) return undefined;
  const gap = gapBelow(place, name, mm);
  if (gap[3] < GAP_MM.least * mm) return undefined;
  const both = office !== undefined && name !== undefined && block?.partner === undefined;
  return { gap, around: aroundOf(place, name ?? gap, mm), plain: both && !isPrinted(gap, view) };
}

function gapBelow(office: Box, name: Box | undefined, mm: number): Box {
  const [middle, top] = [office[0] + office[2] / 2, office[1] + office[3] + CLEAR_MM * mm];
  const end = name === undefined ? top + GAP_MM.usual * mm : name[1] - CLEAR_MM * mm;
  return [middle - GAP_MM.half * mm, top, 2 * GAP_MM.half * mm, end - top];
}

function aroundOf(office: Box, lowest: Box, mm: number): Box {
  const { left, right, above, below } = AROUND_MM;
  const [middle, height] = [office[0] + office[2] / 2, lowest[1] + lowest[3] - office[1]];
  return [middle - left * mm, office[1] - above * mm, (left + right) * mm, height + (above + below) * mm];
}

/** A seal may cover it: above the name, or beside the recipients. */
function coveredOffice(name: Box | undefined, view: PageView): Box | undefined {
  if (name === undefined) return besideRecipients(view);
  const mm = view.reading.ppi / 25.4;
  return [name[0], name[1] - (GAP_MM.usual + OFFICE_MM) * mm, name[2], OFFICE_MM * mm];
}

function uprightBox(lines: TextLine | readonly TextLine[] = [], { reading }: PageView): Box | undefined {
  return unionBox(wordsOf([lines].flat()).map(({ box }) => uprightOf(box, reading)));
}

function uprightOf(box: Box, { widthPx, heightPx, rotation }: PageView['reading']): Box {
  return turnBox(box, { width: widthPx, height: heightPx }, rotation);
}

/** `(Đã ký)`, `(Ký, ghi rõ họ tên)`: words that were surely read in the room. */
function isPrinted([x, y, width, height]: Box, { reading }: PageView): boolean {
  return reading.words.some(({ text, confidence, box }) => {
    if (confidence < 0.8 || letterCount(text) < 2) return false;
    const [left, top, across, down] = uprightOf(box, reading);
    const [middleX, middleY] = [left + across / 2, top + down / 2];
    return middleX > x && middleX < x + width && middleY > y && middleY < y + height;
  });
}
