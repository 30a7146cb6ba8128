import type { Store } from '../../ports/store.ts';
import type { CliContext } from '../context.ts';
import { allPages } from '../document-table.ts';
import { formatTable } from '../table.ts';

export async function listFonds(context: CliContext, store: Store): Promise<number> {
  const { output } = context;
  const fonds = await allPages((after) => store.fonds.list({}, { limit: 200, ...(after && { after }) }));
  if (context.json) output.out(JSON.stringify(fonds));
  else if (fonds.length === 0) output.err(context.text('cli.fonds.none'));
  else {
    const columns = [
      { title: context.text('cli.fonds.table.code'), min: 8, grow: 0 },
      { title: context.text('cli.fonds.table.name'), min: 20, grow: 1 },
      { title: context.text('cli.fonds.table.state'), min: 10, grow: 0 },
      { title: context.text('cli.fonds.table.id'), min: 32, grow: 0 },
    ];
    const cells = fonds.map(({ code, name, state, id }) => [
      code ?? '',
      name,
      context.text(`fonds.state.${state}`),
      id,
    ]);
    output.out(formatTable(columns, cells, output.columns));
  }
  return 0;
}
