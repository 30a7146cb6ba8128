import type { XmlHandlers } from '../xml/feed-xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** `w:numbering`: which numbers Word draws before paragraphs; they stand in no text. */
export interface Numbering {
  readonly handlers: XmlHandlers;
  /** The number of the next paragraph of this list and level, drawn; undefined for lists that are not declared. */
  next(list: string, level: number): string | undefined;
}

const DEEPEST = 9;
/** No appendix counts further; a larger start would make roman numbers without end. */
const HIGHEST = 9999;

interface List {
  abstract: string;
  readonly starts: Map<number, number>;
}

interface Declared {
  readonly abstracts: Map<string, Level[]>;
  readonly lists: Map<string, List>;
  /** What is open while the part is read. */
  levels: Level[] | undefined;
  list: List | undefined;
  level: number;
}

export function createNumbering(): Numbering {
  const declared: Declared = {
    ...{ abstracts: new Map(), lists: new Map(), levels: undefined, list: undefined, level: 0 },
  };
  const counts = new Map<string, number[]>();
  return {
    handlers: {
      open(name, attributes) {
        declare(declared, name, attributes);
      },
      close(name) {
        if (name === 'abstractNum') declared.levels = undefined;
        if (name === 'num') declared.list = undefined;
      },
    },
    next(id, at) {
      const list = declared.lists.get(id);
      const levels = declared.abstracts.get(list?.abstract ?? '');
      const own = levels?.[at];
      if (list === undefined || levels === undefined || own === undefined) return undefined;
      // A list that begins anew counts for itself; others with the same pattern count on together.
      const counter = list.starts.size > 0 ? `list ${id}` : `pattern ${list.abstract}`;
      const now = counted(counts.get(counter) ?? [], { at, levels, start: list.starts.get(at) ?? own.start });
      counts.set(counter, now);
      return own.format === 'bullet' ? '-' : draw(own.text, levels, now);
    },
  };
}

interface Step {
  readonly at: number;
  readonly levels: readonly Level[];
  readonly start: number;
}

/** Levels below begin anew; those above that never came count as come once. */
function counted(before: readonly number[], { at, levels, start }: Step): number[] {
  const now = Array.from({ length: at + 1 }, (_, level) => before[level] ?? levels[level]?.start ?? 1);
  now[at] = (before[at] ?? start - 1) + 1;
  return now;
}

function declare(declared: Declared, name: string, attributes: Readonly<Record<string, string>>): void {
  const value = attributes['w:val'] ?? '';
  if (name === 'abstractNum') {
    declared.levels = [];
    declared.abstracts.set(attributes['w:abstractNumId'] ?? '', declared.levels);
  } else if (name === 'num') {
    declared.list = { abstract: '', starts: new Map() };
    declared.lists.set(attributes['w:numId'] ?? '', declared.list);
  } else if (name === 'lvl' || name === 'lvlOverride') {
    declared.level = Math.min(DEEPEST, Number(attributes['w:ilvl'] ?? 0));
    if (name === 'lvl' && declared.levels !== undefined)
      declared.levels[declared.level] = { format: 'decimal', text: '', start: 1 };
  } else declareIn(declared, name, value);
}

function declareIn({ levels, list, level }: Declared, name: string, value: string): void {
  const own = levels?.[level];
  if (own !== undefined) setLevel(own, name, value);
  else if (list !== undefined && name === 'abstractNumId') list.abstract = value;
  else if (list !== undefined && name === 'startOverride') list.starts.set(level, startOf(value));
}

function startOf(value: string): number {
  return Math.min(HIGHEST, Math.max(0, Math.trunc(Number(value)) || 0));
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'start') level.start = startOf(value);
}

function draw(text: string, levels: readonly Level[], counts: readonly number[]): string {
  return text.replaceAll(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1;
    return formatNumber(counts[at] ?? 1, levels[at]?.format ?? 'decimal');
  });
}

function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'lowerLetter':
      return letter(count);
    case 'upperLetter':
      return letter(count).toUpperCase();
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    default:
      return String(count);
  }
}

/** a … z, aa … zz, as Word counts. */
function letter(count: number): string {
  return String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
  ] as const),
  ...([
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
];

function roman(count: number): string {
  let [left, text] = [count, ''];
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}
