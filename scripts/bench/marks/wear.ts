import type { Random } from '../../pages/random.ts';
import type { Drawing } from './stamp.ts';

interface Wear {
  /** Share of ink that is left in the mean, 0…1. */
  readonly strength: number;
  /** 0: full print; 1: large parts have no ink. */
  readonly patches: number;
  /** Speckle of the paper's grain. */
  readonly grain: number;
}

interface SomeWear extends Wear {
  readonly kind: 'good' | 'faint' | 'worn';
}

function someWear(random: Random): SomeWear {
  const kind = random.weighted([
    ['good', 4],
    ['faint', 3],
    ['worn', 3],
  ] as const);
  return {
    kind,
    strength: kind === 'faint' ? random.between(0.3, 0.55) : random.between(0.6, 1),
    patches: kind === 'worn' ? random.between(0.35, 0.75) : random.between(0, 0.25),
    grain: kind === 'worn' ? random.between(0.2, 0.6) : random.between(0, 0.3),
  };
}

/** Ink as a stamp leaves it: uneven, speckled, thinner or thicker. In place. */
function wearOut({ width, height, ink }: Drawing, { strength, patches, grain }: Wear, random: Random): void {
  const step = Math.max(6, Math.round(width / random.between(6, 14)));
  const [columns, rows] = [Math.ceil(width / step) + 2, Math.ceil(height / step) + 2];
  const field = Float32Array.from({ length: columns * rows }, () => random.next());
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / step);
    const down = y / step - row;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const value = ink[at] ?? 0;
      if (value === 0) continue;
      const column = Math.floor(x / step);
      const right = x / step - column;
      const node = row * columns + column;
      const above = (field[node] ?? 0) * (1 - right) + (field[node + 1] ?? 0) * right;
      const below = (field[node + columns] ?? 0) * (1 - right) + (field[node + columns + 1] ?? 0) * right;
      const cloud = above * (1 - down) + below * down;
      const left = 1 - patches * Math.max(0, Math.min(1, (cloud - 0.25) * 2.2));
      const speck = grain > 0 && random.next() < grain * 0.55 ? random.next() * 0.5 : 1;
      ink[at] = value * strength * left * speck;
    }
  }
}

const LEAST_LEFT = 0.3;
/** A scan of one bit keeps ink as dark as this, and nothing of what is paler. */
const KEPT = 0.45;

interface Legibly {
  /** Only red ink in colour is worn much and can still be read. */
  readonly strong: boolean;
  readonly oneBit: boolean;
  readonly ppi: number;
}

/** Worn at random, but so that a person can still read it: 30 % of the ink in the middle of the word is left, in one bit of what is kept. */
export function wearLegibly(drawing: Drawing, random: Random, { strong, oneBit, ppi }: Legibly): SomeWear {
  const full = drawing.ink.slice();
  const mm = ppi / 25.4;
  for (;;) {
    const some = someWear(random);
    const wear = strong
      ? some
      : { ...some, strength: Math.max(0.65, some.strength), patches: Math.min(0.4, some.patches) };
    drawing.ink.set(full);
    wearOut(drawing, wear, random);
    const [left, whole] = [drawing.ink, full].map((ink) => inkAround(drawing, ink, { mm, oneBit }));
    if ((left ?? 0) >= LEAST_LEFT * (oneBit ? 1 : wear.strength) * (whole ?? 0)) return wear;
  }
}

/** Ink in the middle of a drawing. */
function inkAround(
  { width, height }: Drawing,
  ink: Float32Array,
  { mm, oneBit }: { readonly mm: number; readonly oneBit: boolean },
): number {
  const [reach, middle] = [7 * mm, Math.floor(height / 2) * width + Math.floor(width / 2)];
  let sum = 0;
  for (let y = -Math.floor(reach / 3); y <= reach / 3; y += 1) {
    for (let x = -Math.floor(reach); x <= reach; x += 1) {
      const value = ink[middle + y * width + x] ?? 0;
      sum += oneBit ? Number(value >= KEPT) : value;
    }
  }
  return sum;
}
