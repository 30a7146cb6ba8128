import { closeLot, judgeDossier } from '../../app/archive/arrangement/check-lots.ts';
import { requireDossier } from '../../app/archive/dossiers/require-dossier.ts';
import { openOf } from '../../domain/arrangement/sampling.ts';
import { LOT_DECISIONS, type ArrangementLot, type LotDossier } from '../../ports/archive/arrangement.ts';
import { RequestError } from '../../ports/errors.ts';
import { allPages } from '../document-table.ts';
import { titleWords } from '../dossier/find.ts';
import { formatTable } from '../table.ts';
import { draw, lotLine } from './check.ts';
import { columns } from './manage.ts';
import { actor, listFlag, needs, numberFlag, projectOf, refuse, textFlag, type ProjectRequest } from './request.ts';

type LotAct = (request: ProjectRequest, projectId: string) => Promise<number>;
const ACTS: Readonly<Record<string, LotAct>> = { draw, show, judge, close };

/** `vankho project lot PROJECT draw|show|judge|close`: the second check. A correction is made in the console or API. */
export async function lot(request: ProjectRequest): Promise<number> {
  const { context, args } = request;
  const name = args[1] ?? '';
  const act = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (act === undefined)
    throw refuse('lot', context.text('cli.project.oneOf', { allowed: Object.keys(ACTS).join(', ') }));
  const { id } = await projectOf(request);
  return act(request, id);
}

/** `--lot NUMBER`, or the one that is open. @throws RequestError `invalid-request` */
async function lotOf(request: ProjectRequest, projectId: string): Promise<ArrangementLot> {
  const lots = await request.deps.store.arrangement.lots(projectId);
  const number = numberFlag(request, 'lot');
  const found = lots.find((one) => (number === undefined ? one.closed === null : one.number === number));
  if (found !== undefined) return found;
  const { context } = request;
  throw refuse('--lot', number === undefined ? needs(context, 'lot') : context.text('cli.project.unknownLot'));
}

/** The sample with what was found of each. */
async function show(request: ProjectRequest, projectId: string): Promise<number> {
  const { context, deps } = request;
  const found = await lotOf(request, projectId);
  const sample = await allPages((after) =>
    deps.store.arrangement.lotDossiers(found.id, { sampled: true }, { limit: 200, ...(after && { after }) }),
  );
  if (context.json) context.output.out(JSON.stringify({ lot: found, sample }));
  else {
    context.output.err(lotLine(request, found));
    context.output.out(await sampleTable(request, sample));
  }
  return 0;
}

async function sampleTable({ context, deps }: ProjectRequest, sample: readonly LotDossier[]): Promise<string> {
  const dossiers = await deps.store.dossiers.findMany(sample.map(({ dossierId }) => dossierId));
  const titles = new Map(dossiers.map((dossier) => [dossier.id, titleWords(context, dossier)]));
  const cells = sample.map(({ dossierId, verdict, judgedBy }) => [
    ...[dossierId, titles.get(dossierId) ?? '–', context.text(`cli.project.verdict.${verdict ?? 'open'}`)],
    judgedBy ?? '–',
  ]);
  const names = ['dossier', 'heading', 'verdict', 'by'];
  return formatTable(columns(context, names, 'heading'), cells, context.output.columns);
}

const WRITTEN_DOWN = ['passed', 'sent-back'] as const;

async function judge(request: ProjectRequest, projectId: string): Promise<number> {
  const { context, deps } = request;
  const { id: lotId } = await lotOf(request, projectId);
  const dossierId = textFlag(request, 'dossier');
  if (dossierId === undefined) throw refuse('--dossier', needs(context, 'dossier'));
  const verdict = oneOf(request, 'verdict', WRITTEN_DOWN);
  const { revision } = await requireDossier(deps, dossierId);
  const reason = textFlag(request, 'reason');
  const findings = listFlag(request, 'fields').map((field) => ({ field }));
  const dossier = await judgeDossier(deps, {
    ...{ projectId, lotId, dossierId, revision, verdict, findings, controller: controllerOf(request), actor: actor() },
    ...(reason !== undefined && { reason }),
  });
  if (context.json) context.output.out(JSON.stringify(dossier));
  const now = await lotById(request, lotId);
  const told = { verdict: context.text(`cli.project.verdict.${verdict}`), left: openOf(now.counts) };
  context.output.err(context.text('cli.project.judged', told));
  return 0;
}

async function close(request: ProjectRequest, projectId: string): Promise<number> {
  const { context, deps } = request;
  const { id: lotId, revision } = await lotOf(request, projectId);
  const decision = oneOf(request, 'decision', LOT_DECISIONS);
  const note = textFlag(request, 'note');
  const closed = await closeLot(deps, {
    ...{ projectId, lotId, revision, decision, controller: controllerOf(request), actor: actor() },
    ...(note !== undefined && { note }),
  });
  if (context.json) context.output.out(JSON.stringify(closed));
  const told = { number: closed.number, decision: context.text(`cli.project.lot.${decision}`) };
  context.output.err(context.text('cli.project.lotClosed', told));
  return 0;
}

/** Whoever runs the machine takes no part in the project: the controller is named. */
function controllerOf(request: ProjectRequest): string {
  const name = textFlag(request, 'controller') ?? '';
  if (name === '') throw refuse('--controller', needs(request.context, 'controller'));
  return name;
}

function oneOf<Name extends string>(request: ProjectRequest, flag: string, names: readonly Name[]): Name {
  const given = textFlag(request, flag);
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  throw refuse(`--${flag}`, request.context.text('cli.project.oneOf', { allowed: names.join(', ') }));
}

async function lotById({ deps }: ProjectRequest, id: string): Promise<ArrangementLot> {
  const found = await deps.store.arrangement.lot(id);
  if (found === undefined) throw new RequestError('not-found', 'No such lot', { details: { id } });
  return found;
}
