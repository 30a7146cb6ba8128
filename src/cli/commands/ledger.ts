import { ERROR_TABLE } from '../../infra/error-table.ts';
import { RequestError } from '../../ports/errors.ts';
import type { CommandDefinition } from '../command.ts';

/** `vankho ledger verify`: recomputes every chain; the heads printed are to be kept outside the database. */
export const ledgerCommand: CommandDefinition = {
  usage: 'ledger <action>',
  description: 'cli.ledger.description',
  options: [],
  async run(context, { args }) {
    if (args[0] !== 'verify')
      throw new RequestError('invalid-request', 'Unknown action', {
        details: { field: args[0] ?? '', allowed: 'verify' },
      });
    const store = await context.openers.openStore(context.config);
    try {
      const report = await store.ledger.verify();
      if (context.json) context.output.out(JSON.stringify(report));
      else {
        const { entries, chains } = report;
        context.output.out(context.text(report.ok ? 'cli.ledger.ok' : 'cli.ledger.broken', { entries, chains }));
        for (const place of report.broken) context.output.out(context.text('cli.ledger.place', { ...place }));
        for (const head of report.heads)
          context.output.out(`${String(head.chain).padStart(3)} ${String(head.sequence).padStart(8)} ${head.hash}`);
      }
      return report.ok ? 0 : ERROR_TABLE['ledger-broken'].exit;
    } finally {
      await store.close();
    }
  },
};
