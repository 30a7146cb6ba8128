import { createProject, moveProject } from '../../app/archive/arrangement/save-project.ts';
import { projectProgress, type ProjectProgress } from '../../app/archive/arrangement/project-report.ts';
import {
  MEMBER_ROLES,
  type ArrangementProject,
  type MemberRole,
  type ProjectMember,
  type ProjectState,
} from '../../domain/arrangement/project.ts';
import { PROCESSES } from '../../domain/arrangement/steps.ts';
import { formatPartialDate, parsePartialDate } from '../../domain/archive/partial-date.ts';
import { dayFlag } from '../dates.ts';
import { allPages } from '../document-table.ts';
import { formatTable } from '../table.ts';
import { actor, listFlag, needs, numberFlag, projectOf, refuse, textFlag, type ProjectRequest } from './request.ts';

export async function list({ context, deps }: ProjectRequest): Promise<number> {
  const { output } = context;
  const { arrangement } = deps.store;
  const projects = await allPages((after) => arrangement.list({}, { limit: 200, ...(after && { after }) }));
  if (context.json) output.out(JSON.stringify(projects));
  else if (projects.length === 0) output.err(context.text('cli.project.none'));
  else {
    const cells = projects.map(({ title, state, startsOn, deadline, id }) => [
      ...[title, context.text(`arrangement.state.${state}`), shownDay(startsOn), shownDay(deadline), id],
    ]);
    output.out(formatTable(columns(context, ['title', 'state', 'from', 'to', 'id'], 'title'), cells, output.columns));
  }
  return 0;
}

/** The steps with what is done of each, beside the planned days. */
export async function show(request: ProjectRequest): Promise<number> {
  const { context, deps } = request;
  const project = await projectOf(request);
  const progress = await projectProgress(deps, project.id);
  if (context.json) context.output.out(JSON.stringify({ project, progress }));
  else printProgress(request, project, progress);
  return 0;
}

function printProgress(
  { context }: ProjectRequest,
  project: ArrangementProject,
  { steps, percent }: ProjectProgress,
): void {
  const names = ['number', 'step', 'done', 'total', 'from', 'to'];
  const cells = steps.map(({ step, done, total, from, to }) => [
    ...[String(step.numbers[project.process]), step.name, String(done), String(total), shownDay(from), shownDay(to)],
  ]);
  context.output.out(formatTable(columns(context, names, 'step'), cells, context.output.columns));
  context.output.err(context.text('cli.project.progress', { percent }));
}

export async function create(request: ProjectRequest): Promise<number> {
  const { context, deps, args } = request;
  const title = args[0]?.trim() ?? '';
  if (title === '') throw refuse('create', needs(context, 'title'));
  const [startsOn, deadline] = [dayFlag(request, 'from'), dayFlag(request, 'to')];
  if (startsOn === undefined || deadline === undefined) throw refuse('--from, --to', needs(context, 'days'));
  const plannedMetres = numberFlag(request, 'metres');
  const entry = {
    ...{ title, process: processOf(request), startsOn, deadline, fondsIds: await fondsIds(request) },
    ...{ receiptIds: listFlag(request, 'receipts'), members: membersOf(request) },
    ...(plannedMetres !== undefined && { plannedMetres }),
  };
  const project = await createProject(deps, { entry, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(project));
  context.output.err(context.text('cli.project.created', { id: project.id }));
  return 0;
}

function processOf(request: ProjectRequest) {
  const given = textFlag(request, 'process') ?? '23';
  const found = PROCESSES.find((process) => process === given);
  if (found !== undefined) return found;
  throw refuse('--process', request.context.text('cli.project.oneOf', { allowed: PROCESSES.join(', ') }));
}

async function fondsIds(request: ProjectRequest): Promise<readonly string[]> {
  const { fonds } = request.deps.store;
  const ids: string[] = [];
  for (const name of listFlag(request, 'fonds')) {
    const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
    if (found === undefined) throw refuse('--fonds', request.context.text('validation.unknown-fonds'));
    ids.push(found.id);
  }
  return ids;
}

function membersOf(request: ProjectRequest): readonly ProjectMember[] {
  return listFlag(request, 'members').map((one) => {
    const at = one.lastIndexOf(':');
    const role = MEMBER_ROLES.find((name: MemberRole) => name === one.slice(at + 1));
    if (at > 0 && role !== undefined) return { account: one.slice(0, at), role };
    throw refuse('--members', request.context.text('cli.project.members'));
  });
}

export function start(request: ProjectRequest): Promise<number> {
  return move(request, 'running');
}

export function close(request: ProjectRequest): Promise<number> {
  return move(request, 'closed');
}

async function move(request: ProjectRequest, to: ProjectState): Promise<number> {
  const { context, deps } = request;
  const { id, revision } = await projectOf(request);
  const moved = await moveProject(deps, { id, revision, to, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(moved));
  context.output.err(context.text('cli.project.moved', { state: context.text(`arrangement.state.${to}`) }));
  return 0;
}

export function shownDay(day: string | null): string {
  const date = day === null ? undefined : parsePartialDate(day);
  return date === undefined ? '–' : formatPartialDate(date);
}

/** Columns by name; one of them takes the room that is left, and goes on below: names of steps are told whole. */
export function columns(context: ProjectRequest['context'], names: readonly string[], wide: string) {
  return names.map((name) => ({
    ...{ title: context.text(`cli.project.table.${name}`), min: name === wide ? 20 : 4, grow: Number(name === wide) },
    wrap: name === wide,
  }));
}
