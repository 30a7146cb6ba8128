/** Where a pattern was found in a text, with the number of edits that were needed. */
export interface FuzzyHit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly edits: number;
}

interface Cell {
  readonly cost: number;
  readonly start: number;
}

/**
 * The best place of `pattern` inside `text` with at most `maxEdits` edits (Sellers' algorithm).
 * Of equally good places the first one; undefined when there is none.
 */
export function findFuzzy(text: string, pattern: string, maxEdits: number): FuzzyHit | undefined {
  if (pattern.length === 0 || pattern.length > text.length + maxEdits) return undefined;
  let column: Cell[] = Array.from({ length: pattern.length + 1 }, (_, i) => ({ cost: i, start: 0 }));
  let best: FuzzyHit | undefined;
  for (let end = 1; end <= text.length; end += 1) {
    column = nextColumn(column, pattern, { char: text.charAt(end - 1), position: end });
    const last = column[pattern.length];
    if (last !== undefined && last.cost <= maxEdits && (best === undefined || last.cost < best.edits)) {
      best = { start: last.start, end, edits: last.cost };
    }
  }
  return best;
}

function nextColumn(column: readonly Cell[], pattern: string, at: { char: string; position: number }): Cell[] {
  const next: Cell[] = [{ cost: 0, start: at.position }];
  for (let i = 1; i <= pattern.length; i += 1) {
    const diagonal = column[i - 1] ?? { cost: Infinity, start: 0 };
    const left = column[i] ?? { cost: Infinity, start: 0 };
    const above = next[i - 1] ?? { cost: Infinity, start: 0 };
    const change = pattern.charAt(i - 1) === at.char ? 0 : 1;
    next.push(cheapest({ ...diagonal, cost: diagonal.cost + change }, left, above));
  }
  return next;
}

function cheapest(match: Cell, insertion: Cell, deletion: Cell): Cell {
  if (match.cost <= insertion.cost + 1 && match.cost <= deletion.cost + 1) return match;
  return insertion.cost <= deletion.cost
    ? { cost: insertion.cost + 1, start: insertion.start }
    : { cost: deletion.cost + 1, start: deletion.start };
}

/** Levenshtein distance, given up (returns `max + 1`) as soon as it must exceed `max`. */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > max) return max + 1;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, max + 1);
}
