/** What speaks for a segmentation of `length` things, in log odds. */
export interface CutScores {
  readonly length: number;
  /** A part begins at `at`. Not asked for 0, which always begins one. */
  readonly begins: (at: number) => number;
  /** `at` goes on with the part that began at `start` (`start < at`). */
  readonly continues: (start: number, at: number) => number;
  /** The part that began at `start` ends before `end`. */
  readonly ends: (start: number, end: number) => number;
}

export interface Cuts {
  /** Beginnings of parts, ascending; the first is 0. Empty for nothing. */
  readonly starts: readonly number[];
  /** For each thing the probability that a part begins there, over all segmentations. */
  readonly odds: readonly number[];
}

/** Segmentations this much worse than the best one so far are left out; e^-40 changes no probability. */
const HOPELESS = 40;

/**
 * The best segmentation of a whole stream (dynamic programming over all beginnings), and how sure each beginning is
 * (sum over all segmentations). Cost: the square of the length at worst, near linear where beginnings are clear.
 */
export function bestCuts(scores: CutScores): Cuts {
  const { length } = scores;
  if (length === 0) return { starts: [], odds: [] };
  const begins = Array.from({ length }, (_, at) => (at === 0 ? 0 : scores.begins(at)));
  const before = forward(scores, begins);
  const after = backward(scores, begins);
  const whole = after[0] ?? 0;
  // a part begins at `at`: all that can stand before times all that can follow
  const odds = begins.map((_, at) => Math.min(1, Math.exp((before.sums[at] ?? -Infinity) + (after[at] ?? 0) - whole)));
  return { starts: trace(before.previous, length), odds };
}

interface Forward {
  /** Log of the sum over all segmentations of what lies before `at`, with a cut there. */
  readonly sums: readonly number[];
  /** Where the last part before the cut at `at` began, in the best segmentation. */
  readonly previous: readonly number[];
}

interface Open {
  readonly start: number;
  /** Best and sum of all ways up to here whose open part began at `start`. */
  best: number;
  sum: number;
}

function forward(scores: CutScores, begins: readonly number[]): Forward {
  const { length } = scores;
  let open: Open[] = [{ start: 0, best: 0, sum: 0 }];
  const sums = [0];
  const previous = [0];
  for (let at = 1; at <= length; at += 1) {
    const closed = open.map((one) => ({ one, end: scores.ends(one.start, at) }));
    const best = largest(closed, ({ one, end }) => one.best + end);
    const sum = logSum(closed.map(({ one, end }) => one.sum + end));
    sums.push(sum);
    previous.push(best?.one.start ?? 0);
    if (at === length) break;
    const going = open.map((one) => ({ start: one.start, more: scores.continues(one.start, at), one }));
    const begun = begins[at] ?? 0;
    const next = going.map(({ start, more, one }): Open => ({ start, best: one.best + more, sum: one.sum + more }));
    next.push({ start: at, best: (best === undefined ? 0 : best.one.best + best.end) + begun, sum: sum + begun });
    open = hopeful(next);
  }
  return { sums, previous };
}

/** Ways that may still be the best one, or that weigh in the sum. */
function hopeful(ways: readonly Open[]): Open[] {
  let [best, sum] = [-Infinity, -Infinity];
  for (const one of ways) [best, sum] = [Math.max(best, one.best), Math.max(sum, one.sum)];
  return ways.filter((one) => one.best > best - HOPELESS || one.sum > sum - HOPELESS);
}

/** Log of the sum over all segmentations of what begins at `at`. */
function backward(scores: CutScores, begins: readonly number[]): readonly number[] {
  const { length } = scores;
  const after: number[] = Array.from({ length: length + 1 }, () => 0);
  for (let at = length - 1; at >= 0; at -= 1) {
    let inside = begins[at] ?? 0;
    let sum = -Infinity;
    for (let end = at + 1; end <= length; end += 1) {
      sum = logSum([sum, inside + scores.ends(at, end) + (after[end] ?? 0)]);
      if (end === length) break;
      inside += scores.continues(at, end);
      // no later end can bring back what was lost
      if (inside + (after[end] ?? 0) < sum - HOPELESS * 3) break;
    }
    after[at] = sum;
  }
  return after;
}

function trace(previous: readonly number[], length: number): number[] {
  const starts: number[] = [];
  for (let end = length; end > 0; end = previous[end] ?? 0) starts.push(previous[end] ?? 0);
  return starts.reverse();
}

function largest<Item>(items: readonly Item[], of: (item: Item) => number): Item | undefined {
  let best: Item | undefined;
  let most = -Infinity;
  for (const item of items) {
    const value = of(item);
    if (value > most) [best, most] = [item, value];
  }
  return best;
}

function logSum(values: readonly number[]): number {
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (most === -Infinity) return most;
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
