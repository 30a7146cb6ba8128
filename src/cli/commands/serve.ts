import type { CommandDefinition } from '../command.ts';
import { runOn } from './start.ts';

/** `vankho serve`: API, console and intake; the reading is done by `vankho worker` processes. */
export const serveCommand: CommandDefinition = {
  usage: 'serve',
  description: 'cli.serve.description',
  options: [{ flags: '--port <number>', description: 'cli.option.port' }],
  async run(context) {
    const service = await context.openers.openService(context.config, { serve: true, work: false });
    try {
      await runOn(context, service);
      return 0;
    } finally {
      await service.close();
    }
  },
};
