import { formatPartialDate } from '../../domain/archive/partial-date.ts';
import { numberAndNotation, type Dossier } from '../../domain/archive/dossier.ts';
import type { CliContext } from '../context.ts';
import { allPages } from '../document-table.ts';
import { periodWords } from '../retention/words.ts';
import { formatTable } from '../table.ts';
import { fondsOf, textFlag, type DossierRequest } from './request.ts';

/** All dossiers of a fonds in the archival order, or those whose title has the words. */
export async function list(request: DossierRequest): Promise<number> {
  const { context, deps } = request;
  const fonds = await fondsOf(request);
  const text = textFlag(request, 'text');
  const filter = { fondsId: fonds.id, ...(text !== undefined && { text }) };
  const dossiers = await allPages((after) => deps.store.dossiers.list(filter, { limit: 500, ...(after && { after }) }));
  if (context.json) context.output.out(JSON.stringify(dossiers));
  else {
    context.output.out(
      formatTable(
        columns(context),
        dossiers.map((one) => cells(context, one)),
        context.output.columns,
      ),
    );
    context.output.err(context.text('cli.dossier.count', { count: dossiers.length }));
  }
  return 0;
}

function columns(context: CliContext) {
  const fixed = (name: string) => ({ title: context.text(`cli.dossier.table.${name}`), min: 4, grow: 0 });
  const title = { title: context.text('cli.dossier.table.title'), min: 20, grow: 1 };
  return [fixed('position'), fixed('number'), title, fixed('time'), fixed('retention'), fixed('state')];
}

function cells(context: CliContext, dossier: Dossier): readonly string[] {
  const { position, number, inventoryNumber, description, state } = dossier;
  const { startDate, endDate, retention, notation } = description;
  const dates = [startDate, endDate].filter((date) => date !== undefined).map(formatPartialDate);
  return [
    String(position),
    number === null ? '' : `${inventoryNumber ?? ''}/${numberAndNotation(number, notation)}`,
    description.title,
    dates.join('–'),
    retention === undefined ? '' : periodWords(context, retention),
    context.text(`dossier.state.${state}`),
  ];
}
