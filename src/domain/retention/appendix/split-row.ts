import { finding } from './classify.ts';
import type { RowFinding } from './appendix-review.ts';
import { joinLines } from './join-lines.ts';
import { periodsIn } from './period-cell.ts';
import type { RawRow } from './raw-row.ts';
import { subMarkerIn, type Marker } from './row-marker.ts';

/** A sub-item that stands in the cell of its item. */
export interface InnerLine {
  readonly marker: Marker;
  readonly title: string;
  readonly period: string;
}

export interface SplitRow {
  /** What stands before the first dash or letter; empty where the row is sub-items only. */
  readonly title: string;
  readonly inner: readonly InnerLine[];
  readonly findings: readonly RowFinding[];
}

/**
 * Many tables set an item and its sub-items in one row, one paragraph each, with the periods in the paragraphs of the other
 * cell. They are told apart where there are as many periods as dashes; else the row stays whole and says so. Undefined: one line.
 */
export function splitRow(raw: RawRow): SplitRow | undefined {
  const periods = periodsIn(raw.periodText);
  if (periods.length < 2) return undefined;
  const { head, parts } = partsOf(raw.titleText);
  if (parts.length !== periods.length) {
    const details = { titles: String(parts.length), periods: String(periods.length) };
    return { title: raw.title, inner: [], findings: [finding('periods-do-not-match', 'unresolved', details)] };
  }
  const inner = parts.map(({ marker, lines }, index) => ({
    marker,
    title: joinLines(lines),
    period: periods[index] ?? '',
  }));
  return { title: head, inner, findings: [finding('sub-items-in-one-cell', 'told')] };
}

interface Part {
  readonly marker: Marker;
  readonly lines: string[];
}

function partsOf(text: string): { readonly head: string; readonly parts: readonly Part[] } {
  const head: string[] = [];
  const parts: Part[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const marked = subMarkerIn(line);
    if (marked !== undefined) parts.push({ marker: marked.marker, lines: [marked.title] });
    else (parts.at(-1)?.lines ?? head).push(line);
  }
  return { head: joinLines(head), parts };
}
