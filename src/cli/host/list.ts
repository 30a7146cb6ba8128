import type { CliContext, Hosts } from '../context.ts';
import { formatTable } from '../table.ts';

/** What is configured; no host is asked. */
export function list(context: CliContext, { deps }: Hosts): number {
  const { output } = context;
  const rows = [...deps.hosts.values()].map((host) => {
    const { id, kind, capabilities } = host.describe();
    return { id, kind, capabilities: [...capabilities] };
  });
  if (context.json) output.out(JSON.stringify(rows));
  else {
    const columns = [
      { title: context.text('cli.host.table.id'), min: 8, grow: 0 },
      { title: context.text('cli.host.table.kind'), min: 8, grow: 0 },
      { title: context.text('cli.host.table.can'), min: 20, grow: 1 },
    ];
    const cells = rows.map(({ id, kind, capabilities }) => [
      id,
      kind,
      capabilities.map((one) => context.text(`cli.host.can.${one}`)).join(', '),
    ]);
    output.out(formatTable(columns, cells, output.columns));
  }
  return 0;
}
