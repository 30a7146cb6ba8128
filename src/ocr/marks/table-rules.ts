import type { Box, Size } from '../../domain/page/geometry.ts';

/** Squares of a page, 1 where there is ink. */
export interface Cells extends Size {
  readonly ink: Uint8Array;
}

/** A straight run of ink at least so long is a piece of a rule; a line of a frame or of a letter may be, too. */
const PIECE_MM = { across: 12, down: 8 } as const;
/** Pieces that follow each other for so long are a rule of a table; the frame of a stamp is shorter. */
const RULE_MM = { across: 66, down: 27 } as const;
/** A rule that leans a little steps from one row of cells to the next so many times at most. */
const MOST_ROWS = 6;

/** The same without the rules of tables; where other ink crosses them, they are left. */
export function withoutRules(cells: Cells, mm: number): Cells {
  const across = rulesOf(cells, { piece: PIECE_MM.across * mm, rule: RULE_MM.across * mm });
  const turned = rulesOf(transposed(cells), { piece: PIECE_MM.down * mm, rule: RULE_MM.down * mm });
  const down = transposed({ width: cells.height, height: cells.width, ink: turned }).ink;
  const ink = Uint8Array.from(cells.ink);
  for (let at = 0; at < ink.length; at += 1) if (across[at] === 1 || down[at] === 1) ink[at] = 0;
  return { ...cells, ink };
}

/** Sides of the frame of a stamp that stands across the page, and by how much they may begin or end apart. */
const STANDING_MM = { most: 62, apart: [6, 32], off: 3 } as const;

/**
 * Boxes, in cells, between upright rules that are as long, and as far apart, as the long sides of a stamp that stands across the
 * page: where its frame touches a table, they are taken for rules of it, and the letters have no frame.
 */
export function standingFrames(cells: Cells, mm: number): readonly Box[] {
  const rules = chainsOf(transposed(cells), PIECE_MM.down * mm).filter(({ left, right }) => {
    const length = (right - left + 1) / mm;
    return length >= RULE_MM.down && length <= STANDING_MM.most;
  });
  return rules.flatMap((one, i) =>
    rules.slice(i + 1).flatMap((other): Box[] => {
      const apart = Math.abs(one.top - other.top) / mm;
      const off = Math.max(Math.abs(one.left - other.left), Math.abs(one.right - other.right)) / mm;
      if (apart < STANDING_MM.apart[0] || apart > STANDING_MM.apart[1] || off > STANDING_MM.off) return [];
      const [x, y] = [Math.min(one.top, other.top), Math.min(one.left, other.left)];
      return [[x, y, Math.abs(one.top - other.top) + 1, Math.max(one.right, other.right) - y + 1]];
    }),
  );
}

interface Lengths {
  readonly piece: number;
  readonly rule: number;
}

/** Pieces of a rule, in cells: they follow each other from row to row. */
interface Chain {
  left: number;
  right: number;
  readonly top: number;
  /** Row, first and last column. */
  readonly pieces: [row: number, from: number, to: number][];
}

/** Cells of the rules across that no other ink crosses: 1. */
function rulesOf(cells: Cells, { piece, rule }: Lengths): Uint8Array {
  const mask = new Uint8Array(cells.ink.length);
  for (const chain of chainsOf(cells, piece)) {
    if (chain.right - chain.left + 1 < rule) continue;
    for (const [row, from, to] of chain.pieces) mask.fill(1, row * cells.width + from, row * cells.width + to + 1);
  }
  spareCrossings(cells, mask);
  return mask;
}

function chainsOf(cells: Cells, least: number): readonly Chain[] {
  const done: Chain[] = [];
  let open: Chain[] = [];
  for (let row = 0; row < cells.height; row += 1) {
    const next: Chain[] = [];
    for (const [from, to] of piecesOf(cells, row, least)) {
      const above = [...open, ...next].find((chain) => touches(chain, { row, from, to }));
      if (above === undefined) {
        const chain: Chain = { left: from, right: to, top: row, pieces: [[row, from, to]] };
        next.push(chain);
        done.push(chain);
        continue;
      }
      above.pieces.push([row, from, to]);
      above.left = Math.min(above.left, from);
      above.right = Math.max(above.right, to);
      if (!next.includes(above)) next.push(above);
    }
    open = next;
  }
  return done;
}

/** Straight runs of ink in a row, at least so long: first and last column. */
function piecesOf({ width, ink }: Cells, row: number, least: number): readonly [from: number, to: number][] {
  const pieces: [number, number][] = [];
  const start = row * width;
  const end = start + width;
  for (let at = start; at < end; at += 1) {
    if (ink[at] !== 1) continue;
    const from = at;
    while (at + 1 < end && ink[at + 1] === 1) at += 1;
    if (at - from + 1 >= least) pieces.push([from - start, at - start]);
  }
  return pieces;
}

function touches(chain: Chain, { row, from, to }: { row: number; from: number; to: number }): boolean {
  if (row - chain.top >= MOST_ROWS) return false;
  return chain.pieces.some(([at, left, right]) => row - at <= 1 && from <= right + 1 && to >= left - 1);
}

/** Where ink touches a rule from both sides it is a line that crosses it. In place. */
function spareCrossings({ width, height, ink }: Cells, mask: Uint8Array): void {
  const isInk = (row: number, column: number) => {
    if (row < 0 || row >= height) return false;
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x += 1) {
      if (ink[row * width + x] === 1 && mask[row * width + x] !== 1) return true;
    }
    return false;
  };
  const spared: number[] = [];
  // hardly a page has rules
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) {
    if (mask[at - width] === 1) continue;
    const column = at % width;
    const top = Math.floor(at / width);
    let end = top;
    while (end < height && mask[end * width + column] === 1) end += 1;
    if (!isInk(top - 1, column) || !isInk(end, column)) continue;
    for (let row = top; row < end; row += 1) spared.push(row * width + column);
  }
  for (const at of spared) mask[at] = 0;
}

function transposed({ width, height, ink }: Cells): Cells {
  const out = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) out[x * height + y] = ink[y * width + x] ?? 0;
  return { width: height, height: width, ink: out };
}
