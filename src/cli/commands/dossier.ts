import { userInfo } from 'node:os';
import { RequestError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext } from '../context.ts';
import { exportFile } from '../dossier/export.ts';
import { importFile } from '../dossier/import.ts';
import type { DossierRequest } from '../dossier/request.ts';

const ACTIONS: Readonly<Record<string, (request: DossierRequest) => Promise<number>>> = {
  import: importFile,
  export: exportFile,
};

/** `vankho dossier import|export FILE --fonds CODE`: dossiers and their documents as a workbook. */
export const dossierCommand: CommandDefinition = {
  usage: 'dossier <action> <file>',
  description: 'cli.dossier.description',
  options: [
    { flags: '--fonds <code>', description: 'cli.dossier.fonds' },
    { flags: '--layout <id>', description: 'cli.dossier.layout' },
    { flags: '--dry-run', description: 'cli.dossier.dryRun' },
    { flags: '--strict', description: 'cli.dossier.strict' },
    { flags: '--report <file>', description: 'cli.dossier.report' },
  ],
  async run(context, { args: [action = '', file = ''], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) throw refuse(context.text('cli.dossier.oneOf', { allowed: Object.keys(ACTIONS).join(', ') }), action);
    const { deps, store } = await context.openers.openSpreadsheets(context.config);
    try {
      const fondsId = await fondsOf(store, context, flags['fonds']);
      const actor = `cli:${userInfo().username}`;
      return await work({ context, deps, file, fondsId, actor, flags });
    } finally {
      await store.close();
    }
  },
};

/** By code or id. */
async function fondsOf(store: Store, context: CliContext, given: unknown): Promise<string> {
  const name = typeof given === 'string' ? given : '';
  const fonds = (await store.fonds.findByCode(name)) ?? (await store.fonds.find(name));
  if (fonds === undefined) throw refuse(context.text('cli.dossier.fondsNeeded'), '--fonds');
  return fonds.id;
}

function refuse(reason: string, field: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}
