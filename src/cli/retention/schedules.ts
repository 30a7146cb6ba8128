import { examineSchedule } from '../../app/archive/retention/examine-schedule.ts';
import { importSchedule } from '../../app/archive/retention/import-schedule.ts';
import { activateSchedule, requireVersion } from '../../app/archive/retention/move-schedule.ts';
import { simulateSchedule } from '../../app/archive/retention/simulate-schedule.ts';
import type { RowChange } from '../../domain/retention/diff-schedules.ts';
import { pricedRows, type RetentionSchedule } from '../../domain/retention/retention-schedule.ts';
import { isRefused } from '../../domain/retention/schedule-finding.ts';
import { scheduleText } from '../../domain/retention/schedule-text.ts';
import { dueSettingsOf } from '../../config/due-settings.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { parseScheduleText } from '../../infra/retention-file.ts';
import { shippedSchedules } from '../../infra/shipped-schedules.ts';
import { formatTable, type Column } from '../table.ts';
import { readWhole } from './read-whole.ts';
import { actorOf, needed, versionOf, type RetentionRequest } from './request.ts';
import { dayWords, dueWords, keyWords, periodWords, printFindings } from './words.ts';

export async function list({ context, deps }: RetentionRequest): Promise<number> {
  const versions = await deps.store.retention.versions({});
  if (context.json) context.output.out(JSON.stringify(versions));
  else if (versions.length === 0) {
    const shipped = shippedSchedules().map(({ id }) => id);
    context.output.err(context.text('cli.retention.none', { shipped: shipped.join(', ') }));
  } else {
    const cells = versions.map((one) => [
      one.scheduleId,
      String(one.version),
      context.text(`retention.state.${one.state}`),
      one.effectiveFrom === null ? context.text('cli.retention.dayUnknown') : dayWords(one.effectiveFrom),
      dayWords(one.effectiveTo),
      one.title,
    ]);
    context.output.out(table(context, ['id', 'version', 'state', 'from', 'to', 'title'], cells));
  }
  return 0;
}

/** The very file: what is put into a file here can be imported again. */
export async function show(request: RetentionRequest): Promise<number> {
  const { schedule } = await requireVersion(request.deps, await versionOf(request));
  request.context.output.out(scheduleText(schedule).trimEnd());
  return 0;
}

export async function validate(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const schedule = await fromFile(needed(request, 'file'));
  const { findings } = await examineSchedule(deps, schedule);
  if (context.json) context.output.out(JSON.stringify({ id: schedule.id, findings }));
  else printFindings(context, findings);
  if (isRefused(findings)) return ERROR_TABLE['schedule-refused'].exit;
  context.output.err(context.text('cli.retention.valid', { id: schedule.id, rows: pricedRows(schedule).length }));
  return 0;
}

/** Without a file: those that come with the program. */
export async function importFile(request: RetentionRequest): Promise<number> {
  const { context, deps, args, flags } = request;
  const schedules = args[0] === undefined ? shippedSchedules() : [await fromFile(args[0])];
  for (const schedule of schedules) {
    const as = flags['draft'] === true ? 'draft' : 'proposed';
    const { version, same } = await importSchedule(deps, { schedule, as, actor: actorOf() });
    if (context.json) context.output.out(JSON.stringify({ ...version, same }));
    const state = context.text(`retention.state.${version.state}`);
    const details = { id: version.scheduleId, version: version.version, state };
    context.output.err(context.text(same ? 'cli.retention.same' : 'cli.retention.imported', details));
  }
  return 0;
}

export async function diff(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const found = await examineSchedule(deps, await fileOrVersion(request));
  if (context.json) context.output.out(JSON.stringify({ findings: found.findings, diff: found.diff }));
  else {
    printFindings(context, found.findings);
    printRows(request, found.diff.rows);
  }
  return 0;
}

export async function simulate(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const found = await simulateSchedule(deps, await fileOrVersion(request), dueSettingsOf(context.config));
  const { findings, diff: changes, groups, changing, staying } = found;
  if (context.json) context.output.out(JSON.stringify({ findings, diff: changes, groups, changing, staying }));
  else {
    printFindings(context, findings);
    const cells = groups.map((group) => [
      group.item,
      periodWords(context, group.period),
      periodWords(context, group.prescribed),
      String(group.dossiers),
      `${dueWords(context, group.dueBefore)} → ${dueWords(context, group.dueAfter)}`,
    ]);
    if (cells.length > 0) context.output.out(table(context, ['item', 'before', 'after', 'dossiers', 'due'], cells));
    context.output.err(context.text('cli.retention.simulated', { changing, staying }));
  }
  return 0;
}

export async function activate(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const ref = await versionOf(request);
  const { schedule } = await requireVersion(deps, ref);
  const { changing } = await simulateSchedule(deps, schedule, dueSettingsOf(context.config));
  const version = await activateSchedule(deps, { ...ref, actor: actorOf() });
  if (context.json) context.output.out(JSON.stringify({ ...version, changing }));
  const details = { id: version.scheduleId, version: version.version, changing };
  context.output.err(context.text('cli.retention.activated', details));
  return 0;
}

/** A file where the word ends like one, else the id of a schedule. */
async function fileOrVersion(request: RetentionRequest): Promise<RetentionSchedule> {
  const given = needed(request, 'schedule');
  if (given.endsWith('.json')) return fromFile(given);
  return (await requireVersion(request.deps, await versionOf(request))).schedule;
}

async function fromFile(file: string): Promise<RetentionSchedule> {
  return parseScheduleText(await readWhole(file));
}

function printRows({ context }: RetentionRequest, rows: readonly RowChange[]): void {
  if (rows.length === 0) {
    context.output.err(context.text('cli.retention.noDifference'));
    return;
  }
  const cells = rows.map(({ id, kind, before, after }) => [
    context.text(`retention.change.${kind}`),
    id,
    (after ?? before)?.title ?? '',
    keyWords(context, before?.period),
    keyWords(context, after?.period),
  ]);
  context.output.out(table(context, ['change', 'item', 'what', 'before', 'after'], cells));
}

function table(context: RetentionRequest['context'], names: readonly string[], cells: readonly (readonly string[])[]) {
  const columns = names.map((name): Column => {
    const grow = Number(name === 'title' || name === 'what');
    return { title: context.text(`cli.retention.table.${name}`), min: grow * 20 + 4, grow };
  });
  return formatTable(columns, cells, context.output.columns);
}
