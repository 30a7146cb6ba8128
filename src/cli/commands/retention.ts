import { createIdSource, systemClock } from '../../infra/system.ts';
import type { CommandDefinition } from '../command.ts';
import { printExample } from '../example.ts';
import { importAppendix } from '../retention/appendix.ts';
import { due, hold, release } from '../retention/due.ts';
import { RETENTION_EXAMPLES } from '../retention/example.ts';
import { draft, reject, retire, submit } from '../retention/moves.ts';
import { propose } from '../retention/propose.ts';
import { refuse, type RetentionRequest } from '../retention/request.ts';
import { transfer } from '../retention/transfer.ts';
import { activate, diff, importFile, list, show, simulate, validate } from '../retention/schedules.ts';

const ACTIONS: Readonly<Record<string, (request: RetentionRequest) => Promise<number>>> = {
  list,
  show,
  validate,
  import: importFile,
  'import-appendix': importAppendix,
  diff,
  simulate,
  draft,
  submit,
  activate,
  reject,
  retire,
  due,
  transfer,
  hold,
  release,
  propose,
};

/** `vankho retention <action>`: schedules and their way into force, due dates, transfers, holds, proposals. */
export const retentionCommand: CommandDefinition = {
  usage: 'retention <action> [subject]',
  description: 'cli.retention.description',
  actions: 'cli.retention.actions',
  options: [
    { flags: '--edition <number>', description: 'cli.retention.edition' },
    { flags: '--draft', description: 'cli.retention.draft' },
    { flags: '--id <id>', description: 'cli.retention.id' },
    { flags: '--issuer <name>', description: 'cli.retention.issuer' },
    { flags: '--head <file>', description: 'cli.retention.head' },
    { flags: '--review <file>', description: 'cli.retention.review' },
    { flags: '--accept', description: 'cli.retention.accept' },
    { flags: '--reason <text>', description: 'cli.retention.reason' },
    { flags: '--date <day>', description: 'cli.retention.date' },
    { flags: '--fonds <code>', description: 'cli.retention.fonds' },
    { flags: '--target <target>', description: 'cli.retention.target' },
    { flags: '--all', description: 'cli.retention.all' },
    { flags: '--title <text>', description: 'cli.proposals.title' },
    { flags: '--schedules <ids>', description: 'cli.proposals.schedules' },
    { flags: '--sectors <ids>', description: 'cli.proposals.sectors' },
    { flags: '--example', description: 'cli.example.option' },
  ],
  async run(context, { args: [action = '', ...args], flags }) {
    if (flags['example'] === true) return printExample(context, RETENTION_EXAMPLES, action);
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) {
      const allowed = Object.keys(ACTIONS).join(', ');
      throw refuse(context.text('cli.retention.oneOf', { allowed }), action);
    }
    const store = await context.openers.openStore(context.config);
    try {
      const deps = { store, clock: systemClock, ids: createIdSource(systemClock) };
      return await work({ context, deps, args, flags });
    } finally {
      await store.close();
    }
  },
};
