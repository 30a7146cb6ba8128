import type { CalibrationSteps, CalibrationTable } from '../../../src/domain/cataloguing/calibration.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';

/** The score that a reader gave a printed value, and whether it was right. */
export interface ScoredValue {
  readonly field: FieldName;
  readonly score: number;
  readonly right: boolean;
}

/** Fields whose scores are fitted; lists and what follows by rule keep theirs. */
const FITTED: readonly FieldName[] = ['documentType', 'number', 'notation', 'issuedOn', 'place', 'issuingBody', 'parentBody', 'subject', 'signatory', 'signerRole']; // prettier-ignore

/** Each step is taken for this many values more, of which this many are wrong: few values prove little. */
const PRIOR = { values: 1, wrong: 0.35 } as const;
/** A step of fewer values is joined with the one above. */
const FEWEST = 6;

/** Isotonic regression (pool adjacent violators) of right on score, field by field. Equal input gives an equal table. */
export function fitCalibration(values: readonly ScoredValue[]): CalibrationTable {
  const table: Partial<Record<FieldName, CalibrationSteps>> = {};
  for (const field of FITTED) {
    const own = values.filter((value) => value.field === field);
    if (own.length > 0) table[field] = steps(own);
  }
  return table;
}

interface Pool {
  readonly from: number;
  readonly count: number;
  readonly right: number;
}

function steps(values: readonly ScoredValue[]): CalibrationSteps {
  const byScore = Map.groupBy(values, ({ score }) => score);
  const pools: Pool[] = [];
  for (const [from, group] of [...byScore].toSorted(([one], [other]) => one - other)) {
    pools.push({ from, count: group.length, right: group.filter(({ right }) => right).length });
    settle(pools);
  }
  return pools.map((pool) => [pool.from, rounded(shareOf(pool))]);
}

/** Joins the last pools until each is large enough and none is right more often than the one after it. */
function settle(pools: Pool[]): void {
  for (;;) {
    const [before, last] = pools.slice(-2);
    if (before === undefined || last === undefined) return;
    if (before.count >= FEWEST && shareOf(before) < shareOf(last)) return;
    pools.splice(-2, 2, joined(before, last));
  }
}

function joined(one: Pool, other: Pool): Pool {
  return { from: one.from, count: one.count + other.count, right: one.right + other.right };
}

function shareOf({ count, right }: Pool): number {
  return (right + PRIOR.values - PRIOR.wrong) / (count + PRIOR.values);
}

function rounded(share: number): number {
  return Math.round(share * 1000) / 1000;
}
