// Small seeded generator (xorshift32): the same seed gives the same page on every machine.
export function createRandom(seedText) {
  let state = 2166136261;
  for (const char of seedText) {
    state = Math.imul(state ^ char.codePointAt(0), 16777619) >>> 0;
  }
  state = state || 1;
  function next() {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => Math.floor(low + (high - low + 1) * next()),
    pick: (list) => list[Math.floor(list.length * next())],
    // Sum of four uniforms: close enough to a bell curve, and cheap per pixel.
    bell: () => (next() + next() + next() + next() - 2) * 1.7,
  };
}
