/** Something wrong with a field, found at a check. */
export interface CheckFinding {
  readonly id: string;
  readonly projectId: string;
  /** Lot of the second level. */
  readonly lotId: string | null;
  readonly dossierId: string;
  readonly level: CheckLevel;
  readonly field: string;
  readonly kind: FindingKind;
  readonly note: string | null;
  /** Who had written the field. */
  readonly worker: string;
  readonly foundBy: string;
  readonly foundAt: Date;
}
export const CHECK_LEVELS = [1, 2] as const;
export type CheckLevel = (typeof CHECK_LEVELS)[number];
export const FINDING_KINDS = ['corrected', 'sent-back'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What the error rates are made of. */
export interface ErrorCounts {
  /** Dossiers looked at, by who first described them. */
  readonly checked: readonly { readonly level: CheckLevel; readonly worker: string; readonly dossiers: number }[];
  readonly faulty: readonly { readonly level: CheckLevel; readonly worker: string; readonly dossiers: number }[];
  readonly fields: readonly {
    readonly level: CheckLevel;
    readonly worker: string;
    readonly field: string;
    readonly findings: number;
  }[];
}

export interface WorkerErrors {
  readonly worker: string;
  readonly level: CheckLevel;
  readonly checked: number;
  readonly faulty: number;
  readonly findings: number;
  /** Faulty dossiers among those looked at; null where none of this worker was looked at. */
  readonly percent: number | null;
  readonly fields: readonly { readonly field: string; readonly findings: number }[];
}

/** By level, then the most findings first. */
export function workerErrors({ checked, faulty, fields }: ErrorCounts): readonly WorkerErrors[] {
  const keys = new Map<string, { readonly level: CheckLevel; readonly worker: string }>();
  for (const { level, worker } of [...checked, ...faulty, ...fields])
    keys.set(`${String(level)} ${worker}`, { level, worker });
  const rows = [...keys.values()].map(({ level, worker }) => {
    const isOne = (one: { readonly level: CheckLevel; readonly worker: string }) =>
      one.level === level && one.worker === worker;
    const seen = checked.find(isOne)?.dossiers ?? 0;
    const wrong = faulty.find(isOne)?.dossiers ?? 0;
    const own = fields.filter(isOne).map(({ field, findings }) => ({ field, findings }));
    return {
      ...{ worker, level, checked: seen, faulty: wrong },
      findings: own.reduce((all, { findings }) => all + findings, 0),
      percent: seen === 0 ? null : Number(((Math.min(wrong, seen) / seen) * 100).toFixed(2)),
      fields: own.sort((a, b) => b.findings - a.findings || (a.field < b.field ? -1 : 1)),
    };
  });
  return rows.sort((a, b) => a.level - b.level || b.findings - a.findings || (a.worker < b.worker ? -1 : 1));
}
