import type { Size } from '../../../src/domain/page/geometry.ts';

/** A grey or RGB image to draw on, white at first; nothing but arithmetic, so that unit tests need no files. */
export class DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor({ width, height }: Size, level = 255) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height).fill(level);
  }

  get size(): Size {
    return { width: this.width, height: this.height };
  }

  level(x: number, y: number): number {
    return this.data[y * this.width + x] ?? NaN;
  }

  /** Sets every pixel for which `level` gives a number. */
  paint(level: (x: number, y: number) => number | undefined): this {
    for (let y = 0; y < this.height; y += 1) {
      for (let x = 0; x < this.width; x += 1) {
        const value = level(x, y);
        if (value !== undefined) this.data[y * this.width + x] = value;
      }
    }
    return this;
  }

  rectangle(box: readonly [number, number, number, number], level = 0): this {
    const [left, top, width, height] = box;
    return this.paint((x, y) => (x >= left && x < left + width && y >= top && y < top + height ? level : undefined));
  }

  /** The outline of a rectangle. */
  frame([left, top, width, height]: readonly [number, number, number, number], thickness: number): this {
    this.rectangle([left, top, width, thickness]).rectangle([left, top + height - thickness, width, thickness]);
    return this.rectangle([left, top, thickness, height]).rectangle([left + width - thickness, top, thickness, height]);
  }

  ring(centre: readonly [number, number], radius: number, options: { thickness: number; level?: number }): this {
    return this.paint((x, y) => {
      const distance = Math.hypot(x - centre[0], y - centre[1]);
      return Math.abs(distance - radius) <= options.thickness / 2 ? (options.level ?? 0) : undefined;
    });
  }

  /** Grain of so many levels at most, the same at every run. */
  grain(strength: number, seed = 1): this {
    const random = randomSource(seed);
    const { data } = this;
    for (let index = 0; index < data.length; index += 1) {
      const value = (data[index] ?? 0) + (random() + random() - 1) * strength;
      data[index] = Math.max(0, Math.min(255, Math.round(value)));
    }
    return this;
  }

  /** As three equal channels. */
  rgb(): Uint8Array {
    return Uint8Array.from({ length: 3 * this.data.length }, (_, index) => this.data[Math.floor(index / 3)] ?? 0);
  }
}

/** Numbers in 0…1 (mulberry32), so that a failing test fails again. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A page of "print": lines of dark dashes, the whole turned clockwise by `degrees` about its middle. */
export function dashedLines(size: Size, degrees: number, seed = 1): DrawnPage {
  const random = randomSource(seed);
  const dashes = Array.from({ length: 4000 }, () => random() < 0.75);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return new DrawnPage(size).paint((x, y) => {
    const [dx, dy] = [x + 0.5 - size.width / 2, y + 0.5 - size.height / 2];
    const across = cos * dx + sin * dy + size.width / 2;
    const down = -sin * dx + cos * dy + size.height / 2;
    const line = Math.floor(down / 40);
    const inside = down - line * 40 < 16 && across > 80 && across < size.width - 80 && line > 1;
    return inside && dashes[(line * 97 + Math.floor(across / 12)) % dashes.length] === true ? 20 : undefined;
  });
}
