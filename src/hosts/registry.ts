import type { Clock } from '../ports/clock.ts';
import { ConfigError } from '../ports/errors.ts';
import type { Host, HostId } from '../ports/host.ts';
import { createFolderHost, type FolderHostSettings } from './folder/index.ts';

export interface HostDeps {
  readonly clock: Clock;
}

/** A configured host: its kind, and the settings of that kind. */
export type HostConfig = { readonly kind: 'folder' } & FolderHostSettings;
export type HostKind = HostConfig['kind'];

/** The only list of hosts. A new kind is one folder beside `folder/` and one line here. */
const FACTORIES: { readonly [Kind in HostKind]: (config: HostConfig & { kind: Kind }, deps: HostDeps) => Host } = {
  folder: createFolderHost,
};

export const HOST_KINDS = Object.keys(FACTORIES) as readonly HostKind[]; // keys of a typed literal

const HOST_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Ids stand in addresses, file names and logs. @throws ConfigError `config-invalid` */
export function parseHostId(text: string): HostId {
  if (HOST_ID.test(text)) return text as HostId; // the one place where host ids are made
  throw new ConfigError('config-invalid', 'Host id: 1 to 32 of a-z, 0-9 and -', { details: { option: 'id' } });
}

/** @throws ConfigError `config-invalid` */
export function createHost(config: HostConfig, deps: HostDeps): Host {
  return FACTORIES[config.kind](config, deps);
}
