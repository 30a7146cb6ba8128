import { projectPace, type ProjectPace } from '../../app/archive/arrangement/project-pace.ts';
import { projectReport, workStatistics, type ProjectReport } from '../../app/archive/arrangement/project-report.ts';
import { findStep, type ArrangementProcess } from '../../domain/arrangement/steps.ts';
import { addDays } from '../../domain/retention/day.ts';
import { today } from '../../app/host/count-run.ts';
import type { AcceptanceItem } from '../../domain/arrangement/acceptance.ts';
import { dayFlag } from '../dates.ts';
import { formatTable } from '../table.ts';
import { errorLine } from './check.ts';
import { effortLines } from './effort.ts';
import { columns, shownDay } from './manage.ts';
import { projectOf, type ProjectRequest } from './request.ts';

/** Exit code 1 where the work is late: for a timer that warns. */
export async function pace(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const { id } = await projectOf(request);
  const found = await projectPace(deps, id);
  if (context.json) context.output.out(JSON.stringify(found));
  else printPace(request, found);
  return found.late ? 1 : 0;
}

function printPace({ context }: ProjectRequest, { measures, deadline, late }: ProjectPace): void {
  const names = ['measure', 'done', 'total', 'left', 'pace', 'needed', 'forecast'];
  const cells = measures.map(({ measure, done, total, left, estimated, ...one }) => [
    context.text(`arrangement.measure.${measure}`),
    shownNumber(context, done),
    `${shownNumber(context, total)}${estimated ? ` (${context.text('cli.project.estimated')})` : ''}`,
    shownNumber(context, left),
    shownNumber(context, one.pace),
    one.needed === null ? '–' : shownNumber(context, one.needed),
    one.forecast === null ? context.text('cli.project.noMove') : shownDay(one.forecast),
  ]);
  context.output.out(formatTable(columns(context, names, 'forecast'), cells, context.output.columns));
  context.output.err(context.text(late ? 'cli.project.late' : 'cli.project.inTime', { deadline: shownDay(deadline) }));
  const years = [...new Set(measures.flatMap((one) => one.yearsWithoutTet))];
  if (years.length > 0) context.output.err(context.text('cli.project.noTet', { years: years.join(', ') }));
}

function shownNumber({ language }: ProjectRequest['context'], value: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

const MONTH = 30;

/** The last thirty days, or `--from` and `--to`. */
export async function stats(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const { id: projectId, process } = await projectOf(request);
  const to = dayFlag(request, 'to') ?? today(deps);
  const from = dayFlag(request, 'from') ?? addDays(to, -MONTH);
  const days = await workStatistics(deps, { projectId, from, to });
  if (context.json) context.output.out(JSON.stringify(days));
  else if (days.length === 0) context.output.err(context.text('cli.project.nothingDone'));
  else {
    const cells = days.map(({ day, account, work, count }) => [
      ...[shownDay(day), account, workWords(context, process, work), String(count)],
    ]);
    const table = columns(context, ['day', 'account', 'work', 'count'], 'work');
    context.output.out(formatTable(table, cells, context.output.columns));
  }
  return 0;
}

/** Acts of the ledger that have no words of their own are shown as they are named. */
const WORDED: ReadonlySet<string> = new Set([
  ...['dossier.created', 'dossiers.created', 'dossiers.imported', 'dossier.changed', 'dossier.checked'],
  ...['dossiers.checked', 'dossier.sent-back', 'dossier.corrected', 'dossier.judged', 'dossiers.boxed'],
  ...['dossiers.numbers-frozen', 'bundles.sorted'],
]);

function workWords(context: ProjectRequest['context'], process: ArrangementProcess, work: string): string {
  if (!work.startsWith('step:')) return WORDED.has(work) ? context.text(`arrangement.work.${work}`) : work;
  const step = findStep(process, work.slice('step:'.length));
  return step === undefined ? work : `${String(step.numbers[process])}. ${step.name}`;
}

export async function report(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const { id } = await projectOf(request);
  const found = await projectReport(deps, id);
  if (context.json) context.output.out(JSON.stringify(found));
  else printReport(request, found);
  return 0;
}

function printReport({ context }: ProjectRequest, { report: data, acceptance, errors, effort }: ProjectReport): void {
  const { output } = context;
  const { before, after, eliminated } = data;
  const { loose, 'roughly-filed': filed } = before.bundlesBy;
  const number = (value: number) => shownNumber(context, value);
  output.out(
    context.text('cli.project.metresBefore', { metres: number(before.metres), bundles: before.bundles, loose, filed }),
  );
  const { dossiers, permanent, fixedTerm, withoutPeriod: open, documents, boxes } = after;
  const result = { dossiers, permanent, fixedTerm, open, documents, boxes, metres: number(after.metres) };
  output.out(context.text('cli.project.after', result));
  const { metres } = eliminated;
  const gone = { dossiers: eliminated.dossiers, ...(metres !== null && { metres: number(metres) }) };
  output.out(context.text('cli.project.eliminated', gone));
  for (const one of errors) output.out(errorLine({ context }, one));
  for (const line of effortLines(context, effort)) output.out(line);
  const cells = acceptance.map((item) => [
    `${context.text(`arrangement.document.${item.key}`)} (${context.text(`arrangement.part.${item.part}`)})`,
    context.text(`cli.project.${presence(item)}`),
  ]);
  output.out(formatTable(columns(context, ['document', 'there'], 'document'), cells, output.columns));
}

function presence({ there, data }: AcceptanceItem): 'there' | 'data' | 'missing' {
  if (there) return 'there';
  return data ? 'data' : 'missing';
}
