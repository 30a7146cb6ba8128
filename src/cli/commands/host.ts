import { RequestError } from '../../ports/errors.ts';
import type { HostId } from '../../ports/host.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext, Hosts } from '../context.ts';
import { health } from '../host/health.ts';
import { list } from '../host/list.ts';
import { apply, check, plan, remove, type HostRequest } from '../host/schema-actions.ts';
import { sweep } from '../host/sweep.ts';

const ACTIONS: Readonly<Record<string, (request: HostRequest) => Promise<number>>> = {
  plan,
  apply,
  check,
  remove,
  health,
};

/** `vankho host list|plan|apply|check|remove|sweep|health ID`: hosts and what is registered with them. */
export const hostCommand: CommandDefinition = {
  usage: 'host <action> [id]',
  description: 'cli.host.description',
  actions: 'cli.host.actions',
  options: [{ flags: '--dry-run', description: 'cli.host.dryRun' }],
  async run(context, { args: [action = '', id], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    // A sweep needs the queue too and opens all by itself; an embedded store belongs to one at a time.
    if (action === 'sweep') return sweep(context, configuredId(context, id));
    if (!work && action !== 'list') throw unknown(context, action, ['list', 'sweep', ...Object.keys(ACTIONS)]);
    const hosts = await context.openers.openHosts(context.config);
    try {
      if (!work) return list(context, hosts);
      return await work({ context, hosts, hostId: hostIdOf(context, hosts, id), dryRun: flags['dryRun'] === true });
    } finally {
      await hosts.close();
    }
  },
};

function hostIdOf(context: CliContext, { deps }: Hosts, given: string | undefined): HostId {
  const ids = [...deps.hosts.keys()];
  const id = ids.find((one) => one === given);
  if (id === undefined) throw unknown(context, given ?? 'id', ids);
  return id;
}

function configuredId(context: CliContext, given: string | undefined): HostId {
  const { config } = context;
  const ids = [...(config['inbox.enabled'] ? ['folder'] : []), ...config.hosts.map(({ id }) => id)];
  if (given === undefined || !ids.includes(given)) throw unknown(context, given ?? 'id', ids);
  return given as HostId; // one of those that the configuration names, which are checked
}

function unknown(context: CliContext, given: string, allowed: readonly string[]): RequestError {
  const reason =
    allowed.length === 0
      ? context.text('cli.host.none')
      : context.text('cli.host.oneOf', { allowed: allowed.join(', ') });
  return new RequestError('invalid-request', 'Unknown action or host', { details: { field: given, reason } });
}
