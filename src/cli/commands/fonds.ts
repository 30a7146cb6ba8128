import { RequestError } from '../../ports/errors.ts';
import type { CommandDefinition } from '../command.ts';
import { createFonds } from '../fonds/create.ts';
import { listFonds } from '../fonds/list.ts';
import { proposeForDocument } from '../fonds/propose.ts';
import { showScheme } from '../fonds/scheme.ts';

const READS = { list: listFonds, scheme: showScheme, propose: proposeForDocument };

/** `vankho fonds list | create NAME | scheme ID | propose DOCUMENT`. */
export const fondsCommand: CommandDefinition = {
  usage: 'fonds <action> [what]',
  description: 'cli.fonds.description',
  actions: 'cli.fonds.actions',
  options: [
    { flags: '--code <code>', description: 'cli.fonds.code' },
    { flags: '--state <state>', description: 'cli.fonds.stateOption' },
    { flags: '--creator <body>', description: 'cli.fonds.creator' },
    { flags: '--start <date>', description: 'cli.fonds.start' },
    { flags: '--end <date>', description: 'cli.fonds.end' },
    { flags: '--scheme <kind>', description: 'cli.fonds.scheme' },
    { flags: '--template <id>', description: 'cli.fonds.template' },
  ],
  async run(context, { args: [action = '', what = ''], flags }) {
    const read = Object.entries(READS).find(([name]) => name === action)?.[1];
    if (!read && action !== 'create') {
      const reason = context.text('cli.fonds.unknown', { allowed: ['create', ...Object.keys(READS)].join(', ') });
      throw new RequestError('invalid-request', 'Unknown action', { details: { field: action, reason } });
    }
    const store = await context.openers.openStore(context.config);
    try {
      return await (read ? read(context, store, what) : createFonds(context, store, { name: what, flags }));
    } finally {
      await store.close();
    }
  },
};
