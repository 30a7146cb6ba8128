import type { Box, Size } from '../../domain/page/geometry.ts';
import { componentsOf, type Component } from './components.ts';

/** A worn stamp is darkened up to this factor; more would make blots of its grain. */
const LARGEST_GAIN = 2;
const INK = 225;
const DARK = 200;
/** Bridges the gaps that a worn frame has, in pixels at 200 ppi. */
const BRIDGE = 3;
/** Frames and rules are longer than any letter of a stamp: 7 mm at 200 ppi. */
const LONGEST_LETTER = 56;
const THICKEST_RULE = 16;

/**
 * Makes the print of a stamp readable, in place: grain smoothed, faint ink darkened, frame and rules taken away, which
 * an engine would take for letters. Round seals keep their ring: their text runs in a circle and is not read anyway.
 */
export function cleanStamp(red: Uint8Array, size: Size, box: Box): void {
  const [x, y, width, height] = box;
  const stamp = darken(smooth(red, size, box));
  const mask = bridge(stamp, { width, height });
  for (const component of componentsOf(mask, { width, height })) {
    if (isRule(component)) for (const pixel of component.pixels) stamp[pixel] = 255;
    else if (isFrame(component, width)) clearRim(stamp, width, component);
  }
  for (let row = 0; row < height; row += 1) {
    red.set(stamp.subarray(row * width, (row + 1) * width), (y + row) * size.width + x);
  }
}

/** Mean of the 3 × 3 pixels around each pixel of the box. */
function smooth(image: Uint8Array, size: Size, [left, top, width, height]: Box): Uint8Array {
  const out = new Uint8Array(width * height).fill(255);
  for (let y = Math.max(1, top); y < Math.min(size.height - 1, top + height); y += 1) {
    for (let x = Math.max(1, left); x < Math.min(size.width - 1, left + width); x += 1) {
      let sum = 0;
      for (let row = (y - 1) * size.width + x; row <= (y + 1) * size.width + x; row += size.width) {
        sum += (image[row - 1] ?? 0) + (image[row] ?? 0) + (image[row + 1] ?? 0);
      }
      out[(y - top) * width + x - left] = sum / 9;
    }
  }
  return out;
}

/** So that the darkest tenth of the ink becomes nearly black. */
function darken(stamp: Uint8Array): Uint8Array {
  const ink = stamp.filter((value) => value < INK).sort();
  const darkest = ink[Math.floor(ink.length / 10)] ?? 0;
  const gain = Math.min(LARGEST_GAIN, Math.max(1, 235 / Math.max(1, 255 - darkest)));
  return stamp.map((value) => Math.max(0, 255 - (255 - value) * gain));
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

/** The share of a frame's height that its lines take up on each side; letters stand further in. */
const RIM = 0.22;

/**
 * Takes away the lines of a frame. What stands further in stays, also where it hangs together with them: the dot below
 * of MẬT nearly touches the lower line.
 */
function clearRim(stamp: Uint8Array, stride: number, { box: [left, top, width, height], pixels }: Component): void {
  const rim = RIM * Math.min(width, height);
  for (const pixel of pixels) {
    const x = (pixel % stride) - left;
    const y = Math.floor(pixel / stride) - top;
    if (Math.min(x, width - 1 - x, y, height - 1 - y) < rim) stamp[pixel] = 255;
  }
}

function isRule({ box: [, , width, height] }: Component): boolean {
  return Math.max(width, height) > LONGEST_LETTER && Math.min(width, height) < THICKEST_RULE;
}

/** Hollow, and with at least three corners: a ring has none. */
function isFrame(component: Component, stride: number): boolean {
  const [left, top, width, height] = component.box;
  if (width < LONGEST_LETTER || height < LONGEST_LETTER) return false;
  if (component.pixels.length > 0.6 * width * height) return false;
  const corners = [left, left + width - 1].flatMap((x) => [top, top + height - 1].map((y) => [x, y] as const));
  const near = corners.filter(([x, y]) =>
    component.pixels.some((pixel) => {
      const across = Math.abs((pixel % stride) - x) / width;
      const down = Math.abs(Math.floor(pixel / stride) - y) / height;
      // A frame stamped aslant by 4° stays 0.18 away from the corners of its box, a ring 0.29.
      return across + down < 0.22;
    }),
  );
  return near.length >= 3;
}
