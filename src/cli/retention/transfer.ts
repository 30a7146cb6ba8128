import {
  countTransfers,
  listTransfers,
  type DueTransfer,
  type TransferCounts,
} from '../../app/archive/retention/list-transfers.ts';
import { dueSettingsOf } from '../../config/due-settings.ts';
import { TRANSFER_TARGETS, type TransferTarget } from '../../domain/retention/transfer-due.ts';
import { allPages } from '../document-table.ts';
import { formatTable } from '../table.ts';
import { dayOf, fondsFilter, refuse, type RetentionRequest } from './request.ts';
import { dayWords, periodWords } from './words.ts';

/** How many dossiers stand where for each deadline, and those that are overdue or soon will be. */
export async function transfer(request: RetentionRequest): Promise<number> {
  const { context, deps, flags } = request;
  const asked = { on: dayOf(request), ...dueSettingsOf(context.config), ...(await fondsFilter(request)) };
  const targets = targetsOf(request);
  const withRunning = flags['all'] === true;
  const counts = await countTransfers(deps, asked);
  const lists: [TransferTarget, readonly DueTransfer[]][] = [];
  for (const target of targets) {
    const query = { ...asked, target, withRunning };
    lists.push([
      target,
      await allPages((after) => listTransfers(deps, query, { limit: 200, ...(after && { after }) })),
    ]);
  }
  if (context.json) context.output.out(JSON.stringify({ counts, ...Object.fromEntries(lists) }));
  else for (const [target, dossiers] of lists) tell(request, counts, { target, dossiers });
  return 0;
}

function targetsOf(request: RetentionRequest): readonly TransferTarget[] {
  const { context, flags } = request;
  if (flags['target'] === undefined) return TRANSFER_TARGETS;
  const found = TRANSFER_TARGETS.find((target) => target === flags['target']);
  if (found !== undefined) return [found];
  throw refuse(context.text('cli.retention.oneOf', { allowed: TRANSFER_TARGETS.join(', ') }), '--target');
}

interface Told {
  readonly target: TransferTarget;
  readonly dossiers: readonly DueTransfer[];
}

function tell({ context }: RetentionRequest, counts: TransferCounts, { target, dossiers }: Told): void {
  const { overdue, soon, running, open } = counts[target];
  const what = context.text(`retention.transfer.${target}`);
  context.output.err(context.text('cli.retention.transferCounts', { what, overdue, soon, running, open }));
  if (dossiers.length === 0) return;
  const columns = ['day', 'state', 'dossier', 'period', 'title'].map((name) => {
    const grow = Number(name === 'title');
    return { title: context.text(`cli.retention.table.${name}`), min: grow * 12 + 8, grow };
  });
  const cells = dossiers.map((one) => [
    dayWords(one.day),
    context.text(`retention.transferState.${one.state}`),
    one.id,
    periodWords(context, one.group.period),
    one.secret ? context.text('dossier.secret') : one.title,
  ]);
  context.output.out(formatTable(columns, cells, context.output.columns));
}
