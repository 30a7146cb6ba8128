import { RequestError } from '../../ports/errors.ts';
import type { CommandDefinition } from '../command.ts';
import { find, without } from '../register/find.ts';
import { importFile } from '../register/import.ts';
import { accept, match, reject, remove, undo } from '../register/match.ts';
import { list, pairs, report } from '../register/report.ts';
import { show } from '../register/show.ts';
import type { RegisterRequest } from '../register/request.ts';

const ACTIONS: Readonly<Record<string, (request: RegisterRequest) => Promise<number>>> = {
  ...{ list, import: importFile, match, pairs, without, find, show, accept, reject, undo, report, remove },
};

/** `vankho register <action>`: registers of documents that the office kept, and which scan is which row. */
export const registerCommand: CommandDefinition = {
  usage: 'register <action> [what...]',
  description: 'cli.register.description',
  actions: 'cli.register.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.dossier.fonds' },
    { flags: '--kind <kind>', description: 'cli.register.kind' },
    { flags: '--year <year>', description: 'cli.register.year' },
    { flags: '--title <text>', description: 'cli.register.title' },
    { flags: '--columns <list>', description: 'cli.register.columns' },
    { flags: '--dry-run', description: 'cli.register.dryRun' },
    { flags: '--strict', description: 'cli.dossier.strict' },
    { flags: '--report <file>', description: 'cli.register.report' },
  ],
  async run(context, { args: [action = '', ...args], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) {
      const reason = context.text('cli.dossier.oneOf', { allowed: Object.keys(ACTIONS).join(', ') });
      throw new RequestError('invalid-request', 'Unknown action', { details: { field: action, reason } });
    }
    const { deps, close } = await context.openers.openRegisters(context.config);
    try {
      return await work({ context, deps, args, flags });
    } finally {
      await close();
    }
  },
};
