import { acceptanceList, type AcceptanceItem } from '../../../domain/arrangement/acceptance.ts';
import {
  closingReport,
  type ArrangementReport,
  type WorkOfPerson,
} from '../../../domain/arrangement/closing-report.ts';
import { projectEffort, type ProjectEffort } from '../../../domain/arrangement/effort.ts';
import { workerErrors, type WorkerErrors } from '../../../domain/arrangement/error-rate.ts';
import { planSteps, type PlannedStep } from '../../../domain/arrangement/plan.ts';
import { overallPercent, progressOf, type StepProgress } from '../../../domain/arrangement/progress.ts';
import type { ArrangementProject } from '../../../domain/arrangement/project.ts';
import type { Day } from '../../../domain/retention/day.ts';
import type { AccountDay } from '../../../ports/archive/arrangement.ts';
import type { ArchiveDeps } from '../deps.ts';
import { refusal } from '../refuse.ts';
import { without } from '../without.ts';
import { zone } from './project-pace.ts';
import { requireProject } from './require-project.ts';
import { settingsByFonds } from './subjects.ts';

export interface ProjectProgress {
  readonly steps: readonly (StepProgress & Omit<PlannedStep, 'step'>)[];
  /** By the planning weights: a guess. */
  readonly percent: number;
}

/** How far each step is, beside the days planned for it. @throws RequestError `not-found` */
export async function projectProgress(deps: ArchiveDeps, projectId: string): Promise<ProjectProgress> {
  const project = await requireProject(deps, projectId);
  const counts = await deps.store.arrangement.counts(projectId);
  const progress = progressOf(project.process, counts, await settingsByFonds(deps, project));
  const plan = new Map(planSteps(project).map(({ step, ...days }) => [step.key, days]));
  const none = { from: project.startsOn, to: project.deadline, byHand: false };
  const steps = progress.map((one) => ({ ...one, ...(plan.get(one.step.key) ?? none) }));
  return { steps, percent: overallPercent(progress) };
}

export interface ProjectReport {
  readonly report: ArrangementReport;
  readonly acceptance: readonly AcceptanceItem[];
  readonly errors: readonly WorkerErrors[];
  readonly effort: ProjectEffort;
}

/** What the closing report says, and what an acceptance asks for. @throws RequestError `not-found` */
export async function projectReport(deps: Pick<ArchiveDeps, 'store'>, projectId: string): Promise<ProjectReport> {
  const { arrangement, fonds } = deps.store;
  const project = await requireProject(deps, projectId);
  const counts = await arrangement.counts(projectId);
  const found = await Promise.all(project.fondsIds.map((id) => fonds.find(id)));
  const report = closingReport({
    project,
    counts,
    fonds: found.flatMap((one) => (one === undefined ? [] : [{ code: one.code, name: one.name }])),
    receipts: (await arrangement.receipts(projectId)).map((receipt) => without(receipt, 'id', 'fondsId', 'revision')),
    results: await arrangement.results(projectId),
    work: await workOf(deps, project),
    worked: await arrangement.workedSpan(projectId),
    steps: progressOf(project.process, counts, await settingsByFonds(deps, project)),
  });
  const errors = workerErrors(await arrangement.errorCounts(projectId));
  const metresEliminated = report.eliminated.metres;
  const effort = projectEffort(project.process, { metres: counts.metres, metresEliminated });
  return { report, acceptance: acceptanceList(project, report), errors, effort };
}

const CREATED: ReadonlySet<string> = new Set(['dossier.created', 'dossiers.created', 'dossiers.imported']);
const CHECKED: ReadonlySet<string> = new Set(['dossier.checked', 'dossiers.checked']);

async function workOf(
  { store }: Pick<ArchiveDeps, 'store'>,
  { id }: ArrangementProject,
): Promise<readonly WorkOfPerson[]> {
  const days = await store.arrangement.accountDays(id, { from: '1900-01-01', to: '9998-12-31', zone: zone() });
  const byAccount = Map.groupBy(days, ({ account }) => account);
  const people = [...byAccount].map(([account, own]) => ({
    account,
    bundles: total(own, (work) => work === 'step:form'),
    dossiersDescribed: total(own, (work) => CREATED.has(work)),
    dossiersChecked: total(own, (work) => CHECKED.has(work)),
  }));
  return people.sort((a, b) => (a.account < b.account ? -1 : 1));
}

function total(days: readonly AccountDay[], isOne: (work: string) => boolean): number {
  return days.filter(({ work }) => isOne(work)).reduce((whole, { count }) => whole + count, 0);
}

const LONGEST_SPAN = 400;

/** What each account did on each day. @throws RequestError `not-found`; RecordError */
export async function workStatistics(
  deps: ArchiveDeps,
  { projectId, from, to }: { readonly projectId: string; readonly from: Day; readonly to: Day },
): Promise<readonly AccountDay[]> {
  await requireProject(deps, projectId);
  if (to < from) throw refusal('to', 'span-reversed');
  if (Date.parse(to) - Date.parse(from) > LONGEST_SPAN * 86_400_000)
    throw refusal('to', 'too-many', { limit: LONGEST_SPAN });
  return deps.store.arrangement.accountDays(projectId, { from, to, zone: zone() });
}
