import type { PartialDate } from '../archive/partial-date.ts';
import { BUNDLES_A_METRE, type Condition, type ReceiptRecord } from '../archive/receipt.ts';
import type { Day } from '../retention/day.ts';
import type { RetentionPeriod } from '../retention/retention-period.ts';
import type { ArrangementProject, ProjectMember, ProjectParty } from './project.ts';
import { sum, type ProjectCounts, type StepProgress } from './progress.ts';

/** Dossiers of one period; `eliminated`: on the way out of the archive. */
export interface ResultGroup {
  readonly period: RetentionPeriod | null;
  readonly eliminated: boolean;
  readonly dossiers: number;
  readonly documents: number;
  readonly sheets: number;
}

export interface ReceiptOfReport {
  readonly number: string | null;
  readonly receivedOn: PartialDate;
  readonly linearMetres: number;
  readonly record: ReceiptRecord;
}

/** What a worker did, over the whole project. */
export interface WorkOfPerson {
  readonly account: string;
  readonly bundles: number;
  readonly dossiersDescribed: number;
  readonly dossiersChecked: number;
}

/** Data of the closing report (báo cáo kết quả chỉnh lý): what a form takes; nothing in it is made up. */
export interface ArrangementReport {
  readonly title: string;
  readonly process: ArrangementProject['process'];
  readonly state: ArrangementProject['state'];
  readonly contract: { readonly number: string | null; readonly date: PartialDate | null };
  readonly parties: readonly ProjectParty[];
  readonly fonds: readonly { readonly code: string | null; readonly name: string }[];
  readonly startsOn: Day;
  readonly deadline: Day;
  /** First and last day for which work is booked. */
  readonly workedFrom: Day | null;
  readonly workedTo: Day | null;
  readonly before: {
    readonly metres: number;
    readonly plannedMetres: number | null;
    readonly bundles: number;
    readonly bundlesBy: Readonly<Record<Condition, number>>;
    /** As the minutes say; null where none does. */
    readonly boxes: number | null;
    readonly dossiers: number | null;
    readonly receipts: readonly ReceiptOfReport[];
  };
  readonly after: {
    readonly dossiers: number;
    readonly permanent: number;
    readonly fixedTerm: number;
    readonly withoutPeriod: number;
    readonly byPeriod: readonly ResultGroup[];
    readonly documents: number;
    readonly sheets: number;
    readonly boxes: number;
    readonly metres: number;
    /** `measured` by a person, or counted from `boxes`, ten a metre (TT 03/2010, Điều 2.3). */
    readonly metresFrom: 'measured' | 'boxes';
  };
  readonly eliminated: {
    readonly dossiers: number;
    /** Null: nobody measured it. */
    readonly metres: number | null;
    readonly bundles: number | null;
  };
  readonly members: readonly ProjectMember[];
  readonly work: readonly WorkOfPerson[];
  readonly steps: readonly StepProgress[];
  /** Steps that are not wholly done. */
  readonly left: readonly StepProgress[];
}

export interface ReportSources {
  readonly project: ArrangementProject;
  readonly fonds: ArrangementReport['fonds'];
  readonly receipts: readonly ReceiptOfReport[];
  readonly counts: ProjectCounts;
  readonly results: readonly ResultGroup[];
  readonly work: readonly WorkOfPerson[];
  readonly worked: { readonly from: Day | null; readonly to: Day | null };
  readonly steps: readonly StepProgress[];
}

export function closingReport(sources: ReportSources): ArrangementReport {
  const { project, fonds, steps, work, worked } = sources;
  const { title, process, state, startsOn, deadline, members, record } = project;
  return {
    ...{ title, process, state, startsOn, deadline, members, fonds, work, steps, parties: record.parties },
    contract: { number: record.contract?.number ?? null, date: record.contract?.date ?? null },
    ...{ workedFrom: worked.from, workedTo: worked.to },
    before: beforeOf(sources),
    after: afterOf(sources),
    eliminated: {
      dossiers: total(
        sources.results.filter(({ eliminated }) => eliminated),
        'dossiers',
      ),
      metres: record.result?.metresEliminated ?? null,
      bundles: record.result?.bundlesEliminated ?? null,
    },
    left: steps.filter(({ done, total: all }) => all === 0 || done < all),
  };
}

function beforeOf({ project, receipts, counts }: ReportSources): ArrangementReport['before'] {
  const ofCondition = (condition: Condition) => sum(counts.bundles.filter((group) => group.condition === condition));
  const said = (name: 'boxes' | 'dossiers') => {
    const numbers = receipts.flatMap(({ record }) => record[name] ?? []);
    return numbers.length === 0 ? null : numbers.reduce((all, one) => all + one, 0);
  };
  return {
    metres: counts.metres,
    plannedMetres: project.plannedMetres,
    bundles: sum(counts.bundles),
    bundlesBy: { loose: ofCondition('loose'), 'roughly-filed': ofCondition('roughly-filed') },
    ...{ boxes: said('boxes'), dossiers: said('dossiers'), receipts },
  };
}

function afterOf({ project, counts, results }: ReportSources): ArrangementReport['after'] {
  const kept = results.filter(({ eliminated }) => !eliminated);
  const boxes = sum(counts.boxes);
  const measured = project.record.result?.metresAfter;
  const isPermanent = ({ period }: ResultGroup) => period?.kind === 'permanent';
  return {
    dossiers: total(kept, 'dossiers'),
    permanent: total(kept.filter(isPermanent), 'dossiers'),
    fixedTerm: total(
      kept.filter((group) => group.period !== null && !isPermanent(group)),
      'dossiers',
    ),
    withoutPeriod: total(
      kept.filter(({ period }) => period === null),
      'dossiers',
    ),
    ...{ byPeriod: kept, documents: total(kept, 'documents'), sheets: total(kept, 'sheets'), boxes },
    metres: measured ?? Number((boxes / BUNDLES_A_METRE).toFixed(2)),
    metresFrom: measured === undefined ? 'boxes' : 'measured',
  };
}

function total(groups: readonly ResultGroup[], name: 'dossiers' | 'documents' | 'sheets'): number {
  return groups.reduce((all, group) => all + group[name], 0);
}
