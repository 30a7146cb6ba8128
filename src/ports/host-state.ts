import type { HostId } from './host.ts';

/** An object that we registered in a host, e.g. a field or a workflow. */
export interface HostObject {
  readonly hostId: HostId;
  readonly kind: string;
  /** Ours, unique within host and kind. */
  readonly key: string;
  /** The host's id. */
  readonly remoteId: string;
  /** Name under which we know it; a person may have given it another one since. */
  readonly name: string;
  /** What we wrote last, as JSON: what stands there now and differs was changed by somebody else. */
  readonly written: unknown;
}

/** Which object of a host is which of ours. Survives renames in the host, which has no key of its own for us. */
export interface HostObjectMap {
  list(hostId: HostId): Promise<readonly HostObject[]>;
  put(object: HostObject): Promise<void>;
  remove(object: Pick<HostObject, 'hostId' | 'kind' | 'key'>): Promise<void>;
}
