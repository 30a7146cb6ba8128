/** Levenshtein distance in UTF-16 units (all of Vietnamese in NFC is one unit a letter). */
export function distance(left: string, right: string): number {
  return lastRow(left, right, false)[left.length] ?? 0;
}

/** Distance of `pattern` to the part of `text` it is most like; where that part begins and ends is free. */
export function distanceWithin(pattern: string, text: string): number {
  return lastRow(pattern, text, true)[pattern.length] ?? 0;
}

/**
 * The table of edit distances, one column for each unit of `text`. In a free search a match may begin anywhere at no
 * cost, and the last cell keeps the best end seen so far.
 */
function lastRow(pattern: string, text: string, free: boolean): Uint32Array {
  let previous = Uint32Array.from({ length: pattern.length + 1 }, (_, index) => index);
  let current = new Uint32Array(pattern.length + 1);
  let best = pattern.length;
  for (let column = 1; column <= text.length; column += 1) {
    const unit = text.charCodeAt(column - 1);
    current[0] = free ? 0 : column;
    for (let row = 1; row <= pattern.length; row += 1) {
      const replaced = (previous[row - 1] ?? 0) + (pattern.charCodeAt(row - 1) === unit ? 0 : 1);
      current[row] = Math.min(replaced, (previous[row] ?? 0) + 1, (current[row - 1] ?? 0) + 1);
    }
    best = Math.min(best, current[pattern.length] ?? 0);
    [previous, current] = [current, previous];
  }
  if (free) previous[pattern.length] = best;
  return previous;
}

/** Distance counted in words. */
export function wordDistance(left: string, right: string): number {
  const numbers = new Map<string, string>();
  const encode = (text: string): string =>
    wordsOf(text)
      .map((word) => {
        const known = numbers.get(word) ?? String.fromCharCode(numbers.size + 1);
        numbers.set(word, known);
        return known;
      })
      .join('');
  return distance(encode(left), encode(right));
}

export function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
