import { drawLot } from '../../app/archive/arrangement/check-lots.ts';
import { workerErrors, type WorkerErrors } from '../../domain/arrangement/error-rate.ts';
import type { ArrangementLot } from '../../ports/archive/arrangement.ts';
import { actor, numberFlag, projectOf, textFlag, type ProjectRequest } from './request.ts';

/** Lots of the second check and the errors found so far; `--draw` draws a new lot. Verdicts: `lot.ts`. */
export async function check(request: ProjectRequest): Promise<number> {
  const { context, deps, flags } = request;
  const { id: projectId } = await projectOf(request);
  if (flags['draw'] === true) return draw(request, projectId);
  const { arrangement } = deps.store;
  const lots = await arrangement.lots(projectId);
  const errors = workerErrors(await arrangement.errorCounts(projectId));
  if (context.json) {
    context.output.out(JSON.stringify({ lots, errors }));
    return 0;
  }
  if (lots.length === 0) context.output.err(context.text('cli.project.noLots'));
  for (const lot of lots) context.output.out(lotLine(request, lot));
  for (const one of errors) context.output.out(errorLine(request, one));
  return 0;
}

export async function draw(request: ProjectRequest, projectId: string): Promise<number> {
  const { context, deps } = request;
  const [seed, percent] = [textFlag(request, 'seed'), numberFlag(request, 'percent')];
  const how = { ...(seed !== undefined && { seed }), ...(percent !== undefined && { percent }) };
  const lot = await drawLot(deps, { projectId, ...how, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(lot));
  const { number, counts } = lot;
  const told = { number, lot: counts.lot, sample: counts.sample, seed: lot.seed };
  context.output.err(context.text('cli.project.drawn', told));
  return 0;
}

export function lotLine({ context }: ProjectRequest, { number, counts, closed }: ArrangementLot): string {
  const decision = closed && { decision: context.text(`cli.project.lot.${closed.decision}`) };
  return context.text('cli.project.lot', { number, ...counts, ...decision });
}

export function errorLine({ context }: Pick<ProjectRequest, 'context'>, errors: WorkerErrors): string {
  const { level, worker, checked, faulty, findings, percent, fields } = errors;
  const named = fields.map((one) => `${one.field} ${String(one.findings)}`).join(', ');
  return context.text('cli.project.errors', {
    ...{ level, worker, checked, faulty, findings },
    ...(percent !== null && { percent }),
    ...(named !== '' && { fields: named }),
  });
}
