import type { CommandDefinition } from '../command.ts';
import { refuse } from '../dossier/request.ts';
import { check } from '../form/check.ts';
import { list } from '../form/list.ts';
import { make } from '../form/make.ts';
import type { FormCall, TemplateCall } from '../form/request.ts';
import { templates } from '../form/templates.ts';

const ACTIONS: Readonly<Record<string, (call: FormCall) => Promise<number>>> = { list, make };
/** These need no store. */
const ON_TEMPLATES: Readonly<Record<string, (call: TemplateCall) => Promise<number>>> = { templates, check };

/** `vankho form list|make|templates|check`: printed forms, and the templates that an office changes. */
export const formCommand: CommandDefinition = {
  usage: 'form <action> [subject]',
  description: 'cli.form.description',
  actions: 'cli.form.actions',
  options: [
    { flags: '--out <file>', description: 'cli.form.out' },
    { flags: '--overwrite', description: 'cli.out.overwrite' },
    { flags: '--form <kind>', description: 'cli.form.form' },
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
    if (Object.hasOwn(ON_TEMPLATES, action)) {
      const tools = await context.openers.openTemplates();
      return ON_TEMPLATES[action]?.({ context, templates: tools, subject, flags }) ?? 0;
    }
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    const allowed = Object.keys({ ...ACTIONS, ...ON_TEMPLATES }).join(', ');
    if (!work) throw refuse(action, context.text('cli.form.oneOf', { allowed }));
    const { deps, close } = await context.openers.openForms(context.config);
    try {
      return await work({ context, deps, subject, flags });
    } finally {
      await close();
    }
  },
};
