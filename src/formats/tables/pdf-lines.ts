/** A word of a page in points, from its left upper corner. */
export interface PageWord {
  readonly text: string;
  readonly fontName: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Words side by side, from left to right. */
export interface PageLine {
  readonly words: readonly PageWord[];
  readonly middle: number;
  readonly height: number;
}

/** Lines from top to bottom: words whose middles lie within half their height of each other. */
export function linesOf(words: readonly PageWord[]): readonly PageLine[] {
  const lines: { words: PageWord[]; middle: number }[] = [];
  for (const word of [...words].sort((a, b) => middleOf(a) - middleOf(b))) {
    const last = lines.at(-1);
    if (last !== undefined && middleOf(word) - last.middle < heightOf(word) * 0.4) last.words.push(word);
    else lines.push({ words: [word], middle: middleOf(word) });
  }
  return lines.map((line) => ({
    words: line.words.sort((a, b) => a.left - b.left),
    middle: line.middle,
    height: Math.max(...line.words.map(heightOf)),
  }));
}

function middleOf({ top, bottom }: PageWord): number {
  return (top + bottom) / 2;
}

function heightOf({ top, bottom }: PageWord): number {
  return bottom - top;
}

/** Distances of lines, in heights of letters, beyond which the next ones belong to something else. */
const FAR = 2.6;
/** Two kinds of distances differ by at least so much of a height: what is less is uneven setting. */
const STEP = 0.12;

/**
 * The distance of middles, in heights, up to which lines belong to the same row of a table: rows have room around them, lines
 * within a cell do not. Undefined where all distances are alike: then rows are told by what begins them alone.
 */
export function leadingOf(pages: readonly (readonly PageLine[])[]): number | undefined {
  const near = pages.flatMap((lines) => lines.flatMap((line, index) => stepBelow(line, lines.slice(index + 1)) ?? []));
  near.sort((a, b) => a - b);
  const few = Math.max(2, near.length * 0.02);
  for (const [index, step] of near.entries()) {
    const next = near[index + 1];
    if (next !== undefined && index + 1 >= few && next - step >= STEP) return (step + next) / 2;
  }
  return undefined;
}

/** To the nearest line that has something right below: what stands beside it, in other columns, is set by itself. */
function stepBelow(line: PageLine, below: readonly PageLine[]): number | undefined {
  const under = below.find(({ words }) => words.some((word) => line.words.some((above) => overlap(word, above))));
  const step = under === undefined ? FAR : (under.middle - line.middle) / line.height;
  return step < FAR ? step : undefined;
}

function overlap(a: PageWord, b: PageWord): boolean {
  return a.left < b.right && b.left < a.right;
}

/** The usual room between two words, in points. */
export function blankOf(pages: readonly (readonly PageLine[])[]): number {
  const rooms = pages.flat().flatMap(({ words, height }) =>
    words
      .slice(1)
      .map(({ left }, index) => left - (words[index]?.right ?? left))
      .filter((room) => room > 0 && room < WIDEST_BLANK * height),
  );
  return rooms.sort((a, b) => a - b)[Math.floor(rooms.length / 2)] ?? 0;
}

/** In heights. */
const WIDEST_BLANK = 0.6;

/** Lines that belong together by their distance. */
export function bandsOf(lines: readonly PageLine[], leading: number | undefined): readonly (readonly PageLine[])[] {
  const bands: PageLine[][] = [];
  for (const line of lines) {
    const before = bands.at(-1)?.at(-1);
    const step = before === undefined ? FAR : (line.middle - before.middle) / line.height;
    if (step < (leading ?? FAR)) bands.at(-1)?.push(line);
    else bands.push([line]);
  }
  return bands;
}
