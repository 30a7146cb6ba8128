import { decideRetention } from '../../app/archive/retention/decide-retention.ts';
import { undoDecision } from '../../app/archive/retention/undo-decision.ts';
import type { DecisionWarning } from '../../domain/retention/decision-warning.ts';
import { parsePeriodText } from '../../domain/retention/period-text.ts';
import { parsePeriodKey, type RetentionPeriod } from '../../domain/retention/retention-period.ts';
import type { CliContext } from '../context.ts';
import { openOfficeProposer } from '../retention/open-office-proposer.ts';
import { keyWords, periodWords } from '../retention/words.ts';
import { dossierOf, titleWords } from './find.ts';
import { actor, listFlag, refuse, textFlag, type DossierRequest } from './request.ts';

/** `vankho dossier decide DOSSIER --period "20 năm" --item ROW`: how long a dossier is kept, and by which row. */
export async function decide(request: DossierRequest): Promise<number> {
  const { context, deps } = request;
  const { id: dossierId, revision } = await dossierOf(request);
  const [item, reason, version] = [textFlag(request, 'item'), textFlag(request, 'reason'), versionOf(request)];
  const choice = {
    period: periodOf(request),
    permanentBecause: listFlag(request, 'because') ?? [],
    ...(item !== undefined && { item }),
    ...(reason !== undefined && { reason }),
    ...(version !== undefined && { scheduleVersion: version }),
  };
  const proposer = await openOfficeProposer(request);
  const decided = await decideRetention(deps, { dossierId, revision, ...choice, actor: actor() }, proposer);
  if (context.json) context.output.out(JSON.stringify(decided));
  const period = periodWords(context, choice.period);
  context.output.err(context.text('cli.dossier.decided', { title: titleWords(context, decided.dossier), period }));
  for (const warning of decided.warnings) context.output.err(warningWords(context, warning));
  return 0;
}

/** `vankho dossier undo-decision DOSSIER`: what stood before the last decision comes back. */
export async function undo(request: DossierRequest): Promise<number> {
  const { context, deps } = request;
  const { id: dossierId, revision } = await dossierOf(request);
  const dossier = await undoDecision(deps, { dossierId, revision, actor: actor() });
  if (context.json) context.output.out(JSON.stringify(dossier));
  const period = periodWords(context, dossier.description.retention ?? null);
  context.output.err(context.text('cli.dossier.undone', { title: titleWords(context, dossier), period }));
  return 0;
}

function warningWords(context: CliContext, { code, item, period, source }: DecisionWarning): string {
  const ordinal = source?.kind === 'document' ? { ordinal: source.at + 1 } : {};
  const from = source === null ? '' : context.text(`retention.source.${source.kind}`, ordinal);
  return context.text(`retention.warning.${code}`, { item, period: keyWords(context, period), source: from });
}

/** As schedules write it ("20 năm") or as the API does (`years:20`). */
function periodOf(request: DossierRequest): RetentionPeriod {
  const given = textFlag(request, 'period') ?? '';
  const period = parsePeriodText(given) ?? parsePeriodKey(given);
  if (period === undefined) throw refuse('--period', request.context.text('cli.dossier.periodNeeded'));
  return period;
}

function versionOf(request: DossierRequest): number | undefined {
  const given = textFlag(request, 'edition');
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(given)) throw refuse('--edition', request.context.text('cli.retention.notVersion'));
  return Number(given);
}
