import type { Size } from '../../domain/page/geometry.ts';
import { componentsOf, type Component } from '../../domain/page/components.ts';
import { isFramed, wornFrame } from './worn-frame.ts';

const DARK = 200;
/** Bridges the gaps of a worn line, in pixels at 200 ppi. */
const BRIDGE = 3;
/** Frames and rules are longer than any letter of a stamp: 7 mm at 200 ppi. */
const LONGEST_LETTER = 56;
const THICKEST_RULE = 16;
/** The arrival stamp is 50 x 35 mm; no line of stamped letters is as high as half of that. */
const TABLE = { width: 200, height: 110 } as const;
/** Shares of the box. A frame stamped aslant by 4° stays 0.18 away from the corners of its box, a ring 0.29. */
const NEAR_CORNER = 0.22;
const NEAR_SIDE = 0.27;

/** Whitens frame, table and rules of a stamp, in place: an engine would take them for letters. */
export function removeFrame(stamp: Uint8Array, size: Size): void {
  const lines = componentsOf(bridge(stamp, size), size).filter((part) => isRule(part) || isFrame(part, size.width));
  whiten(stamp, lines);
  whiten(stamp, wornFrame(darkParts(stamp, size), size.width));
  for (const part of darkParts(stamp, size))
    if (isFrameWithLetters(part, size.width)) clearRim(stamp, size.width, part);
}

function whiten(stamp: Uint8Array, parts: readonly Component[]): void {
  for (const { pixels } of parts) for (const pixel of pixels) stamp[pixel] = 255;
}

function darkParts(stamp: Uint8Array, size: Size): readonly Component[] {
  const mask = stamp.map((value) => (value < DARK ? 1 : 0));
  return componentsOf(mask, size);
}

/** 1 near dark pixels. */
function bridge(stamp: Uint8Array, { width, height }: Size): Uint8Array {
  const mask = new Uint8Array(stamp.length);
  stamp.forEach((value, index) => {
    if (value >= DARK) return;
    const x = index % width;
    const y = Math.floor(index / width);
    const left = Math.max(0, x - BRIDGE);
    const right = Math.min(width, x + BRIDGE + 1);
    for (let row = Math.max(0, y - BRIDGE); row < Math.min(height, y + BRIDGE + 1); row += 1) {
      mask.fill(1, row * width + left, row * width + right);
    }
  });
  return mask;
}

function isRule({ box: [, , width, height] }: Component): boolean {
  return Math.max(width, height) > LONGEST_LETTER && Math.min(width, height) < THICKEST_RULE;
}

/** With at least three corners, which a ring has not, and hollow or larger than any line of letters: a table of rules. */
function isFrame(component: Component, stride: number): boolean {
  const [, , width, height] = component.box;
  if (width < LONGEST_LETTER || height < LONGEST_LETTER) return false;
  const places = placesOf(component, stride);
  const isTable = width > TABLE.width && height > TABLE.height;
  return (isTable || places.every(isNearSide)) && cornerCount(places) >= 3;
}

/** Share of the smaller side that the lines of a frame take up; letters stand further in. */
const RIM = 0.22;

/** The dot below MẬT often touches the lower line: then frame and word are one part. */
function isFrameWithLetters(component: Component, stride: number): boolean {
  const [, , width, height] = component.box;
  // A frame of one word is much wider than high; a seal, whose ring must stay, is not.
  if (height < LONGEST_LETTER || width < 1.4 * height) return false;
  return isFramed(component, stride);
}

function clearRim(stamp: Uint8Array, stride: number, { box: [left, top, width, height], pixels }: Component): void {
  const rim = RIM * Math.min(width, height);
  for (const pixel of pixels) {
    const x = (pixel % stride) - left;
    const y = Math.floor(pixel / stride) - top;
    if (Math.min(x, width - 1 - x, y, height - 1 - y) < rim) stamp[pixel] = 255;
  }
}

function placesOf({ box: [left, top, width, height], pixels }: Component, stride: number): readonly Place[] {
  return pixels.map((pixel) => ({
    across: ((pixel % stride) - left) / width,
    down: (Math.floor(pixel / stride) - top) / height,
  }));
}

/** Where in its box a pixel lies, 0…1. */
interface Place {
  readonly across: number;
  readonly down: number;
}

function isNearSide({ across, down }: Place): boolean {
  return Math.min(across, 1 - across) < NEAR_SIDE || Math.min(down, 1 - down) < NEAR_SIDE;
}

function cornerCount(places: readonly Place[]): number {
  const corners = [0, 1].flatMap((across) => [0, 1].map((down): Place => ({ across, down })));
  return corners.filter((corner) =>
    places.some(({ across, down }) => Math.abs(across - corner.across) + Math.abs(down - corner.down) < NEAR_CORNER),
  ).length;
}
