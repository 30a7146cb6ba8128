import type { CompletenessReport } from '../arrangement-types.ts';

type Item = CompletenessReport['items'][number];

/** Of the dossiers told, how many a rule keeps from which state. */
export function incompleteByState(reports: readonly Pick<CompletenessReport, 'items'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { findings } of reports.flatMap(({ items }) => items))
    for (const state of new Set(findings.flatMap(({ blocks }) => blocks ?? [])))
      counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** Dossiers that a rule keeps from the state, each with the findings that do. */
export function faultsFor(report: Pick<CompletenessReport, 'items'>, state: string): readonly Item[] {
  return report.items.flatMap((item) => {
    const findings = item.findings.filter(({ blocks }) => blocks === state);
    return findings.length === 0 ? [] : [{ ...item, findings }];
  });
}
