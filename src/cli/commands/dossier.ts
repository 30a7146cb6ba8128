import type { CommandDefinition } from '../command.ts';
import { accept } from '../dossier/accept.ts';
import { check, number, order } from '../dossier/arrange.ts';
import { decide, undo } from '../dossier/decide.ts';
import { exportFile } from '../dossier/export.ts';
import { importFile } from '../dossier/import.ts';
import { list } from '../dossier/list.ts';
import { refuse, type DossierRequest } from '../dossier/request.ts';
import { show } from '../dossier/show.ts';

const ACTIONS: Readonly<Record<string, (request: DossierRequest) => Promise<number>>> = {
  list,
  show,
  order,
  number,
  check,
  decide,
  'undo-decision': undo,
  accept,
  import: importFile,
  export: exportFile,
};

/** `vankho dossier <action>`: dossiers of a fonds, their periods, also from and into a workbook. */
export const dossierCommand: CommandDefinition = {
  usage: 'dossier <action> [subject]',
  description: 'cli.dossier.description',
  actions: 'cli.dossier.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.dossier.fonds' },
    { flags: '--node <id>', description: 'cli.dossier.node' },
    { flags: '--order <order>', description: 'cli.dossier.order' },
    { flags: '--text <words>', description: 'cli.dossier.text' },
    { flags: '--freeze', description: 'cli.dossier.freeze' },
    { flags: '--period <period>', description: 'cli.dossier.period' },
    { flags: '--item <row>', description: 'cli.dossier.item' },
    { flags: '--edition <number>', description: 'cli.dossier.edition' },
    { flags: '--because <rules>', description: 'cli.dossier.because' },
    { flags: '--reason <text>', description: 'cli.dossier.reason' },
    { flags: '--schedules <ids>', description: 'cli.proposals.schedules' },
    { flags: '--sectors <ids>', description: 'cli.proposals.sectors' },
    { flags: '--layout <id>', description: 'cli.dossier.layout' },
    { flags: '--dry-run', description: 'cli.dossier.dryRun' },
    { flags: '--strict', description: 'cli.dossier.strict' },
    { flags: '--report <file>', description: 'cli.dossier.report' },
    { flags: '--overwrite', description: 'cli.out.overwrite' },
    { flags: '--for <role>', description: 'cli.dossier.for' },
  ],
  async run(context, { args: [action = '', id], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) throw refuse(action, context.text('cli.dossier.oneOf', { allowed: Object.keys(ACTIONS).join(', ') }));
    const { deps, store } = await context.openers.openSpreadsheets(context.config);
    try {
      return await work({ context, deps, id, flags });
    } finally {
      await store.close();
    }
  },
};
