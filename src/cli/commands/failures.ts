import { readAgain, redriveDead } from '../../app/redrive.ts';
import { RequestError } from '../../ports/errors.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext, Service } from '../context.ts';
import { allPages } from '../document-table.ts';

/** `vankho failures [list|retry]`: files and jobs that failed, why, and sending them again. */
export const failuresCommand: CommandDefinition = {
  usage: 'failures [action] [id]',
  description: 'cli.failures.description',
  options: [],
  async run(context, { args }) {
    const [action = 'list', id] = args;
    if (action !== 'list' && action !== 'retry') {
      throw new RequestError('invalid-request', 'Unknown action', {
        details: { field: action, reason: context.text('cli.material.oneOf', { allowed: 'list, retry' }) },
      });
    }
    const service = await context.openers.openService(context.config, { serve: false, work: false });
    try {
      const count = action === 'list' ? await list(context, service) : await retry(service, id);
      context.output.err(context.text(action === 'list' ? 'cli.failures.count' : 'cli.failures.retried', { count }));
      return 0;
    } finally {
      await service.close();
    }
  },
};

async function list(context: CliContext, { deps }: Service): Promise<number> {
  const files = await allPages((after) =>
    deps.store.scanFiles.list({ state: 'failed' }, { limit: 200, ...(after && { after }) }),
  );
  const dead = await deps.queue.listDead(1000);
  if (context.json) context.output.out(JSON.stringify({ files, dead }));
  else {
    for (const file of files)
      context.output.out(`${file.id}  ${file.name}\n    ${context.text(file.code ?? 'internal', file.details)}`);
    for (const job of dead)
      context.output.out(`${job.id}  ${job.name} ${job.key}\n    ${context.text(job.code, { reason: job.reason })}`);
  }
  return files.length + dead.length;
}

async function retry({ deps }: Service, id: string | undefined): Promise<number> {
  if (id !== undefined) {
    if (!(await redriveDead(deps, id, 'system'))) await readAgain(deps, id, 'system');
    return 1;
  }
  const files = await allPages((after) =>
    deps.store.scanFiles.list({ state: 'failed' }, { limit: 200, ...(after && { after }) }),
  );
  for (const file of files) await readAgain(deps, file.id, 'system');
  return files.length;
}
