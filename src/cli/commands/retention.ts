import { createIdSource, systemClock } from '../../infra/system.ts';
import type { CommandDefinition } from '../command.ts';
import { importAppendix } from '../retention/appendix.ts';
import { due, hold, release } from '../retention/due.ts';
import { propose } from '../retention/propose.ts';
import { refuse, type RetentionRequest } from '../retention/request.ts';
import { activate, diff, importFile, list, show, simulate, validate } from '../retention/schedules.ts';

const ACTIONS: Readonly<Record<string, (request: RetentionRequest) => Promise<number>>> = {
  list,
  show,
  validate,
  import: importFile,
  'import-appendix': importAppendix,
  diff,
  simulate,
  activate,
  due,
  hold,
  release,
  propose,
};

/** `vankho retention list|show|validate|import|import-appendix|diff|simulate|activate|due|hold|release|propose`: schedules, due dates, proposals. */
export const retentionCommand: CommandDefinition = {
  usage: 'retention <action> [subject]',
  description: 'cli.retention.description',
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
    { flags: '--title <text>', description: 'cli.proposals.title' },
    { flags: '--schedules <ids>', description: 'cli.proposals.schedules' },
    { flags: '--sectors <ids>', description: 'cli.proposals.sectors' },
  ],
  async run(context, { args: [action = '', ...args], flags }) {
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
