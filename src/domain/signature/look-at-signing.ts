import { viewPage } from '../cataloguing/reader.ts';
import { inverseTurn, turnBox, turnSize, type Box } from '../page/geometry.ts';
import type { PageReading } from '../page/page-reading.ts';
import { findRing, type Ring } from './find-ring.ts';
import { inkCells, type InkCells, type PagePixels } from './ink-cells.ts';
import { inkWhere, squaresOf, wordMask, type Span } from './ink-squares.ts';
import { signingRoom, type SigningRoom } from './signing-room.ts';
import type { Presence, Signing } from './signing.ts';

/** Mean redness or blueness of a square that bears such ink; of one that may bear pale ink. */
const COLOURED = { plain: 14, pale: 6 } as const;
/** A ring may be pale in red, which nothing else on a page makes; pens are blue, too. */
const RING_INK = { red: 9, blue: COLOURED.plain, dark: 0.2 } as const;
/** Share of a square that is covered where a stroke goes through it. */
const COVERED = 0.2;
/** Shares of a circle: surely a ring; surely none. */
const RING = { sure: 0.85, none: 0.62 } as const;
/** mm² of ink: of a seal in the room of the pen; a signature; a stamp of any kind; ink that tells that the scan keeps colours; dust. */
const INK_MM2 = { seal: 20, signature: 15, stamp: 12, colour: 10, dust: 2.5 } as const;
/** A signature is wider and higher than a streak or a line; in squares. */
const STROKES = { width: 12, height: 5 } as const;
/** The middle of a seal from the middle of the office, and above and below the room of the pen; in squares. */
const SEAL = { left: 92, right: 36, beyond: 20 } as const;
/** The outer ring of a seal is as broad as this; in squares. */
const RIM = 4;

/**
 * Whether pen and seal were put upon a page where it is signed; undefined where nobody signs.
 * `page`: the page image in the frame of the reading.
 */
export function lookAtSigning(page: PagePixels, reading: PageReading): Signing | undefined {
  const room = signingRoom(viewPage(reading));
  if (room === undefined) return undefined;
  const cells = inkCells(page, reading.rotation, room.around);
  if (cells.width === 0 || cells.height === 0) return undefined;
  const printed = wordMask(cells, reading);
  const seen = {
    cells,
    room,
    printed,
    gap: squaresOf(room.gap, cells),
    bilevel: cells.bilevel || reading.measures?.colour === 'bilevel',
  };
  const ring = ringOf(seen);
  const sure = ring !== undefined && ring.share >= RING.sure ? ring : undefined;
  const onPage = (box: Box) => turnBox(box, turnSize(page, reading.rotation), inverseTurn(reading.rotation));
  return {
    signature: penOf(seen, sure),
    seal: sure === undefined ? sealOf(seen, ring) : 'present',
    box: onPage(cells.box),
    ...(sure !== undefined && { sealBox: onPage(ringBox(sure, cells)) }),
  };
}

interface Seen {
  readonly cells: InkCells;
  readonly room: SigningRoom;
  /** 1 where words were surely read. */
  readonly printed: Uint8Array;
  /** The room of the pen. */
  readonly gap: Span;
  readonly bilevel: boolean;
}

interface FoundRing extends Ring {
  readonly ink: 'red' | 'blue' | 'dark';
}

/** In red ink, else in blue or violet, else in black or grey. */
function ringOf({ cells, gap }: Seen): FoundRing | undefined {
  const { width, height } = cells;
  const middle = Math.round((gap.left + gap.right) / 2);
  const span = {
    left: Math.max(0, middle - SEAL.left),
    right: Math.min(width, middle + SEAL.right),
    top: Math.max(0, gap.top - SEAL.beyond),
    bottom: Math.min(height, gap.bottom + SEAL.beyond),
  };
  let best: FoundRing | undefined;
  for (const ink of ['red', 'blue', 'dark'] as const) {
    if (best !== undefined && best.share >= RING.sure) break;
    const least = RING_INK[ink];
    const values = cells[ink];
    if (inkWhere(width, gap, (at) => (values[at] ?? 0) >= least).area < INK_MM2.seal) continue;
    const ring = findRing({ values, least, width, height }, span);
    if (ring !== undefined && ring.share > (best?.share ?? 0)) best = { ...ring, ink };
  }
  return best;
}

