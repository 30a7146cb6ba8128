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
  const rows = plan.steps
    .filter(({ action, findings }) => action !== 'unchanged' || findings.length > 0)
    .map((step) => [actionOf(context, step.action), kindOf(context, step.kind), step.name, notesOf(context, step)]);
  if (rows.length > 0) output.out(formatTable(columns(context), rows, output.columns));
  output.out(context.text('cli.host.total', { total: plan.steps.length, counts: countsOf(context, plan) }));
}

function columns(context: CliContext): Parameters<typeof formatTable>[0] {
  return [
    { title: context.text('cli.host.table.action'), min: 10, grow: 0 },
    { title: context.text('cli.host.table.kind'), min: 10, grow: 0 },
    { title: context.text('cli.host.table.name'), min: 20, grow: 1 },
    { title: context.text('cli.host.table.notes'), min: 20, grow: 2 },
  ];
}

export function actionOf(context: CliContext, action: SchemaAction): string {
  return context.text(`schema.action.${action}`);
}

/** A kind in words; a host of another make has kinds of its own. */
export function kindOf(context: CliContext, kind: string): string {
  return hasMessage(`schema.kind.${kind}`) ? context.text(`schema.kind.${kind}`) : kind;
}

function notesOf(context: CliContext, { findings }: SchemaStep): string {
  return findings.map((finding) => noteOf(context, finding)).join('; ');
}

function noteOf(context: CliContext, { code, details }: SchemaFinding): string {
  const kind = details['kind'];
  return context.text(code, typeof kind === 'string' ? { ...details, kind: kindOf(context, kind) } : details);
}

function countsOf(context: CliContext, { steps }: SchemaPlan): string {
  const counts = Map.groupBy(steps, ({ action }) => action);
  return [...counts].map(([action, of]) => `${actionOf(context, action)} ${String(of.length)}`).join(', ');
}

export function countOf({ steps }: SchemaPlan, fits: (action: SchemaAction) => boolean): number {
  return steps.filter(({ action }) => fits(action)).length;
}
