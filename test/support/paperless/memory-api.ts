import type { ObjectKind, RegisteredObjects } from '../../../src/hosts/paperless/api.ts';
import type { SchemaApi } from '../../../src/hosts/paperless/schema/schema-api.ts';
import type { WireProbe } from '../../../src/hosts/paperless/wire-types.ts';
import type { HostObject, HostObjectMap } from '../../../src/ports/host-state.ts';
import type { HostId } from '../../../src/ports/host.ts';
import { MemoryObjects, refusal, type Thing } from './memory-objects.ts';

export interface MemoryPaperless {
  readonly api: SchemaApi;
  readonly objects: MemoryObjects;
  /** Every call that changes the host, as `create tag` … */
  readonly writes: string[];
  probe: WireProbe;
  /** Documents in the trash. */
  trashed: number;
  /** Throws before the call is carried out. */
  before: (operation: string, kind: ObjectKind) => void;
  /** Throws after the call was carried out: the answer is lost. */
  after: (operation: string, kind: ObjectKind) => void;
}

/** The calls of registration over lists in memory; all others are not used. */
export function memoryPaperless(): MemoryPaperless {
  const objects = new MemoryObjects();
  const host: MemoryPaperless = {
    api: apiOver(() => host),
    objects,
    writes: [],
    probe: {
      version: '3.0.5',
      apiVersion: 10,
      userId: 7,
      username: 'vankho',
      superuser: true,
      permissions: [],
      trashDelay: 30,
      auditLog: true,
    },
    trashed: 0,
    before: () => undefined,
    after: () => undefined,
  };
  return host;
}

function apiOver(host: () => MemoryPaperless): SchemaApi {
  const seen = (thing: Thing): boolean => {
    const { superuser, userId } = host().probe;
    const owner = thing['owner'] ?? null;
    return superuser || owner === null || owner === userId;
  };
  const call = <Result>(operation: string, kind: ObjectKind, work: () => Result): Promise<Result> =>
    Promise.resolve().then(() => {
      const { before, after, writes } = host();
      before(operation, kind);
      const result = work();
      if (operation !== 'list' && operation !== 'get') writes.push(`${operation} ${kind}`);
      after(operation, kind);
      return structuredClone(result);
    });
  return {
    probe: () => Promise.resolve(host().probe),
    // as: the lists hold what the registration under test and the tests put there.
    list: <Kind extends ObjectKind>(kind: Kind) =>
      call(
        'list',
        kind,
        () => [...host().objects.list(kind).values()].filter(seen) as unknown as RegisteredObjects[Kind][],
      ),
    get: <Kind extends ObjectKind>(kind: Kind, id: number) =>
      call('get', kind, () => host().objects.list(kind).get(id) as unknown as RegisteredObjects[Kind] | undefined),
    create: <Kind extends ObjectKind>(kind: Kind, body: object) =>
      call('create', kind, () => host().objects.create(kind, body) as unknown as RegisteredObjects[Kind]),
    patch: <Kind extends ObjectKind>(kind: Kind, id: number, body: object) =>
      call('patch', kind, () => host().objects.patch(kind, id, body) as unknown as RegisteredObjects[Kind]),
    remove: (kind, id) =>
      call('remove', kind, () => {
        host().objects.remove(kind, id);
      }),
    testStoragePath: (_document, path) =>
      path.includes('{{ bogus') ? Promise.resolve(undefined) : Promise.resolve(`${path}.pdf`),
    documents: () => Promise.resolve({ count: 0, results: [] }),
    trashed: () =>
      Promise.resolve(
        new Map(
          Array.from({ length: host().trashed }, (_, index) => [index + 1, { modified: '', versions: [index + 1] }]),
        ),
      ),
  };
}

export { refusal };

/** The id map in memory; JSON goes in and comes out with its keys in another order, as from a database. */
export function memoryObjectMap(): HostObjectMap & { readonly rows: Map<string, HostObject> } {
  const rows = new Map<string, HostObject>();
  const nameOf = ({ hostId, kind, key }: { hostId: HostId; kind: string; key: string }) => `${hostId} ${kind} ${key}`;
  return {
    rows,
    list: (hostId) => Promise.resolve([...rows.values()].filter((row) => row.hostId === hostId)),
    put: (object) => {
      rows.set(nameOf(object), { ...object, written: shuffled(JSON.parse(JSON.stringify(object.written))) });
      return Promise.resolve();
    },
    remove: (object) => {
      rows.delete(nameOf(object));
      return Promise.resolve();
    },
  };
}

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, shuffled(one)]),
  );
}
