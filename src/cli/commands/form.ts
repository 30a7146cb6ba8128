import type { CommandDefinition } from '../command.ts';
import { refuse } from '../dossier/request.ts';
import { list } from '../form/list.ts';
import { make } from '../form/make.ts';
import type { FormCall } from '../form/request.ts';

const ACTIONS: Readonly<Record<string, (call: FormCall) => Promise<number>>> = { list, make };

/** `vankho form list|make`: printed forms of dossiers and boxes. */
export const formCommand: CommandDefinition = {
  usage: 'form <action> [kind]',
  description: 'cli.form.description',
  options: [
    { flags: '--out <file>', description: 'cli.form.out' },
    { flags: '--overwrite', description: 'cli.form.overwrite' },
    { flags: '--format <format>', description: 'cli.form.format' },
    { flags: '--fonds <code>', description: 'cli.form.fonds' },
    { flags: '--inventory <number>', description: 'cli.form.inventory' },
    { flags: '--ids <ids>', description: 'cli.form.ids' },
    { flags: '--order <order>', description: 'cli.form.order' },
    { flags: '--size <size>', description: 'cli.form.size' },
    { flags: '--columns <columns>', description: 'cli.form.columns' },
    { flags: '--headings <choice>', description: 'cli.form.headings' },
    { flags: '--value <values>', description: 'cli.form.value' },
  ],
  async run(context, { args: [action = '', subject], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) throw refuse(action, context.text('cli.form.oneOf', { allowed: Object.keys(ACTIONS).join(', ') }));
    const { deps, close } = await context.openers.openForms(context.config);
    try {
      return await work({ context, deps, subject, flags });
    } finally {
      await close();
    }
  },
};
