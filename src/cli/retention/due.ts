import { placeHold, releaseHold } from '../../app/archive/retention/hold-dossier.ts';
import { countDue, listDue, type DueDossier, type DueRequest } from '../../app/archive/retention/list-due.ts';
import { dueSettingsOf } from '../../config/due-settings.ts';
import { isReason } from '../../app/withheld-file.ts';
import { allPages } from '../document-table.ts';
import { formatTable } from '../table.ts';
import { actorOf, dayOf, fondsFilter, needed, refuse, type RetentionRequest } from './request.ts';
import { dayWords, periodWords } from './words.ts';

export async function due(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const settings = dueSettingsOf(context.config);
  const asked: DueRequest = { on: dayOf(request), settings, ...(await fondsFilter(request)) };
  const counts = await countDue(deps, asked);
  const dossiers = await allPages((after) => listDue(deps, asked, { limit: 200, ...(after && { after }) }));
  if (context.json) {
    context.output.out(JSON.stringify({ counts, dossiers }));
    return 0;
  }
  if (dossiers.length === 0) context.output.err(context.text('cli.retention.nothingDue'));
  else context.output.out(dueTable(request, dossiers));
  context.output.err(context.text('cli.retention.dueCounts', { ...counts }));
  return 0;
}

function dueTable({ context }: RetentionRequest, dossiers: readonly DueDossier[]): string {
  const title = (name: string) => context.text(`cli.retention.table.${name}`);
  const columns = [
    { title: title('day'), min: 10, grow: 0 },
    { title: title('state'), min: 8, grow: 0 },
    { title: title('dossier'), min: 8, grow: 0 },
    { title: title('period'), min: 8, grow: 0 },
    { title: title('title'), min: 20, grow: 1 },
  ];
  const cells = dossiers.map((one) => [
    dayWords(one.day),
    context.text(`retention.due.${one.state}`),
    one.id,
    periodWords(context, one.group.period),
    one.secret ? context.text('dossier.secret') : one.title,
  ]);
  return formatTable(columns, cells, context.output.columns);
}

export async function hold(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const dossierId = needed(request, 'dossier');
  const placed = await placeHold(deps, { dossierId, reason: reasonOf(request), actor: actorOf() });
  if (context.json) context.output.out(JSON.stringify(placed));
  context.output.err(context.text('cli.retention.held', { id: dossierId, hold: placed.id }));
  return 0;
}

export async function release(request: RetentionRequest): Promise<number> {
  const { context, deps } = request;
  const holdId = needed(request, 'hold');
  const released = await releaseHold(deps, { holdId, reason: reasonOf(request), actor: actorOf() });
  if (context.json) context.output.out(JSON.stringify(released));
  context.output.err(context.text('cli.retention.released', { hold: holdId }));
  return 0;
}

function reasonOf({ context, flags }: RetentionRequest): string {
  const reason = String(flags['reason'] ?? '').normalize('NFC');
  if (isReason(reason)) return reason;
  throw refuse(context.text('cli.retention.needs', { what: context.text('cli.retention.reason') }), '--reason');
}
