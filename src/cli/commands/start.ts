import { addressesToOpen } from '../../infra/addresses-to-open.ts';
import { pause, watched } from '../../infra/pause.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext, Service } from '../context.ts';
import { documentTable } from '../document-table.ts';
import { reviveMachineFaults, tellFindings } from '../machine-faults.ts';
import { tellFailures } from '../run-failures.ts';

/** `vankho start`: service, worker and sample work in one process. */
export const startCommand: CommandDefinition = {
  usage: 'start',
  description: 'cli.start.description',
  options: [
    { flags: '--once', description: 'cli.start.once' },
    { flags: '--port <number>', description: 'cli.option.port' },
    { flags: '--engine <name>', description: 'cli.option.engine' },
  ],
  async run(context, { flags }) {
    const samples = await context.openers.layOutSamples(context.config);
    if (samples > 0) context.output.err(context.text('cli.start.samples', { count: samples }));
    const once = flags['once'] === true;
    const service = await context.openers.openService(context.config, { serve: !once, work: true, once });
    try {
      showProgress(context, service);
      if (once) return await workEmpty(context, service);
      await reviveMachineFaults(service);
      await runOn(context, service);
      return 0;
    } finally {
      await service.close();
    }
  },
};

function showProgress(context: CliContext, service: Service): void {
  service.onProgress(({ file, page, pages }) => {
    context.output.progress(context.text('cli.start.progress', { file: file.name, page: page ?? 0, pages }));
  });
}

/** Enough for a quarter of a million files at 5,000 a look. */
const MOST_ROUNDS = 60;

/** The exit code: not 0 when something could not be read. A withheld file is no fault. */
async function workEmpty(context: CliContext, service: Service): Promise<number> {
  const unusable = await tellFindings(context, service);
  if (unusable !== undefined) throw unusable;
  await reviveMachineFaults(service);
  // A store that broke ends the run, also where the queue would be waited for in vain.
  await watched(untilEmpty(context, service), (ended) =>
    service.untilStopped(AbortSignal.any([context.signal, ended])),
  );
  context.signal.throwIfAborted();
  context.output.progress('');
  const { store } = service.deps;
  if (context.json) context.output.out(JSON.stringify(await store.scanFiles.countByState()));
  else context.output.out(await documentTable(context, store));
  await reportCounts(context, service);
  return tellFailures(context, service);
}

async function untilEmpty(context: CliContext, service: Service): Promise<void> {
  for (const hostId of service.hostIds) {
    // A file still being copied is waited for: "empty" means that nothing is left lying in the inbox.
    for (let round = 1; round <= MOST_ROUNDS && (await service.sweep(hostId)).pending > 0; round += 1) {
      await pause(context.config['inbox.settleMs'] + 50, context.signal);
    }
  }
  await service.deps.queue.whenIdle(context.signal);
}

async function reportCounts(context: CliContext, service: Service): Promise<void> {
  const counts = await service.deps.store.scanFiles.countByState();
  context.output.err('');
  context.output.err(
    context.text('cli.start.counts', {
      done: counts.done,
      review: counts.review,
      withheld: counts.withheld,
      failed: counts.failed,
    }),
  );
  tellResults(context, service);
}

export async function runOn(context: CliContext, service: Service): Promise<void> {
  announce(context, service);
  await tellFindings(context, service); // the service runs on: what is wrong can be mended meanwhile
  await service.keepSweeping(context.signal);
  context.output.progress('');
  context.output.err(context.text('cli.start.stopping'));
}

function announce(context: CliContext, service: Service): void {
  const { console: address, inbox } = service.places;
  const { 'inbox.enabled': hasInbox, hosts } = context.config;
  if (address !== undefined)
    context.output.err(context.text('cli.start.console', { address: addressesToOpen(address).join('  ·  ') }));
  if (hasInbox) context.output.err(context.text('cli.start.inbox', { folder: inbox }));
  tellResults(context, service);
  for (const { id, kind, url } of hosts) context.output.err(context.text('cli.start.host', { id, kind, url }));
  if (!hasInbox && hosts.length === 0) context.output.err(context.text('cli.start.noHosts'));
  if (service.firstSecret) context.output.err(context.text('cli.start.firstSecret', { ...service.firstSecret }));
  context.output.err(context.text('cli.start.stopHint'));
}

/** Results of other hosts lie in these. */
function tellResults(context: CliContext, { places: { results } }: Service): void {
  if (context.config['inbox.enabled']) context.output.err(context.text('cli.start.results', { folder: results }));
}
