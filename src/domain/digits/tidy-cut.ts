import { unionBox, type Box } from '../page/geometry.ts';
import { inkOf, STROKE, type Pixels } from './ink.ts';
import type { Component } from '../page/components.ts';
import { inkPieces } from './pieces.ts';

export interface LineBand {
  /** Where the print of the line stands, in pixels of the cut. */
  readonly top: number;
  readonly bottom: number;
  /** Type size of the print in pixels of the cut. */
  readonly size: number;
}

/** Takes out of a cut what belongs to the lines above and below: ink that does not reach into the band of the line. */
export function withoutOtherLines<Cut extends Pixels>(cut: Cut, { top, bottom, size }: LineBand): Cut {
  const alien = inkPieces(inkOf(cut)).filter(({ box: [, y, , height] }) => {
    const touches = y <= 1 || y + height >= cut.height - 1;
    const reach = Math.min(y + height, bottom + size * 0.1) - Math.max(y, top - size * 0.1);
    return reach <= (touches ? height * 0.5 : 0);
  });
  return wipe(cut, alien);
}

/** The digits alone, as a second reader should be shown them, and what their ink tells. */
export interface TidyDigits<Cut> {
  readonly cut: Cut;
  /** Pixels of the cut that was given. */
  readonly box: Box;
  /** Pieces of ink about as tall as a digit. */
  readonly pieces: number;
  /** Sides where the border may have gone through or between digits: nothing is seen whole beyond them. */
  readonly open: readonly ('left' | 'right')[];
  /** Their ink runs into the print beside them. */
  readonly joined: boolean;
}

/** A piece lower than this share of the tallest is no digit but a dot, a dash, a part of one. */
const TALL = 0.45;
/** Air that readers want around the digits, in heights of the digits. */
const AIR = 0.45;

/** Cuts down to the digits that a first reader found in the columns `span`; undefined where there is no ink. */
export function tidyDigits<Cut extends Pixels>(
  cut: Cut,
  span: readonly [number, number],
  size: number,
): TidyDigits<Cut> | undefined {
  const pieces = inkPieces(inkOf(cut));
  const { own, tallest } = piecesOfDigits(pieces, span, size);
  const ink = unionBox(own.map(({ box }) => box));
  if (ink === undefined) return undefined;
  const half = tallest * HALF;
  const joined = ink[0] < span[0] - half * 1.5 || ink[0] + ink[2] > span[1] + half * 1.5;
  const beyond = { pieces: pieces.filter((piece) => !own.includes(piece)), ink, width: cut.width, blank: size * BLANK };
  const box = grown(reaching(ink, span, { half, joined }), Math.round(Math.max(tallest, size * 0.6) * AIR), cut);
  const tall = own.filter((piece) => piece.box[3] > tallest * TALL);
  return { cut: cutOut(wipe(cut, beyond.pieces), box), box, pieces: tall.length, open: openSides(beyond), joined };
}

/** Ink this near to the columns of the digits is theirs, in type sizes. */
const NEAR = 0.12;
/** A slash printed close behind large digits is taller than a dot, but lower than this share of them. */
const LOW = 0.75;
/** Readers see the middle of a digit: a piece whose own middle is no farther from there is a part of it, in heights of digits. */
const PART = 0.2;

/** The ink of the digits, and the height of its tallest piece. */
function piecesOfDigits(pieces: readonly Component[], span: readonly [number, number], size: number) {
  const near = size * NEAR;
  const under = pieces.filter(({ box: [x, , width] }) => x < span[1] + near && x + width > span[0] - near);
  const tallest = Math.max(0, ...under.map(({ box }) => box[3]));
  const isPart = ({ box: [x, , width] }: Component) =>
    x + width / 2 > span[0] - tallest * PART && x + width / 2 < span[1] + tallest * PART;
  const isPrint = ({ box: [x, , width, height] }: Component) =>
    x + width / 2 > span[1] && height > tallest * TALL && height < tallest * LOW;
  return { own: pieces.filter((piece) => (under.includes(piece) || isPart(piece)) && !isPrint(piece)), tallest };
}

/** Blank paper this wide ends a number, in type sizes. */
const BLANK = 0.55;

interface Beyond {
  readonly pieces: readonly Component[];
  /** Where the digits stand. */
  readonly ink: Box;
  readonly width: number;
  readonly blank: number;
}

/**
 * A side is closed by enough blank paper, or by the next piece of ink (colon, slash, letter) if the border does not run
 * through that.
 */
