import { fold } from '../../text/fold.ts';

/** The name that somebody who typed `wanted` most likely meant; at most a third of the letters, marks apart, may differ. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const typed = fold(wanted);
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const name of names) {
    const edits = editsBetween(typed, fold(name));
    if (edits * 3 <= typed.length && edits < (best?.edits ?? Infinity)) best = { name, edits };
  }
  return best?.name;
}

/** Levenshtein. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a.charAt(row - 1) === b.charAt(column - 1) ? 0 : 1;
      const costs = [above[column - 1], above[column], current[column - 1]].map((cost) => cost ?? Infinity);
      const [diagonal = 0, up = 0, left = 0] = costs;
      current.push(Math.min(diagonal + change, up + 1, left + 1));
    }
    above = current;
  }
  return above[b.length] ?? Infinity;
}
