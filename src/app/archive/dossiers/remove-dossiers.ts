import type { Dossier } from '../../../domain/archive/dossier.ts';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import type { DossierOutline } from '../../../ports/archive/dossiers.ts';
import { ConflictError, isPortError, RequestError, StoreError, type PortError } from '../../../ports/errors.ts';
import { namedByLists } from './demand-unlisted.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { savePlaces } from './place-dossier.ts';
import { forbidden, requireDossier } from './require-dossier.ts';

type StoreDeps = Pick<DossierDeps, 'store'>;

interface SeenDossier {
  readonly id: string;
  readonly revision: number;
}
export interface Removals {
  /** Each once. */
  readonly dossiers: readonly SeenDossier[];
  /** Those that the actor may not read. */
  readonly hidden?: ReadonlySet<string>;
  readonly actor: string;
}
export interface KeptDossier {
  readonly id: string;
  readonly error: PortError;
}

/**
 * Takes away drafts that were entered by mistake: never numbered or in a box, with nothing in them and no old name that
 * leads to them. What is more than a draft, or was changed since it was seen, stays and keeps no other from going. The
 * ledger keeps what they said.
 */
export async function removeDossiers(
  deps: StoreDeps,
  { dossiers, hidden = new Set(), actor }: Removals,
): Promise<KeptDossier[]> {
  const { store } = deps;
  return store.transaction(async () => {
    const found = await lockedDossiers(deps, dossiers);
    const refusals = await refusalsOf(deps, { dossiers, found, hidden });
    const drafts = dossiers.filter(({ id }) => !refusals.has(id));
    const orders = await ordersOf(deps, drafts, found);
    const gone = await store.dossiers.remove(drafts);
    for (const order of orders) await closeGaps(deps, order, gone);
    for (const { id } of drafts)
      if (!gone.has(id)) refusals.set(id, new StoreError('stale', 'It was changed meanwhile', { details: { id } }));
    await store.access.remove([...gone]);
    const removed = [...gone].flatMap((id) => found.get(id) ?? []);
    await store.ledger.appendMany(
      removed.map(({ id, fondsId, temporaryNumber, description }) => ({
        ...{ action: 'dossier.removed', subject: id, actor, body: { fondsId, temporaryNumber } },
        values: { before: description },
      })),
    );
    return dossiers.flatMap(({ id }) => {
      const error = refusals.get(id);
      return error === undefined ? [] : [{ id, error }];
    });
  });
}

/** As they stand under the locks of their fonds, in whose orders the gaps are closed when they are gone. */
async function lockedDossiers(
  { store }: StoreDeps,
  dossiers: readonly SeenDossier[],
): Promise<ReadonlyMap<string, Dossier>> {
  const ids = dossiers.map(({ id }) => id);
  const fonds = new Set((await store.dossiers.findMany(ids)).map(({ fondsId }) => fondsId));
  // Always in the same order, so that two of these do not wait for each other.
  for (const fondsId of [...fonds].sort()) await store.dossiers.lockFonds(fondsId);
  return new Map((await store.dossiers.findMany(ids)).map((dossier) => [dossier.id, dossier]));
}

type Order = readonly DossierOutline[];

/** Of the fonds in which something goes. */
async function ordersOf(
  { store }: StoreDeps,
  drafts: readonly SeenDossier[],
  found: ReadonlyMap<string, Dossier>,
): Promise<readonly Order[]> {
  const fonds = new Set(drafts.flatMap(({ id }) => found.get(id)?.fondsId ?? []));
  const orders: Order[] = [];
  for (const fondsId of fonds) orders.push(await store.dossiers.outlines(fondsId));
  return orders;
}

/** What was pinned behind one that is gone stays where it is, behind the next one before it that is there. */
async function closeGaps({ store }: StoreDeps, order: Order, gone: ReadonlySet<string>): Promise<void> {
  const turns = new Map<string, string | null>();
  let before: string | null = null;
  for (const { id } of order) {
    if (gone.has(id)) turns.set(id, before);
    else before = id;
  }
  await store.dossiers.repin(turns);
  await savePlaces(
    { store },
    order.filter(({ id }) => !gone.has(id)),
  );
}

interface Asked extends Required<Pick<Removals, 'dossiers' | 'hidden'>> {
  readonly found: ReadonlyMap<string, Dossier>;
}

async function refusalsOf(deps: StoreDeps, { dossiers, hidden, found }: Asked): Promise<Map<string, PortError>> {
  const ids = dossiers.map(({ id }) => id);
  const occupied = await deps.store.dossiers.occupied(ids);
  const named = await namedByLists(deps, { dossierIds: ids, field: 'id' });
  const refusals = new Map<string, PortError>();
  for (const { id, revision } of dossiers) {
    const dossier = found.get(id);
    const error = hidden.has(id)
      ? new RequestError('withheld', 'The dossier is secret')
      : dossier === undefined
        ? await whyMissing(deps, id)
        : (whyKept(dossier, { revision, isOccupied: occupied.has(id) }) ?? named.get(id));
    if (error !== undefined) refusals.set(id, error);
  }
  return refusals;
}

/** Never there, or merged into another one. */
async function whyMissing(deps: StoreDeps, id: string): Promise<PortError | undefined> {
  try {
    await requireDossier(deps, id);
    return undefined;
  } catch (error) {
    if (isPortError(error)) return error;
    throw error;
  }
}

const DRAFT_STATES: ReadonlySet<string> = new Set(['receiving', 'sorting', 'described']);

function whyKept(
  dossier: Dossier,
  { revision, isOccupied }: { readonly revision: number; readonly isOccupied: boolean },
): PortError | undefined {
  const { state, number, boxNumber } = dossier;
  if (!isOpenToChange(state)) return forbidden(dossier);
  if (dossier.revision !== revision) return new ConflictError(dossier.revision, []);
  const isDraft = DRAFT_STATES.has(state) && number === null && boxNumber === null && !isOccupied;
  return isDraft ? undefined : forbidden(dossier);
}
