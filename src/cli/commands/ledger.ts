import { ERROR_TABLE } from '../../infra/error-table.ts';
import { RequestError } from '../../ports/errors.ts';
import type { LedgerEntry } from '../../ports/store/ledger.ts';
import type { Store } from '../../ports/store.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext } from '../context.ts';

/**
 * `vankho ledger verify`: recomputes every chain; the heads printed are to be kept outside the database.
 * `vankho ledger list [SUBJECT]`: who did what, newest first, of all or of one scan file.
 */
export const ledgerCommand: CommandDefinition = {
  usage: 'ledger <action> [subject]',
  description: 'cli.ledger.description',
  options: [],
  async run(context, { args }) {
    const [action, subject] = args;
    if (action !== 'verify' && action !== 'list')
      throw new RequestError('invalid-request', 'Unknown action', {
        details: { field: action ?? '', reason: context.text('cli.material.oneOf', { allowed: 'verify, list' }) },
      });
    const store = await context.openers.openStore(context.config);
    try {
      return action === 'verify' ? await verify(context, store) : await list(context, store, subject);
    } finally {
      await store.close();
    }
  },
};

async function verify(context: CliContext, store: Store): Promise<number> {
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
}

const PAGE = 200;

/** A line an entry, as they come: a ledger of years does not fit into memory. */
async function list(context: CliContext, store: Store, subject: string | undefined): Promise<number> {
  const filter = subject === undefined ? {} : { subject };
  let after: string | undefined;
  do {
    const { items, next } = await store.ledger.list(filter, { limit: PAGE, ...(after !== undefined && { after }) });
    for (const entry of items) context.output.out(context.json ? JSON.stringify(entry) : describe(context, entry));
    after = next;
  } while (after !== undefined);
  return 0;
}

function describe(context: CliContext, { at, actor, action, subject, body, values }: LedgerEntry): string {
  const said = JSON.stringify({ ...body, ...values });
  const removed = values === null ? `  ${context.text('cli.ledger.removed')}` : '';
  return `${at.toISOString()}  ${actor}  ${action}  ${subject}  ${said}${removed}`;
}
