import { userInfo } from 'node:os';
import type { NamedSubjects } from '../../app/archive/arrangement/subjects.ts';
import type { ArchiveDeps } from '../../app/archive/deps.ts';
import type { ArrangementProject } from '../../domain/arrangement/project.ts';
import { stepsOf, type ArrangementStep } from '../../domain/arrangement/steps.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { allPages } from '../document-table.ts';

export interface ProjectRequest {
  readonly context: CliContext;
  readonly deps: ArchiveDeps;
  /** What stands behind the action: the project, and what is done with it. */
  readonly args: readonly string[];
  readonly flags: Invocation['flags'];
}

/** Who runs the machine; stands in the ledger. */
export function actor(): string {
  return `cli:${userInfo().username}`;
}

export function refuse(field: string, reason: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}

export function textFlag({ flags }: Pick<ProjectRequest, 'flags'>, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given.normalize('NFC').trim() : undefined;
}

export function listFlag(request: Pick<ProjectRequest, 'flags'>, name: string): readonly string[] {
  const parts = (textFlag(request, name) ?? '').split(',').map((one) => one.trim());
  return parts.filter((one) => one !== '');
}

/** @throws RequestError `invalid-request` */
export function numberFlag(request: ProjectRequest, name: string): number | undefined {
  const text = textFlag(request, name);
  if (text === undefined) return undefined;
  const value = Number(text.replace(',', '.'));
  if (Number.isFinite(value) && text !== '') return value;
  throw refuse(`--${name}`, request.context.text('validation.type'));
}

/** By id or title. @throws RequestError `invalid-request`, `not-found` */
export async function projectOf({ context, deps, args }: ProjectRequest): Promise<ArrangementProject> {
  const { arrangement } = deps.store;
  const name = args[0]?.normalize('NFC').trim() ?? '';
  if (name === '') throw refuse('project', needs(context, 'project'));
  const found = await arrangement.find(name);
  if (found !== undefined) return found;
  const all = await allPages((after) => arrangement.list({}, { limit: 200, ...(after && { after }) }));
  const [first, ...others] = all.filter(({ title }) => title === name);
  if (first === undefined) throw new RequestError('not-found', 'No such project', { details: { id: name } });
  if (others.length > 0) throw refuse(name, context.text('cli.project.several'));
  return first;
}

export function needs(
  context: CliContext,
  what: 'project' | 'title' | 'days' | 'lot' | 'dossier' | 'controller',
): string {
  return context.text('cli.project.needs', { what: context.text(`cli.project.what.${what}`) });
}

/** By key or number of the process. @throws RequestError `invalid-request` */
export function stepOf({ context, args }: ProjectRequest, { process }: ArrangementProject): ArrangementStep {
  const name = args[1] ?? '';
  const steps = stepsOf(process);
  const step = steps.find(({ key, numbers }) => key === name || String(numbers[process]) === name);
  if (step !== undefined) return step;
  throw refuse('step', context.text('cli.project.oneOf', { allowed: steps.map(({ key }) => key).join(', ') }));
}

/** `--ids`, or `--numbers 1-40` of a receipt or inventory; a project with one receipt needs not name it. */
export async function subjectsOf(
  request: ProjectRequest,
  project: ArrangementProject,
  kind: ArrangementStep['subject'],
): Promise<NamedSubjects> {
  if (request.flags['ids'] !== undefined) return { ids: listFlag(request, 'ids') };
  const numbers = textFlag(request, 'numbers');
  if (numbers === undefined) return {};
  const match = /^(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$/.exec(numbers);
  if (match === null) throw refuse('--numbers', request.context.text('cli.project.numbers'));
  const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
  return { range: { of: await rangeOf(request, project, kind), from, to } };
}

async function rangeOf(
  request: ProjectRequest,
  { id, receiptIds }: ArrangementProject,
  kind: ArrangementStep['subject'],
): Promise<string> {
  const of = textFlag(request, 'of');
  if (kind !== 'bundle') return of ?? '';
  const [only, ...others] = receiptIds;
  if (of === undefined && only !== undefined && others.length === 0) return only;
  const receipts = await request.deps.store.arrangement.receipts(id);
  const found = receipts.find((receipt) => receipt.id === of || (of !== undefined && receipt.number === of));
  if (found === undefined) throw refuse('--of', request.context.text('validation.unknown-receipt'));
  return found.id;
}
