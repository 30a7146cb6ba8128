import type { HostId } from '../../ports/host.ts';
import type { CliContext } from '../context.ts';

/** Asks the host once what changed; the work found waits in the queue for the service or a worker. */
export async function sweep(context: CliContext, hostId: HostId): Promise<number> {
  const service = await context.openers.openService(context.config, { serve: false, work: false });
  try {
    const result = await service.sweep(hostId);
    if (context.json) context.output.out(JSON.stringify({ hostId, ...result }));
    else context.output.out(context.text('cli.host.swept', { host: hostId, ...result }));
    return 0;
  } finally {
    await service.close();
  }
}
