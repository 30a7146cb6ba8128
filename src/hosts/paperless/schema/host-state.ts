import type { HostObject } from '../../../ports/host-state.ts';
import { HostError } from '../../../ports/errors.ts';
import type { ObjectKind, RegisteredObjects } from '../api.ts';
import type { SchemaApi } from './schema-api.ts';
import type { WireProbe } from '../wire-types.ts';
import type { Known, Written } from './written.ts';

/** Order of registration: what refers to something comes after it. */
export const KINDS = [
  'custom-field',
  'tag',
  'document-type',
  'correspondent',
  'storage-path',
  'workflow',
  'saved-view',
] as const satisfies readonly ObjectKind[];

type Anything = RegisteredObjects[ObjectKind];

/** What the host has and what we know of it, kept up with every step; a plan changes this picture only. */
export interface HostState {
  readonly probe: WireProbe;
  /** Some document, to try a template of a path on; undefined in an empty host. */
  readonly someDocument: number | undefined;
  /** Kinds that we may not list. */
  readonly hidden: ReadonlySet<ObjectKind>;
  all(kind: ObjectKind): readonly Anything[];
  rows(): readonly HostObject[];
  row(kind: ObjectKind, key: string): HostObject | undefined;
  known(kind: ObjectKind, key: string): Known | undefined;
  /** Undefined for what is not there (yet). In a plan, what would be made has an id below 0. */
  id(kind: ObjectKind, key: string): number | undefined;
  object(kind: ObjectKind, key: string): Anything | undefined;
  put(kind: ObjectKind, object: Anything): void;
  drop(kind: ObjectKind, id: number): void;
  reload(kind: ObjectKind, objects: readonly Anything[]): void;
  setRow(row: HostObject): void;
  dropRow(kind: string, key: string): void;
}

export interface StateSource {
  readonly api: SchemaApi;
  readonly rows: readonly HostObject[];
  /** A plan only asks; nothing is tried where there is no path to try. */
  readonly needsDocument: boolean;
  readonly signal?: AbortSignal | undefined;
}

export async function readHostState({ api, rows, needsDocument, signal }: StateSource): Promise<HostState> {
  const probe = await probeOf(api, signal);
  const lists = new Map<ObjectKind, Map<number, Anything>>();
  const hidden = new Set<ObjectKind>();
  for (const kind of KINDS) {
    const objects = await listOrHidden(api, kind, signal);
    if (objects === undefined) hidden.add(kind);
    lists.set(kind, byId(objects ?? []));
  }
  return keepState({
    probe,
    hidden,
    lists,
    rows,
    someDocument: needsDocument ? await anyDocument(api, signal) : undefined,
  });
}

/** Everything else that is forbidden is told step by step; this is asked before there is a step. */
async function probeOf(api: SchemaApi, signal?: AbortSignal): Promise<WireProbe> {
  try {
    return await api.probe({ signal });
  } catch (error) {
    if (!(error instanceof HostError) || error.code !== 'forbidden') throw error;
    const { hostId, operation, message, cause } = error;
    const details = { ...error.details, permission: 'view_uisettings' };
    throw new HostError('forbidden', message, { hostId, operation, details, cause });
  }
}

async function listOrHidden(
  api: SchemaApi,
  kind: ObjectKind,
  signal?: AbortSignal,
): Promise<readonly Anything[] | undefined> {
  try {
    return await api.list(kind, { signal });
  } catch (error) {
    if (error instanceof HostError && error.code === 'forbidden') return undefined; // told step by step
    throw error;
  }
}

async function anyDocument(api: SchemaApi, signal?: AbortSignal): Promise<number | undefined> {
  const { results } = await api.documents({ ordering: 'id', fields: ['id'] }, { page: 1, size: 1 }, { signal });
  return results[0]?.id;
}

function byId(objects: readonly Anything[]): Map<number, Anything> {
  return new Map(objects.map((object) => [object.id, object]));
}

interface Parts {
  readonly probe: WireProbe;
  readonly hidden: ReadonlySet<ObjectKind>;
  readonly lists: Map<ObjectKind, Map<number, Anything>>;
  readonly rows: readonly HostObject[];
  readonly someDocument: number | undefined;
}

function keepState({ probe, hidden, lists, rows: given, someDocument }: Parts): HostState {
  const rows = new Map(given.map((row) => [nameOf(row.kind, row.key), row]));
  const listOf = (kind: ObjectKind) => lists.get(kind) ?? new Map<number, Anything>();
  const object = (kind: ObjectKind, key: string) => {
    const row = rows.get(nameOf(kind, key));
    return row && row.remoteId !== '' ? listOf(kind).get(Number(row.remoteId)) : undefined;
  };
  return {
    probe,
    hidden,
    someDocument,
    all: (kind) => [...listOf(kind).values()],
    rows: () => [...rows.values()],
    row: (kind, key) => rows.get(nameOf(kind, key)),
    known: (kind, key) => knownOf(rows.get(nameOf(kind, key))),
    id: (kind, key) => object(kind, key)?.id,
    object,
    put: (kind, thing) => {
      listOf(kind).set(thing.id, thing);
    },
    drop: (kind, id) => {
      listOf(kind).delete(id);
    },
    reload: (kind, objects) => {
      lists.set(kind, byId(objects));
    },
    setRow: (row) => {
      rows.set(nameOf(row.kind, row.key), row);
    },
    dropRow: (kind, key) => {
      rows.delete(nameOf(kind, key));
    },
  };
}

function nameOf(kind: string, key: string): string {
  return `${kind} ${key}`;
}

/** Undefined where nothing is known, or only that something was about to be made. */
function knownOf(row: HostObject | undefined): Known | undefined {
  if (row === undefined || row.remoteId === '') return undefined;
  return { label: row.name, written: writtenOf(row) };
}

/** We alone write this column. */
export function writtenOf(row: HostObject): Written {
  return row.written as Written;
}

export function idsOf(state: HostState, kind: ObjectKind, keys: readonly string[]): readonly number[] {
  return keys.flatMap((key) => state.id(kind, key) ?? []);
}

/** Keys of a kind that are wanted but cannot be had. */
export function missingOf(state: HostState, kind: ObjectKind, keys: readonly string[]): string | undefined {
  return keys.find((key) => state.id(kind, key) === undefined);
}
