import { isDeepStrictEqual } from 'node:util';
import { HostError } from '../../../ports/errors.ts';
import type { SchemaAction, SchemaFinding, SchemaStep } from '../../../ports/host-schema.ts';
import type { HostObjectMap } from '../../../ports/host-state.ts';
import type { HostId } from '../../../ports/host.ts';
import type { ObjectKind, RegisteredObjects } from '../api.ts';
import type { SchemaApi } from './schema-api.ts';
import { finding } from './finding.ts';
import type { HostState } from './host-state.ts';
import type { Difference, Item } from './item.ts';
import type { Written } from './written.ts';
import { locate, type Place } from './locate.ts';
import { sameName } from './names.ts';

type Anything = RegisteredObjects[ObjectKind];

export interface Reconciliation {
  readonly hostId: HostId;
  readonly api: SchemaApi;
  readonly objects: HostObjectMap;
  readonly state: HostState;
  /** False: nothing is written, neither in the host nor in our map; the picture is kept up as if. */
  readonly execute: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** One object: found, made or mended. Idempotent: what was broken off is taken up at the next run. */
export async function reconcile(run: Reconciliation, item: Item): Promise<SchemaStep> {
  const { state } = run;
  if (state.hidden.has(item.kind)) return stepOf(item, 'blocked', [finding('schema.forbidden', { kind: item.kind })]);
  const needs = item.needs(state);
  if (needs) return stepOf(item, 'blocked', [needs]);
  try {
    const refused = await item.probe?.(state, run.signal);
    if (refused) return stepOf(item, 'blocked', [refused]);
    return await take(run, item, locate(item, state));
  } catch (error) {
    return stepOf(item, 'blocked', [tell(item, error)]);
  }
}

/** What a person must settle in the host. @throws anything else: it breaks the run off, which is then repeated */
function tell({ kind }: Pick<Item, 'kind'>, error: unknown): SchemaFinding {
  if (error instanceof HostError && error.code === 'forbidden') return finding('schema.forbidden', { kind });
  if (error instanceof HostError && error.code === 'invalid') return finding('schema.refused', error.details);
  throw error;
}

function take(run: Reconciliation, item: Item, place: Place): Promise<SchemaStep> {
  switch (place.how) {
    case 'blocked':
      return Promise.resolve(stepOf(item, 'blocked', [place.finding]));
    case 'nowhere':
      return make(run, item, place.findings);
    case 'ours':
      return keep(run, item, { found: place.found, findings: [] });
    case 'resumed':
    case 'adopted':
      return keep(run, item, { found: place.found, findings: place.findings, how: place.how });
  }
}

async function make(run: Reconciliation, item: Item, findings: readonly SchemaFinding[]): Promise<SchemaStep> {
  const { state } = run;
  const body = item.body(state);
  if (!run.execute) {
    // In the picture only: what refers to it needs an id that no object has.
    const made = { ...body, id: -1 - state.rows().length } as Anything; // members that are read are those of the body
    remember(run, item, { object: made, made: true });
    return stepOf(item, 'create', findings);
  }
  const before = state.row(item.kind, item.key);
  await run.objects.put(rowOf(run, item, { remoteId: '', written: { name: item.name, pending: true } }));
  const made = await createOrExplain(run, item, body);
  if ('code' in made) {
    // What is only out of our sight must be known as ours when it is seen again.
    if (before && before.remoteId !== '') await run.objects.put(before);
    else await run.objects.remove({ hostId: run.hostId, kind: item.kind, key: item.key });
    return stepOf(item, 'blocked', [made]);
  }
  await persist(run, item, { object: made, made: true });
  return verified(run, item, { object: made, step: stepOf(item, 'create', findings) });
}

/** A refusal of the name means that somebody was faster, or that a private object has it. */
async function createOrExplain(run: Reconciliation, item: Item, body: object): Promise<Anything | SchemaFinding> {
  const { api, state, signal } = run;
  try {
    return await api.create(item.kind, body, { signal });
  } catch (error) {
    const told = tell(item, error);
    if (told.code !== 'schema.refused') return told;
    state.reload(item.kind, await api.list(item.kind, { signal }));
    const place = locate(item, state);
    if (place.how === 'blocked') return place.finding;
    if (place.how === 'nowhere') {
      // The words of the host: `already exists`, `owner / name unique constraint`.
      const isName = /unique|already exists/i.test(String(told.details['said']));
      return isName ? finding('schema.private-twin', { name: item.name }) : told;
    }
    return place.found;
  }
}

interface Held {
  readonly found: Anything;
  readonly findings: readonly SchemaFinding[];
  readonly how?: 'resumed' | 'adopted';
}

async function keep(run: Reconciliation, item: Item, { found, findings, how }: Held): Promise<SchemaStep> {
  const { state } = run;
  const difference = item.compare(found, state.known(item.kind, item.key), state);
  const told = [...findings, ...difference.findings, ...difference.remarks];
  if (difference.blocked) {
    return stepOf({ ...item, name: found.name }, 'blocked', [difference.blocked, ...difference.findings]);
  }
  const action = how === undefined ? difference.action : how === 'adopted' ? 'adopt' : 'create';
  const step = stepOf({ ...item, name: found.name }, action, told);
  const object = await patched(run, item, { found, difference });
  const isRenamed = 'name' in (difference.patch ?? {});
  await persist(run, item, { object, made: false, isRenamed, ...(how === 'adopted' && { adopted: true }) });
  return difference.patch === undefined ? step : verified(run, item, { object, step });
}

async function patched(
  { api, execute, signal }: Reconciliation,
  { kind }: Item,
  { found, difference: { patch } }: { readonly found: Anything; readonly difference: Difference },
): Promise<Anything> {
  if (patch === undefined) return found;
  if (!execute) return { ...found, ...patch };
  return api.patch(kind, found.id, patch, { signal });
}

/** Success is what stands there now, not what was sent. */
function verified(
  { state, execute }: Reconciliation,
  item: Item,
  { object, step }: { readonly object: Anything; readonly step: SchemaStep },
): SchemaStep {
  if (!execute) return step;
  const { action, findings } = item.compare(object, state.known(item.kind, item.key), state);
  if (action === 'unchanged') return step;
  return { ...step, action: 'blocked', findings: [finding('schema.not-kept'), ...findings] };
}

interface Outcome {
  readonly object: Anything;
  readonly made: boolean;
  readonly adopted?: boolean;
  readonly isRenamed?: boolean;
}

async function persist(run: Reconciliation, item: Item, outcome: Outcome): Promise<void> {
  const before = run.state.row(item.kind, item.key);
  const row = remember(run, item, outcome);
  if (run.execute && !isDeepStrictEqual(before, row)) await run.objects.put(row);
}

function remember(run: Reconciliation, item: Item, outcome: Outcome): ReturnType<typeof rowOf> {
  const { state } = run;
  const { object, made, isRenamed = false } = outcome;
  const known = state.known(item.kind, item.key);
  state.put(item.kind, object);
  const isNew = made || known === undefined;
  const isAsWanted = isNew || isRenamed || sameName(object.name, item.name);
  const adopted = isNew ? outcome.adopted : known.written.adopted;
  const written: Written = {
    name: isAsWanted ? object.name : known.written.name,
    ...(adopted === true && { adopted }),
    ...(!isAsWanted && !sameName(object.name, known.written.name) && { given: object.name }),
    ...item.written(object, known, state),
  };
  // A label that could not be given yet (a person's name stands there) is tried again.
  const label = isAsWanted ? item.name : known.label;
  const row = rowOf(run, { ...item, name: label }, { remoteId: String(object.id), written });
  state.setRow(row);
  return row;
}

function rowOf(
  { hostId }: Pick<Reconciliation, 'hostId'>,
  { kind, key, name }: Pick<Item, 'kind' | 'key' | 'name'>,
  { remoteId, written }: { readonly remoteId: string; readonly written: Written },
) {
  return { hostId, kind, key, remoteId, name, written };
}

function stepOf(
  { kind, key, name }: Pick<Item, 'kind' | 'key' | 'name'>,
  action: SchemaAction,
  findings: readonly SchemaFinding[],
): SchemaStep {
  return { action, kind, key, name, findings };
}
