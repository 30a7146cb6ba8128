import { HostError } from '../ports/errors.ts';
import type { Host, HostId } from '../ports/host.ts';
import type { AppDeps } from './deps.ts';

/** @throws HostError `not-found` */
export function requireHost(deps: Pick<AppDeps, 'hosts'>, hostId: HostId): Host {
  const host = deps.hosts.get(hostId);
  if (!host) throw new HostError('not-found', 'No host of this id is configured', { hostId, operation: 'lookup' });
  return host;
}
