/** Numbers that come again with the same seed text. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number, both ends included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** `count` different items in random order. */
  some<Item>(items: readonly Item[], count: number): Item[];
  /** An item by its weight. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item;
  /** About normal, mean 0, deviation 1; cheap enough for every pixel. */
  bell(): number;
}

/** Xorshift of 32 bits (Marsaglia 2003) behind an FNV-1a hash of the seed. */
export function createRandom(seed: string): Random {
  let state = 2_166_136_261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  state ||= 1;
  const next = () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
  for (let turn = 0; turn < 6; turn += 1) next();
  const whole = (low: number, high: number) => low + Math.floor((high - low + 1) * next());
  const pick = <Item>(items: readonly Item[]): Item => {
    const [item] = items.slice(whole(0, items.length - 1));
    if (items.length === 0) throw new RangeError('Nothing to choose from');
    // an item may itself be undefined
    return item as Item;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole,
    chance: (share) => next() < share,
    pick,
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat();
    },
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      const hit = items.find(([, weight]) => (rest -= weight) < 0) ?? items[0];
      if (hit === undefined) throw new RangeError('Nothing to choose from');
      return hit[0];
    },
    bell: () => (next() + next() + next() + next() - 2) * 1.73,
  };
}
