import type { Proposal } from '../../../src/domain/retention/proposals/propose-for-title.ts';
import type { ScheduleIndex } from '../../../src/domain/retention/proposals/schedule-index.ts';
import { periodKey } from '../../../src/domain/retention/retention-period.ts';

/** How the proposals for one title stand to its label. */
export interface Judgement {
  readonly proposed: boolean;
  readonly itemFirst: boolean;
  readonly itemInThree: boolean;
  readonly rowFirst: boolean;
  readonly periodFirst: boolean;
  readonly confidence: number;
}

/** A title without a proposal counts as wrong everywhere. */
export function judge(proposals: readonly Proposal[], row: string, index: ScheduleIndex): Judgement {
  const right = index.rows.get(row);
  if (right === undefined) throw new Error(`${row} is no row`);
  const [first] = proposals;
  const isItem = ({ row: proposed }: Proposal) => proposed.item.id === right.item.item.id;
  return {
    proposed: first !== undefined,
    itemFirst: first !== undefined && isItem(first),
    itemInThree: proposals.slice(0, 3).some(isItem),
    rowFirst: first?.row.id === row,
    periodFirst: first !== undefined && periodKey(first.row.period) === periodKey(right.row.row.period),
    confidence: first?.confidence ?? 0,
  };
}

export function describe(name: string, all: readonly Judgement[]): string {
  const share = (is: (one: Judgement) => boolean) => percent(all.filter(is).length, all.length);
  return [
    `${name} (${String(all.length)} titles):`,
    `item in first 3 ${share((one) => one.itemInThree)},`,
    `item first ${share((one) => one.itemFirst)},`,
    `row first ${share((one) => one.rowFirst)},`,
    `period first ${share((one) => one.periodFirst)},`,
    `with a proposal ${share((one) => one.proposed)}`,
  ].join(' ');
}

const BINS = 5;

export function calibrationLines(all: readonly Judgement[]): readonly string[] {
  const proposed = all.filter((one) => one.proposed);
  const bins = Map.groupBy(proposed, ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)));
  const lines = [...bins].toSorted(([a], [b]) => a - b);
  const off = lines.map(([, some]) => Math.abs(mean(some) - rightShare(some)) * some.length);
  const error = off.reduce((sum, one) => sum + one, 0) / Math.max(1, proposed.length);
  return [
    ...lines.map(
      ([, some]) =>
        `  said ${mean(some).toFixed(2)}, right ${rightShare(some).toFixed(2)} (${String(some.length)} titles)`,
    ),
    `  expected calibration error ${error.toFixed(3)}`,
  ];
}

function mean(some: readonly Judgement[]): number {
  return some.reduce((sum, { confidence }) => sum + confidence, 0) / some.length;
}

function rightShare(some: readonly Judgement[]): number {
  return some.filter(({ rowFirst }) => rowFirst).length / some.length;
}

function percent(count: number, all: number): string {
  return `${((100 * count) / Math.max(1, all)).toFixed(1)} %`;
}
