import path from 'node:path';
import type { CommandDefinition } from '../command.ts';

/** `vankho export FILE`: the whole store as one checked file. */
export const exportCommand: CommandDefinition = {
  usage: 'export <file>',
  description: 'cli.export.description',
  options: [],
  async run(context, { args }) {
    const file = path.resolve(args[0] ?? '');
    const report = await context.openers.exportStore(context.config, file);
    if (context.json) context.output.out(JSON.stringify({ file, ...report }));
    else context.output.out(context.text('cli.export.done', { file, ...report }));
    return 0;
  },
};
