import path from 'node:path';
import type { CommandDefinition } from '../command.ts';
import { writeOut } from '../out-file.ts';

/** `vankho export FILE`: the whole store as one checked file. */
export const exportCommand: CommandDefinition = {
  usage: 'export <file>',
  description: 'cli.export.description',
  options: [{ flags: '--overwrite', description: 'cli.out.overwrite' }],
  async run(context, { args, flags }) {
    const file = path.resolve(args[0] ?? '');
    const report = await writeOut({ context, flags }, { flag: 'file', file }, (target) =>
      context.openers.exportStore(context.config, target),
    );
    if (context.json) context.output.out(JSON.stringify({ file, ...report }));
    else context.output.out(context.text('cli.export.done', { file, ...report }));
    return 0;
  },
};
