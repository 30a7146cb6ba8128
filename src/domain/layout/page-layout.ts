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
  /** Lines that belong neither to head nor feet nor stamps, from top to bottom; none in red ink. */
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
  const edges = margins(makeRows(middle, page.unit), page);
  const rows = bodyRows(middle, edges, page);
  const body = rows.filter((line) => line.words[0]?.word.layer !== 'red');
  const stamped = rows.filter((line) => isStampAbove(line, page));
  const marks = [...stamps.signature, ...stamps.arrival, ...stamped].toSorted((a, b) => a.box[1] - b.box[1]);
  return {
    page,
    lines: inReadingOrder({ head, feet, body: rows.filter((line) => !stamped.includes(line)), marks }),
    head,
    body,
    feet,
    arrivalStamp: stamps.arrival,
    signatureOverlay: stamps.signature,
    pageNumber: pageNumber(body, page),
    margins: edges,
  };
}

/** Lines of red ink alone in the upper half: arrival, urgency and other stamps, which are no part of the text they lie on. */
function isStampAbove({ words, box }: TextLine, page: PlacedPage): boolean {
  return bottom(box) < page.size.height / 2 && words.every(({ word }) => word.layer === 'red');
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

/** Lines that begin (or end) at the same edge within this many millimetres. */
const EDGE_MM = 2;

/** Where at least three lines begin or end; on pages with fewer, the margins of NĐ 30/2020 (30 and 20 mm). */
function margins(body: readonly TextLine[], page: PlacedPage): PageLayout['margins'] {
  const mm = page.ppi / 25.4;
  // last lines of paragraphs are short and begin at the margin, first lines are long and indented
  const lefts = body
    .filter(({ box, confidence }) => box[2] > page.size.width * (confidence > 0.7 ? 0.06 : 0.25))
    .map(({ box }) => box[0]);
  const rights = body.filter(({ box }) => box[2] > page.size.width * 0.5).map(({ box }) => right(box));
  return {
    left:
      sharedEdge(
        lefts.toSorted((a, b) => a - b),
        EDGE_MM * mm,
      ) ?? 30 * mm,
    right:
      sharedEdge(
        rights.toSorted((a, b) => b - a),
        EDGE_MM * mm,
      ) ?? page.size.width - 20 * mm,
  };
}

/** The outermost of `edges` (sorted from the outside) that two more share. */
function sharedEdge(edges: readonly number[], tolerance: number): number | undefined {
  return edges.find((edge, i) => Math.abs((edges[i + 2] ?? Infinity) - edge) <= tolerance);
}

/** Notes and stamps in the margins never share a line with the text beside them. */
function bodyRows(pieces: readonly TextLine[], edges: PageLayout['margins'], page: PlacedPage): TextLine[] {
  const isMarginal = (piece: TextLine) => right(piece.box) < edges.left || piece.box[0] > edges.right;
  const rows = [
    ...makeRows(pieces.filter((piece) => !isMarginal(piece)), page.unit),
    ...makeRows(pieces.filter(isMarginal), page.unit),
  ]; // prettier-ignore
  return rows.toSorted((a, b) => a.box[1] + a.box[3] / 2 - (b.box[1] + b.box[3] / 2));
}
