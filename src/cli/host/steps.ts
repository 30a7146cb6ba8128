import { hasMessage } from '../../infra/messages/message.ts';
import type { SchemaAction, SchemaFinding, SchemaPlan, SchemaStep } from '../../ports/host-schema.ts';
import type { CliContext } from '../context.ts';
import { formatTable } from '../table.ts';

/** The steps of a plan as a table; those with nothing to do and nothing to say are only counted. */
export function printSteps(context: CliContext, hostId: string, plan: SchemaPlan): void {
  const { output } = context;
  if (context.json) {
    output.out(JSON.stringify({ hostId, steps: plan.steps }));
    return;
  }
  const shown = plan.steps.filter(({ action, findings }) => action !== 'unchanged' || findings.length > 0);
  if (shown.length > 0) output.out(tableOf(context, byName(shown)));
  output.out(context.text('cli.host.total', { total: plan.steps.length, counts: countsOf(context, plan) }));
}

const NAMES = new Intl.Collator('vi', { numeric: true });

/** Kinds in the order in which they are made, the objects of each by name: so people look for them. */
function byName(steps: readonly SchemaStep[]): readonly SchemaStep[] {
  const kinds = Map.groupBy(steps, ({ kind }) => kind);
  return [...kinds.values()].flatMap((ofKind) => ofKind.toSorted((a, b) => NAMES.compare(a.name, b.name)));
}

/** Notes stand below their line, whole: they say what to do, which must not be cut off. */
function tableOf(context: CliContext, steps: readonly SchemaStep[]): string {
  const rows = steps.map(({ action, kind, name }) => [actionOf(context, action), kindOf(context, kind), name]);
  const [title = '', rule = '', ...lines] = formatTable(columns(context), rows, context.output.columns).split('\n');
  const told = lines.flatMap((line, index) => [line, ...notesOf(context, steps[index])]);
  return [title, rule, ...told].join('\n');
}

function columns(context: CliContext): Parameters<typeof formatTable>[0] {
  return [
    { title: context.text('cli.host.table.action'), min: 10, grow: 0 },
    { title: context.text('cli.host.table.kind'), min: 10, grow: 0 },
    { title: context.text('cli.host.table.name'), min: 20, grow: 1 },
  ];
}

export function actionOf(context: CliContext, action: SchemaAction): string {
  return context.text(`schema.action.${action}`);
}

/** A kind in words; a host of another make has kinds of its own. */
export function kindOf(context: CliContext, kind: string): string {
  return hasMessage(`schema.kind.${kind}`) ? context.text(`schema.kind.${kind}`) : kind;
}

function notesOf(context: CliContext, step: SchemaStep | undefined): readonly string[] {
  return step?.findings.map((finding) => `    – ${noteOf(context, finding)}`) ?? [];
}

/** A part of an object in words, in the place of the host's name for it. */
function memberOf(context: CliContext, member: string): string {
  return hasMessage(`schema.member.${member}`) ? context.text(`schema.member.${member}`) : member;
}

function noteOf(context: CliContext, { code, details }: SchemaFinding): string {
  const { kind, member } = details;
  return context.text(code, {
    ...details,
    ...(typeof kind === 'string' && { kind: kindOf(context, kind) }),
    ...(typeof member === 'string' && { member: memberOf(context, member) }),
  });
}

function countsOf(context: CliContext, { steps }: SchemaPlan): string {
  const counts = Map.groupBy(steps, ({ action }) => action);
  return [...counts].map(([action, of]) => `${actionOf(context, action)} ${String(of.length)}`).join(', ');
}

export function countOf({ steps }: SchemaPlan, fits: (action: SchemaAction) => boolean): number {
  return steps.filter(({ action }) => fits(action)).length;
}
