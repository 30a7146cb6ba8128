/** Numbers that come again with the same seed. */
export interface Random {
  /** From 0 to below `limit`. */
  below(limit: number): number;
  /** From `least` to `most`, both included. */
  between(least: number, most: number): number;
  oneOf<Item>(items: readonly Item[]): Item;
  /** True in `share` of all cases. */
  chance(share: number): boolean;
}

/** Xorshift of 32 bits (Marsaglia 2003): enough for a likely mixture, not for secrets. */
export function createRandom(seed: number): Random {
  let state = (Math.imul(seed + 1, 0x9e37_79b1) ^ 0x5bd1_e995) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  for (let turn = 0; turn < 8; turn += 1) next();
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    oneOf: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('Nothing to choose from');
      return item;
    },
    chance: (share) => next() < share,
  };
}
