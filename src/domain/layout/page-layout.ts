import type { PageReading } from '../page/page-reading.ts';
import type { Foot } from './foot.ts';
import { takeFeet } from './foot.ts';
import type { Head } from './head.ts';
import { takeHead } from './head.ts';
import type { PageFrame, PlacedPage } from './placed-word.ts';
import { bottom, placeWords, right } from './placed-word.ts';
import { takeStamps } from './stamps.ts';
import type { TextLine } from './text-line.ts';
import { makePieces, makeRows } from './text-line.ts';
import type { Word } from '../page/page-reading.ts';

/** A page taken apart. Every word is in exactly one line of `lines`. */
export interface PageLayout {
  readonly page: PlacedPage;
  /** All lines in reading order. */
  readonly lines: readonly TextLine[];
  readonly head: Head | undefined;
  /** Lines that belong neither to head nor feet nor stamps, from top to bottom. */
  readonly body: readonly TextLine[];
  readonly feet: readonly Foot[];
  readonly arrivalStamp: readonly TextLine[];
  readonly signatureOverlay: readonly TextLine[];
  readonly pageNumber: number | undefined;
  /** Left and right edge of the body text. */
  readonly margins: { readonly left: number; readonly right: number };
}

/** The frame in which the words of a reading are given. */
export function frameOf(reading: Pick<PageReading, 'widthPx' | 'heightPx' | 'ppi' | 'rotation'>): PageFrame {
  return {
    size: { width: reading.widthPx, height: reading.heightPx },
    ppi: reading.ppi,
    rotation: reading.rotation,
  };
}

export function layoutPage(words: readonly Word[], frame: PageFrame): PageLayout {
  const page = placeWords(words, frame);
  const stamps = takeStamps(makePieces(page), page);
  const { head, rest } = takeHead(stamps.rest, page);
  const { feet, rest: middle } = takeFeet(rest, page);
  const body = makeRows(middle, page.unit);
  const marks = [...stamps.signature, ...stamps.arrival].toSorted((a, b) => a.box[1] - b.box[1]);
  return {
    page,
    lines: inReadingOrder({ head, feet, body, marks }),
    head,
    body,
    feet,
    arrivalStamp: stamps.arrival,
    signatureOverlay: stamps.signature,
    pageNumber: pageNumber(body, page),
    margins: margins(body, page),
  };
}

interface Parts {
  readonly head: Head | undefined;
  readonly feet: readonly Foot[];
  readonly body: readonly TextLine[];
  readonly marks: readonly TextLine[];
}

/** Head (left column, then right), marks put upon the page, then body and feet from top to bottom. */
function inReadingOrder({ head, feet, body, marks }: Parts): TextLine[] {
  const top = head?.national.box[1] ?? -Infinity;
  const above = body.filter(({ box }) => bottom(box) <= top);
  const below = body.filter((line) => !above.includes(line));
  const order = [...above, ...(head?.left ?? []), ...(head?.right ?? []), ...marks];
  let from = 0;
  for (const foot of feet) {
    const next = below.findIndex((line, i) => i >= from && line.box[1] > foot.top);
    const to = next === -1 ? below.length : next;
    order.push(...below.slice(from, to), ...foot.left, ...foot.right);
    from = to;
  }
  return [...order, ...below.slice(from)];
}

const PAGE_NUMBER = /^[-–—.]?\s*(\d{1,3})\s*[-–—.]?$/;

/** Upright figures alone in the top or bottom margin (centred by NĐ 30/2020, at the bottom right by TT 01/2011). */
function pageNumber(body: readonly TextLine[], page: PlacedPage): number | undefined {
  const { width, height } = page.size;
  const first = body.slice(0, 2).find(({ box }) => bottom(box) < height * 0.1 && box[0] > width * 0.3);
  const last = body.slice(-2).find(({ box }) => box[1] > height * 0.9 && box[0] > width * 0.3);
  const match = PAGE_NUMBER.exec(first?.text ?? '') ?? PAGE_NUMBER.exec(last?.text ?? '');
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Measured on long lines; where there are none, the margins of NĐ 30/2020 (30 and 20 mm). */
function margins(body: readonly TextLine[], page: PlacedPage): PageLayout['margins'] {
  const long = body.filter(({ box }) => box[2] > page.size.width * 0.5);
  const mm = page.ppi / 25.4;
  if (long.length < 3) return { left: 30 * mm, right: page.size.width - 20 * mm };
  const lefts = long.map(({ box }) => box[0]).toSorted((a, b) => a - b);
  const rights = long.map(({ box }) => right(box)).toSorted((a, b) => a - b);
  return {
    left: lefts[Math.floor(lefts.length * 0.2)] ?? 0,
    right: rights[Math.floor(rights.length * 0.8)] ?? page.size.width,
  };
}
