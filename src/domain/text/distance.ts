/** Where a pattern was found in a text, with the number of edits that were needed. */
export interface FuzzyHit {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly edits: number;
}

/**
 * The best place of `pattern` inside `text` with at most `maxEdits` edits (Sellers' algorithm).
 * Of equally good places the first one; undefined when there is none.
 */
export function findFuzzy(text: string, pattern: string, maxEdits: number): FuzzyHit | undefined {
  if (pattern.length === 0 || pattern.length > text.length + maxEdits) return undefined;
  const column = firstColumn(pattern);
  const { cost, start } = column;
  let best: FuzzyHit | undefined;
  for (let end = 1; end <= text.length; end += 1) {
    moveOn(column, pattern, { char: text.charCodeAt(end - 1), position: end });
    const edits = cost[pattern.length] ?? 0;
    if (edits <= maxEdits && (best === undefined || edits < best.edits)) {
      best = { start: start[pattern.length] ?? 0, end, edits };
    }
  }
  return best;
}

/** For each beginning of the pattern: the fewest edits to it from some place of the text up to here, and where that begins. */
interface Column {
  readonly cost: Int32Array;
  readonly start: Int32Array;
}

function firstColumn({ length }: string): Column {
  return { cost: Int32Array.from({ length: length + 1 }, (_, i) => i), start: new Int32Array(length + 1) };
}

/** In place: lines are searched for dozens of phrases. */
function moveOn({ cost, start }: Column, pattern: string, at: { char: number; position: number }): void {
  let [diagonal, diagonalStart] = [cost[0] ?? 0, start[0] ?? 0];
  [cost[0], start[0]] = [0, at.position];
  for (let i = 1; i <= pattern.length; i += 1) {
    const [left, leftStart] = [cost[i] ?? 0, start[i] ?? 0];
    const above = cost[i - 1] ?? 0;
    const match = diagonal + (pattern.charCodeAt(i - 1) === at.char ? 0 : 1);
    const least = Math.min(match, left + 1, above + 1);
    if (match === least) start[i] = diagonalStart;
    else start[i] = left <= above ? leftStart : (start[i - 1] ?? 0);
    cost[i] = least;
    [diagonal, diagonalStart] = [left, leftStart];
  }
}

/** Levenshtein distance, given up (returns `max + 1`) as soon as it must exceed `max`. */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let row = firstRow(b);
  for (let i = 1; i <= a.length; i += 1) {
    row = nextRow(row, a.charAt(i - 1), b);
    if (Math.min(...row) > max) return max + 1;
  }
  return Math.min(row[b.length] ?? 0, max + 1);
}

/**
 * Those of the entries whose letters some beginning of `text` is within `max` edits of. They are sorted by their letters: what
 * many begin with is compared once.
 */
export function beginningsNear<Entry extends { readonly letters: string }>(
  sorted: readonly Entry[],
  text: string,
  max: number,
): Entry[] {
  const rows = [firstRow(text)];
  let before = '';
  return sorted.filter(({ letters }) => {
    const shared = sharedBeginning(before, letters, rows.length - 1);
    if (shared === rows.length - 1 && isFar(rows, max)) return false;
    rows.length = shared + 1;
    before = letters;
    for (let i = shared; i < letters.length && !isFar(rows, max); i += 1) {
      rows.push(nextRow(rows[i] ?? [], letters.charAt(i), text));
    }
    return !isFar(rows, max);
  });
}

function isFar(rows: readonly (readonly number[])[], max: number): boolean {
  return Math.min(...(rows.at(-1) ?? [])) > max;
}

function sharedBeginning(one: string, other: string, most: number): number {
  let shared = 0;
  while (shared < most && one.charAt(shared) === other.charAt(shared)) shared += 1;
  return shared;
}

function firstRow(text: string): number[] {
  return Array.from({ length: text.length + 1 }, (_, j) => j);
}

/** Edits from the letters so far and `char` to each beginning of `text`. */
function nextRow(row: readonly number[], char: string, text: string): number[] {
  const next = [(row[0] ?? 0) + 1];
  for (let j = 1; j <= text.length; j += 1) {
    const change = char === text.charAt(j - 1) ? 0 : 1;
    next.push(Math.min((row[j - 1] ?? 0) + change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
  }
  return next;
}
