import { ConfigError } from '../ports/errors.ts';
import type { Host, HostId } from '../ports/host.ts';
import { createPaperlessHost, type PaperlessDeps, type PaperlessSettings } from './paperless/index.ts';
import { createFolderHost, type FolderHostDeps, type FolderHostSettings } from './folder/index.ts';

/** What each kind of host is made of. A new kind is one folder beside `folder/`, one line here and one below. */
interface Kinds {
  readonly folder: { readonly settings: FolderHostSettings; readonly deps: FolderHostDeps };
  readonly paperless: { readonly settings: PaperlessSettings; readonly deps: PaperlessDeps };
}
export type HostKind = keyof Kinds;

type Factories = { readonly [Kind in HostKind]: (config: Kinds[Kind]['settings'], deps: Kinds[Kind]['deps']) => Host };

/** The only list of hosts. */
const FACTORIES: Factories = {
  folder: createFolderHost,
  paperless: createPaperlessHost,
};

export const HOST_KINDS = Object.keys(FACTORIES) as readonly HostKind[]; // keys of a typed literal

const HOST_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Ids stand in addresses, file names and logs. @throws ConfigError `config-invalid` */
export function parseHostId(text: string): HostId {
  if (HOST_ID.test(text)) return text as HostId; // the one place where host ids are made
  throw new ConfigError('config-invalid', 'Host id: 1 to 32 of a-z, 0-9 and -', { details: { option: 'id' } });
}

/** @throws ConfigError `config-invalid` */
export function createHost<Kind extends HostKind>(
  config: { readonly kind: Kind } & Kinds[Kind]['settings'],
  deps: Kinds[Kind]['deps'],
): Host {
  const create: Factories[Kind] = FACTORIES[config.kind];
  return create(config, deps);
}