function openSides({ pieces, ink, width, blank }: Beyond): ('left' | 'right')[] {
  const before = pieces.filter(({ box }) => box[0] + box[2] / 2 < ink[0]).map(({ box }) => box);
  const after = pieces.filter(({ box }) => box[0] + box[2] / 2 > ink[0] + ink[2]).map(({ box }) => box);
  const leftEnd = Math.max(0, ...before.map(([x, , wide]) => x + wide));
  const rightEnd = Math.min(width, ...after.map(([x]) => x));
  const cutLeft = leftEnd === 0 || before.some(([x, , wide]) => x === 0 && x + wide === leftEnd);
  const cutRight = rightEnd === width || after.some(([x, , wide]) => x === rightEnd && x + wide === width);
  const leftClosed = ink[0] - leftEnd > blank || !cutLeft;
  const rightClosed = rightEnd - ink[0] - ink[2] > blank || !cutRight;
  return [...(leftClosed ? [] : (['left'] as const)), ...(rightClosed ? [] : (['right'] as const))];
}

/** Half a digit, as a share of its height. */
const HALF = 0.42;

interface Reach {
  readonly half: number;
  readonly joined: boolean;
}

/** At least half a digit on both sides of their middles, for faint strokes; no more where ink runs into the print beside. */
function reaching([x, y, width, height]: Box, span: readonly [number, number], { half, joined }: Reach): Box {
  const [from, to] = [Math.round(span[0] - half), Math.round(span[1] + half)];
  const left = joined ? Math.max(x, from) : Math.min(x, from);
  const right = joined ? Math.min(x + width, to) : Math.max(x + width, to);
  return [left, y, Math.max(1, right - left), height];
}

function grown([x, y, width, height]: Box, by: number, within: Pixels): Box {
  const left = Math.max(0, x - Math.round(by / 2));
  const top = Math.max(0, y - by);
  const right = Math.min(within.width, x + width + Math.round(by / 2));
  const bottom = Math.min(within.height, y + height + by);
  return [left, top, right - left, bottom - top];
}

function cutOut<Cut extends Pixels>(cut: Cut, [x, y, width, height]: Box): Cut {
  const row = width * cut.channels;
  const data = new Uint8Array(row * height);
  for (let line = 0; line < height; line += 1) {
    const from = ((y + line) * cut.width + x) * cut.channels;
    data.set(cut.data.subarray(from, from + row), line * row);
  }
  return { ...cut, width, height, data };
}

/** Paints pieces with the colour of the paper, and the soft edge around them. */
function wipe<Cut extends Pixels>(cut: Cut, pieces: readonly Component[]): Cut {
  if (pieces.length === 0) return cut;
  const { width, height, channels } = cut;
  const data = cut.data.slice();
  const paper = paperOf(cut);
  const ink = inkOf(cut);
  const kept = new Uint8Array(width * height);
  ink.data.forEach((value, index) => (kept[index] = Number(value >= STROKE)));
  for (const { pixels } of pieces) for (const index of pixels) kept[index] = 0;
  for (const index of pieces.flatMap(({ pixels }) => pixels)) {
    for (const near of around(index, { width, height })) {
      if (kept[near] === 1) continue;
      for (let channel = 0; channel < channels; channel += 1) data[near * channels + channel] = paper[channel] ?? 255;
    }
  }
  return { ...cut, data };
}

/** The pixel and those up to two away. */
function around(index: number, { width, height }: { readonly width: number; readonly height: number }): number[] {
  const x = index % width;
  const y = (index - x) / width;
  const near: number[] = [];
  for (let row = Math.max(0, y - 2); row <= Math.min(height - 1, y + 2); row += 1) {
    for (let column = Math.max(0, x - 2); column <= Math.min(width - 1, x + 2); column += 1) {
      near.push(row * width + column);
    }
  }
  return near;
}

/** The level of each channel that 60 % of the pixels are no lighter than: most of a cut is paper. */
function paperOf({ channels, data }: Pixels): readonly number[] {
  const rank = Math.floor((data.length / channels) * 0.6);
  return Array.from({ length: channels }, (_, channel) => {
    const counts = new Uint32Array(256);
    for (let at = channel; at < data.length; at += channels) counts[data[at] ?? 0] = (counts[data[at] ?? 0] ?? 0) + 1;
    let seen = 0;
    const level = counts.findIndex((count) => (seen += count) > rank);
    return level === -1 ? 255 : level;
  });
}
