import type { TableRow } from '../../domain/table/table-row.ts';
import { columnsOf } from '../../domain/retention/appendix/find-columns.ts';
import type { PageLine, PageWord } from './pdf-lines.ts';

/** Where one column ends and the next begins, from left to right. */
export type Cuts = readonly number[];

interface Stretch {
  left: number;
  right: number;
}

/** Words with more room between them than this (in heights) stand in different columns of a heading. */
const GAP = 0.7;

/** The stretches of the columns that these lines name, if they are the heading of a table of periods. */
export function headingOf(band: readonly PageLine[]): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  for (const line of band) {
    for (const part of partsOf(line)) {
      const same = stretches.find(({ left, right }) => part.left < right && left < part.right);
      if (same === undefined) stretches.push({ ...part });
      else Object.assign(same, { left: Math.min(same.left, part.left), right: Math.max(same.right, part.right) });
    }
  }
  stretches.sort((a, b) => a.left - b.left);
  const cells = stretches.map((stretch, column) => ({ column, span: 1, text: textIn(band, stretch) }));
  const row: TableRow = { table: 1, cells };
  return columnsOf(row) === undefined ? undefined : stretches;
}

function partsOf({ words, height }: PageLine): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (const { left, right } of words) {
    const last = parts.at(-1);
    if (last !== undefined && left - last.right < GAP * height) last.right = right;
    else parts.push({ left, right });
  }
  return parts;
}

function textIn(band: readonly PageLine[], { left, right }: Stretch): string {
  const inside = (word: PageWord) => word.left >= left - 0.1 && word.right <= right + 0.1;
  return band
    .map(({ words }) => words.filter(inside).map(({ text }) => text))
    .flat()
    .join(' ');
}

/** Between the middles of two headings lies the strip that the fewest lines cross: there the columns part. */
export function cutsOf(heading: readonly Stretch[], lines: readonly PageLine[]): Cuts {
  return heading.slice(1).map((right, index) => {
    const left = heading[index] ?? right;
    return emptiest(lines, { left: (left.left + left.right) / 2, right: (right.left + right.right) / 2 });
  });
}

function emptiest(lines: readonly PageLine[], { left, right }: Stretch): number {
  const places = Array.from({ length: Math.max(1, Math.round(right - left)) }, (_, step) => left + step + 0.5);
  const crossed = places.map((place) => lines.filter((line) => crosses(line, place)).length);
  const fewest = Math.min(...crossed);
  let [best, length, run] = [0, 0, 0];
  for (const [index, count] of crossed.entries()) {
    run = count === fewest ? run + 1 : 0;
    if (run > length) [best, length] = [index, run];
  }
  return (places[best] ?? left) - length / 2;
}

function crosses({ words }: PageLine, place: number): boolean {
  return words.some((word) => word.left <= place && place <= word.right);
}
