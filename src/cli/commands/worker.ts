import { watched } from '../../infra/pause.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext, Service } from '../context.ts';
import { failuresOf, tellFailures, type Failures } from '../run-failures.ts';

/** `vankho worker`: reads what is queued; any number of them on one PostgreSQL. */
export const workerCommand: CommandDefinition = {
  usage: 'worker',
  description: 'cli.worker.description',
  options: [
    { flags: '--once', description: 'cli.worker.once' },
    { flags: '--engine <name>', description: 'cli.option.engine' },
  ],
  async run(context, { flags }) {
    const once = flags['once'] === true;
    let before: Failures | undefined;
    const service = await context.openers.openService(context.config, {
      serve: false,
      work: true,
      beforeWork: async (deps) => {
        if (once) before = await failuresOf(deps);
      },
    });
    try {
      context.output.err(
        context.text('cli.worker.ready', { engine: service.deps.engineVersion, pages: service.deps.pageConcurrency }),
      );
      if (once) return await workEmpty(context, service, before);
      await service.untilStopped(context.signal);
      return 0;
    } finally {
      await service.close();
    }
  },
};

/** The exit code: not 0 when something failed in this run. What had failed before is not its to tell. */
async function workEmpty(context: CliContext, service: Service, before: Failures | undefined): Promise<number> {
  // A store that broke ends the run, also where the queue would be waited for in vain.
  await watched(service.deps.queue.whenIdle(context.signal), (ended) =>
    service.untilStopped(AbortSignal.any([context.signal, ended])),
  );
  context.signal.throwIfAborted();
  return tellFailures(context, service, before);
}
