/** A word of one text and the same word of another, by their places. */
export type SharedWord = readonly [one: number, other: number];

/**
 * The longest run of words that both texts have in their order, by Myers' algorithm: its cost grows with what differs, not
 * with the square of what is the same. Undefined where more than `most` words would have to be left out or put in.
 */
export function sharedWords(
  one: readonly string[],
  other: readonly string[],
  most: number,
): readonly SharedWord[] | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined;
  const steps: Int32Array[] = [];
  // how far in `one` the best way comes on each diagonal, with as many edits as there are steps
  let reach = new Int32Array([0, 0, 0]);
  for (let edits = 0; edits <= most; edits += 1) {
    steps.push(reach);
    const next = new Int32Array(2 * edits + 5);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = beginsAt(reach, diagonal, edits);
      while (at < one.length && at - diagonal < other.length && one[at] === other[at - diagonal]) at += 1;
      next[diagonal + edits + 2] = at;
      if (at >= one.length && at - diagonal >= other.length) return wayBack(steps, at, diagonal);
    }
    reach = next;
  }
  return undefined;
}

/** `reach`: of one edit fewer. A word left out leads to the next diagonal, one put in to that before. */
function beginsAt(reach: Int32Array, diagonal: number, edits: number): number {
  if (edits === 0) return 0;
  const [before, after] = [reach[diagonal + edits] ?? 0, reach[diagonal + edits + 2] ?? 0];
  return isPutIn(reach, diagonal, edits) ? after : before + 1;
}

function isPutIn(reach: Int32Array, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reach[diagonal + edits] ?? 0) < (reach[diagonal + edits + 2] ?? 0);
}

function wayBack(steps: readonly Int32Array[], end: number, on: number): readonly SharedWord[] {
  const shared: SharedWord[] = [];
  let [at, diagonal] = [end, on];
  for (let edits = steps.length - 1; edits >= 0; edits -= 1) {
    const reach = steps[edits] ?? new Int32Array();
    const from = beginsAt(reach, diagonal, edits);
    while (at > from) {
      at -= 1;
      shared.push([at, at - diagonal]);
    }
    if (edits === 0) break;
    const putIn = isPutIn(reach, diagonal, edits);
    at = putIn ? from : from - 1;
    diagonal += putIn ? 1 : -1;
  }
  return shared.reverse();
}