function penOf({ cells, room, printed, gap }: Seen, ring: FoundRing | undefined): Presence {
  // on grey scans the seal has the colour of the pen
  const hiding = ring?.ink === 'dark' ? ring : undefined;
  const isFree = (at: number) => printed[at] !== 1 && !isWithin(hiding, at, cells.width);
  const pen = inkWhere(cells.width, gap, (at) => isFree(at) && isPen(cells, at));
  if (pen.area >= INK_MM2.signature && pen.width >= STROKES.width && pen.height >= STROKES.height) return 'present';
  if (!room.plain || hiding !== undefined) return 'unclear';
  // some sign beside the room or under their name
  const all = { left: 0, top: 0, right: cells.width, bottom: cells.height };
  const beside = inkWhere(cells.width, all, (at) => printed[at] !== 1 && (cells.blue[at] ?? 0) >= COLOURED.plain);
  if (beside.area >= INK_MM2.colour) return 'unclear';
  const pale = inkWhere(cells.width, gap, (at) => isFree(at) && isPale(cells, at) && !isRed(cells, at));
  return pale.area <= INK_MM2.dust ? 'missing' : 'unclear';
}

/** Where no ring was found for sure. */
function sealOf({ cells, room, printed, gap, bilevel }: Seen, ring: FoundRing | undefined): Presence {
  if (!room.plain || bilevel || (ring?.share ?? 0) > RING.none) return 'unclear';
  const all = { left: 0, top: 0, right: cells.width, bottom: cells.height };
  const stamped = inkWhere(cells.width, all, (at) => printed[at] !== 1 && isRed(cells, at));
  if (stamped.area >= INK_MM2.stamp) return 'unclear';
  const pale = inkWhere(cells.width, gap, (at) => printed[at] !== 1 && isPale(cells, at));
  if (pale.area <= INK_MM2.dust) return 'missing';
  // a copy in black and white may have lost a seal that was pale or red; one that shows a blue pen has not
  const blue = inkWhere(cells.width, gap, (at) => printed[at] !== 1 && (cells.blue[at] ?? 0) >= COLOURED.plain);
  return blue.area >= INK_MM2.colour ? 'missing' : 'unclear';
}

function isPen({ dark, blue }: InkCells, at: number): boolean {
  return (dark[at] ?? 0) >= COVERED || (blue[at] ?? 0) >= COLOURED.plain;
}

function isRed({ red }: InkCells, at: number): boolean {
  return (red[at] ?? 0) >= COLOURED.pale;
}

function isPale(cells: InkCells, at: number): boolean {
  return (cells.faint[at] ?? 0) >= COVERED || (cells.blue[at] ?? 0) >= COLOURED.pale || isRed(cells, at);
}

function isWithin(ring: Ring | undefined, at: number, width: number): boolean {
  if (ring === undefined) return false;
  return Math.hypot((at % width) - ring.x, Math.floor(at / width) - ring.y) <= ring.radius + RIM;
}

/** In pixels of the upright page. */
function ringBox({ x, y, radius }: Ring, { box, scale, width, height }: InkCells): Box {
  const [left, top] = [Math.max(0, x - radius - RIM), Math.max(0, y - radius - RIM)];
  const [right, bottom] = [Math.min(width, x + radius + RIM), Math.min(height, y + radius + RIM)];
  const edges = [box[0] + left * scale, box[1] + top * scale, (right - left) * scale, (bottom - top) * scale] as const;
  return [Math.round(edges[0]), Math.round(edges[1]), Math.round(edges[2]), Math.round(edges[3])];
}
