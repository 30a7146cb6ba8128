import type { CommandDefinition } from '../command.ts';

/** `vankho worker`: reads what is queued; any number of them on one PostgreSQL. */
export const workerCommand: CommandDefinition = {
  usage: 'worker',
  description: 'cli.worker.description',
  options: [
    { flags: '--once', description: 'cli.worker.once' },
    { flags: '--engine <name>', description: 'cli.option.engine' },
  ],
  async run(context, { flags }) {
    const service = await context.openers.openService(context.config, { serve: false, work: true });
    try {
      context.output.err(
        context.text('cli.worker.ready', { engine: service.deps.engineVersion, pages: service.deps.pageConcurrency }),
      );
      if (flags['once'] === true) await service.deps.queue.whenIdle(context.signal);
      else await service.untilStopped(context.signal);
      return 0;
    } finally {
      await service.close();
    }
  },
};
