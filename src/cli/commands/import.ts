import path from 'node:path';
import type { CommandDefinition } from '../command.ts';

/** `vankho import FILE`: fills an empty store, embedded or server, from such a file and checks it. */
export const importCommand: CommandDefinition = {
  usage: 'import <file>',
  description: 'cli.import.description',
  options: [],
  async run(context, { args }) {
    const file = path.resolve(args[0] ?? '');
    const report = await context.openers.importStore(context.config, file);
    if (context.json) context.output.out(JSON.stringify({ file, ...report }));
    else context.output.out(context.text('cli.import.done', { file, ...report }));
    return 0;
  },
};
