import { RequestError } from '../../ports/errors.ts';
import type { CommandDefinition } from '../command.ts';
import { listFonds } from '../fonds/list.ts';
import { proposeForDocument } from '../fonds/propose.ts';
import { showScheme } from '../fonds/scheme.ts';

const ACTIONS = { list: listFonds, scheme: showScheme, propose: proposeForDocument };

/** `vankho fonds list | scheme ID | propose DOCUMENT`: reads only; fonds are opened in the console or through the API. */
export const fondsCommand: CommandDefinition = {
  usage: 'fonds <action> [id]',
  description: 'cli.fonds.description',
  options: [],
  async run(context, { args: [action = '', id = ''] }) {
    const work = Object.entries(ACTIONS).find(([name]) => name === action)?.[1];
    if (!work) {
      const reason = context.text('cli.fonds.unknown', { allowed: Object.keys(ACTIONS).join(', ') });
      throw new RequestError('invalid-request', 'Unknown action', { details: { field: action, reason } });
    }
    const store = await context.openers.openStore(context.config);
    try {
      return await work(context, store, id);
    } finally {
      await store.close();
    }
  },
};
