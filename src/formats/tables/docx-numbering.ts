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

export function createNumbering(): Numbering {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, { abstract: string; readonly starts: Map<number, number> }>();
  const counts = new Map<string, number[]>();
  let [abstract, list, level]: [string | undefined, string | undefined, number] = [undefined, undefined, 0];

  function open(name: string, { 'w:val': value = '', ...attributes }: Readonly<Record<string, string>>): void {
    const at = abstract === undefined ? undefined : abstracts.get(abstract)?.[level];
    if (name === 'abstractNum') abstracts.set((abstract = attributes['w:abstractNumId'] ?? ''), []);
    else if (name === 'num') lists.set((list = attributes['w:numId'] ?? ''), { abstract: '', starts: new Map() });
    else if (name === 'lvl' || name === 'lvlOverride') {
      level = Math.min(DEEPEST, Number(attributes['w:ilvl'] ?? 0));
      const levels = name === 'lvl' && abstract !== undefined ? abstracts.get(abstract) : undefined;
      if (levels !== undefined) levels[level] = { format: 'decimal', text: '', start: 1 };
    } else if (at !== undefined) setLevel(at, name, value);
    else inList(name, value);
  }
  function inList(name: string, value: string): void {
    const entry = list === undefined ? undefined : lists.get(list);
    if (entry === undefined) return;
    if (name === 'abstractNumId') entry.abstract = value;
    if (name === 'startOverride') entry.starts.set(level, Number(value));
  }
  return {
    handlers: {
      open,
      close(name) {
        if (name === 'abstractNum') abstract = undefined;
        if (name === 'num') list = undefined;
      },
    },
    next(id, at) {
      const entry = lists.get(id);
      const levels = entry && abstracts.get(entry.abstract);
      const own = levels?.[at];
      if (entry === undefined || levels === undefined || own === undefined) return undefined;
      // A list that begins anew counts for itself; others with the same pattern count on together.
      const counter = entry.starts.size > 0 ? `list ${id}` : `pattern ${entry.abstract}`;
      const now = (counts.get(counter) ?? []).slice(0, at + 1);
      for (let above = 0; above < at; above++) now[above] ??= levels[above]?.start ?? 1;
      now[at] = (now[at] ?? (entry.starts.get(at) ?? own.start) - 1) + 1;
      counts.set(counter, now);
      return own.format === 'bullet' ? '-' : draw(own.text, levels, now);
    },
  };
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'start') level.start = Number(value);
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
