import { divide } from '../../../src/domain/division/divide.ts';
import type { Division } from '../../../src/domain/division/division.ts';
import type { SeparatorSheet } from '../../../src/domain/division/separator-sheet.ts';
import { sidesOf } from '../../../src/domain/division/sides.ts';
import type { PageReading } from '../../../src/domain/page/page-reading.ts';
import { cpuSeconds } from '../cpu-clock.ts';
import { cutAtHeadings } from './baseline.ts';
import { describeScore, scoreCuts, type CutScore } from './score-cuts.ts';

/** What is known of a side of a stream. */
export interface TruthSide {
  readonly page: number;
  /** First side of its document. */
  readonly first: boolean;
  readonly separator?: SeparatorSheet;
  /** What it is, in words for a report. */
  readonly what: string;
}

export interface ReadStream {
  readonly name: string;
  readonly sides: readonly TruthSide[];
  readonly readings: readonly PageReading[];
  /** Pages that bear a secrecy mark, as the product sees it: they are judged as pages of which nothing is known. */
  readonly withheld?: readonly number[];
  readonly showWrong: boolean;
}

/** Divides the stream and tells how well. @throws RangeError where a side is lost or doubled */
export function judgeStream(stream: ReadStream, report: (line: string) => void): CutScore {
  const { sides, readings, withheld = [] } = stream;
  const truth = new Set(sides.filter(({ first }) => first).map(({ page }) => page));
  const before = cpuSeconds();
  const division = divide(readings);
  const spent = cpuSeconds() - before;
  const found = new Set(division.documents.map(({ firstPage }) => firstPage));
  const score = scoreCuts(truth, found);
  const kept = sidesOf(readings, division);
  report(`${stream.name}: ${String(sides.length)} sides, ${String(truth.size)} documents, ${String(kept.length)} sides accounted for, ${(spent / sides.length).toFixed(4)} CPU-s a page`); // prettier-ignore
  report(`  divided   ${describeScore(score)}`);
  if (withheld.length > 0)
    report(`  withheld for a secrecy mark and counted as unread: ${withheld.map(String).join(', ')}; without cuts there ${describeScore(scoreCuts(without(truth, withheld), without(found, withheld)))}`); // prettier-ignore
  report(`  baseline  ${describeScore(scoreCuts(truth, cutAtHeadings(readings)))}`);
  report(`  ${describeDoubts(division, truth, found)}`);
  if (sides.some(({ separator }) => separator !== undefined) || division.separators.length > 0)
    report(`  ${describeSheets(division, sides)}`);
  if (stream.showWrong) tellWrong(stream, { truth, found }, report);
  return score;
}

function without(pages: ReadonlySet<number>, others: readonly number[]): ReadonlySet<number> {
  return new Set([...pages].filter((page) => !others.includes(page)));
}

function describeDoubts(division: Division, truth: ReadonlySet<number>, found: ReadonlySet<number>): string {
  const doubts = new Set(division.documents.flatMap(({ doubts: all = [] }) => all.map(({ page }) => page)));
  const wrong = [...truth, ...found].filter((page) => page > 1 && truth.has(page) !== found.has(page));
  const marked = wrong.filter((page) => doubts.has(page)).length;
  return `asks about ${String(doubts.size)} pages; of ${String(wrong.length)} wrong cuts ${String(marked)} are asked about`;
}

function describeSheets({ separators }: Division, sides: readonly TruthSide[]): string {
  const truth = new Map(sides.flatMap(({ page, separator }) => (separator ? [[page, separator] as const] : [])));
  const right = separators.filter(({ page }) => truth.has(page));
  const known = right.filter(({ page, kind, label }) => truth.get(page)?.kind === kind && truth.get(page)?.label === label); // prettier-ignore
  const unread = right.filter(({ label }) => label === '');
  const [found, all] = [right.length, truth.size];
  return `separator sheets: ${String(found)} of ${String(all)} found, ${String(known.length)} with kind and label, ${String(unread.length)} without label, ${String(found - known.length - unread.length)} wrongly read; ${String(separators.length - found)} pages wrongly taken for sheets`; // prettier-ignore
}

interface Outcome {
  readonly truth: ReadonlySet<number>;
  readonly found: ReadonlySet<number>;
}

function tellWrong({ sides, readings }: ReadStream, { truth, found }: Outcome, report: (line: string) => void): void {
  for (const { page, what } of sides) {
    if (page === 1 || truth.has(page) === found.has(page)) continue;
    const text = readings[page - 1]?.text.replaceAll('\n', ' | ').slice(0, 260) ?? '';
    report(`  ${truth.has(page) ? 'missed' : 'wrong'} at ${String(page)} (${what}): ${text}`);
  }
}
