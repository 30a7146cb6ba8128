import { RequestError } from '../../ports/errors.ts';
import { AUTHORITY_EXAMPLES } from '../authority/example.ts';
import { findAuthority } from '../authority/find.ts';
import { importFile } from '../authority/import-file.ts';
import type { CommandDefinition } from '../command.ts';
import { printExample } from '../example.ts';

/** `vankho authority import FILE | import --units | find NAME`: bodies and people who sign. */
export const authorityCommand: CommandDefinition = {
  usage: 'authority <action> [what]',
  description: 'cli.authority.description',
  actions: 'cli.authority.actions',
  options: [
    { flags: '--units', description: 'cli.authority.units' },
    { flags: '--dry-run', description: 'cli.authority.dryRun' },
    { flags: '--on <date>', description: 'cli.authority.on' },
    { flags: '--example', description: 'cli.example.option' },
  ],
  async run(context, invocation) {
    const [action = '', what] = invocation.args;
    if (invocation.flags['example'] === true) return printExample(context, AUTHORITY_EXAMPLES, action);
    if (action === 'import') return importFile(context, { what, flags: invocation.flags });
    if (action === 'find') return findAuthority(context, { what, flags: invocation.flags });
    const reason = context.text('cli.fonds.unknown', { allowed: 'import, find' });
    throw new RequestError('invalid-request', 'Unknown action', { details: { field: action, reason } });
  },
};
