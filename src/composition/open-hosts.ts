import path from 'node:path';
import type { Hosts } from '../cli/context.ts';
import type { HostOptions } from '../config/host-options.ts';
import type { Config } from '../config/load-config.ts';
import { createHost, parseHostId } from '../hosts/registry.ts';
import { createLogger } from '../infra/logger.ts';
import { systemClock } from '../infra/system.ts';
import type { EventLog } from '../ports/event-log.ts';
import type { HostDeliveryMap, HostObjectMap } from '../ports/host-state.ts';
import type { Host, HostId } from '../ports/host.ts';
import { closeAll } from './close-all.ts';
import { officeWantedSchema } from './office-schema.ts';
import { openConfiguredStore } from './open-store.ts';
import { placesOf } from './places.ts';

/** The inbox folder; the configuration lets no other host have this id. */
const FOLDER_HOST = 'folder';

export interface HostParts {
  readonly log: EventLog;
  /** Which objects of a host are ours. */
  readonly objects: HostObjectMap;
  /** What was given to their documents. */
  readonly deliveries: HostDeliveryMap;
}

/** Every configured host, the inbox folder first. */
export function createHosts(config: Config, parts: HostParts): ReadonlyMap<HostId, Host> {
  const folder = config['inbox.enabled'] ? [folderHost(config)] : [];
  const hosts = [...folder, ...config.hosts.map((options) => configuredHost(options, config, parts))];
  return new Map(hosts.map((host) => [host.describe().id, host]));
}

/** Also where it is switched off: `doctor` looks at its folders. */
export function folderHost(config: Config): Host {
  const { inbox, results } = placesOf(config);
  const settings = { id: parseHostId(FOLDER_HOST), inbox, results, settleMs: config['inbox.settleMs'] };
  return createHost({ kind: 'folder', ...settings }, { clock: systemClock });
}

function configuredHost(options: HostOptions, config: Config, parts: HostParts): Host {
  const id = parseHostId(options.id);
  const inboundFolder = path.join(placesOf(config).hosts, id, 'inbound');
  return createHost({ ...options, id, inboundFolder }, { clock: systemClock, ...parts });
}

/** Where the users of each host reach our console. */
export function consoleUrlsOf({ hosts }: Config): ReadonlyMap<HostId, string> {
  return new Map(hosts.map(({ id, publicUrl }) => [parseHostId(id), publicUrl]));
}

/** How often each host is looked at. */
export function pollIntervals(config: Config): (hostId: HostId) => number {
  const every = new Map(config.hosts.map(({ id, pollMs }) => [id, pollMs]));
  return (hostId) => every.get(hostId) ?? config['inbox.pollMs'];
}

/** For `vankho host`: hosts and store, without engine, queue or workers. */
export async function openHosts(config: Config): Promise<Hosts> {
  const log = createLogger({ level: config['log.level'] });
  const store = await openConfiguredStore(config, { log });
  const close = (hosts: readonly Host[]) =>
    closeAll([store, ...hosts.map((host) => ({ close: () => host.dispose() }))]);
  try {
    const hosts = createHosts(config, { log, objects: store.hostObjects, deliveries: store.hostDeliveries });
    return {
      deps: { hosts, store },
      store,
      wanted: () => officeWantedSchema(config),
      close: () => close([...hosts.values()]),
    };
  } catch (error) {
    await close([]).catch(() => undefined); // what went wrong first is what must be told
    throw error;
  }
}
