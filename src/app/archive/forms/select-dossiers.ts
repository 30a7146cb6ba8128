import { maskDossier, type Shown } from '../../../domain/access/mask.ts';
import type { Viewer } from '../../../domain/access/sight.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import type { Fonds } from '../../../domain/archive/fonds.ts';
import type { DossierFilter } from '../../../ports/archive/dossiers.ts';
import { RequestError } from '../../../ports/errors.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { demandGiven, type FormDeps, type FormRequest } from './form-maker.ts';

const PAGE = 500;

export interface DossierSelection {
  readonly fonds: Fonds;
  /** Masked where they must be, one page in memory at a time. */
  dossiers(): AsyncGenerator<Shown<Dossier>>;
  /** How many were masked so far. */
  masked(): number;
}

/**
 * The dossiers that are named, in that order, or all of the fonds (and inventory) in the archival order.
 * @throws RequestError `not-found`; `invalid-request` for dossiers of two fonds
 */
export async function selectDossiers(
  deps: FormDeps,
  { selection, viewer }: Pick<FormRequest, 'selection' | 'viewer'>,
): Promise<DossierSelection> {
  const { ids, inventoryNumber } = selection;
  const fonds = await requireFonds(deps, await fondsIdOf(deps, selection));
  const filter = { fondsId: fonds.id, ...(inventoryNumber !== undefined && { inventoryNumber }) };
  const all = ids === undefined ? walkDossiers(deps, filter) : named(deps, ids, fonds.id);
  const onlooker = onlookerOf(deps, viewer);
  let masked = 0;
  return {
    fonds,
    async *dossiers() {
      for await (const dossier of all) {
        const shown = maskDossier(dossier, onlooker);
        masked += Number(shown.masked);
        yield shown;
      }
    },
    masked: () => masked,
  };
}

export function onlookerOf({ text }: Pick<FormDeps, 'text'>, viewer: Viewer) {
  return { ...viewer, placeholder: text('dossier.secret') };
}

async function fondsIdOf({ store }: FormDeps, { fondsId, ids }: FormRequest['selection']): Promise<string> {
  if (fondsId !== undefined) return fondsId;
  const first = demandGiven(ids?.[0], 'fondsId');
  const [dossier] = await store.dossiers.findMany([first]);
  if (dossier === undefined) throw new RequestError('not-found', 'No dossier of this id', { details: { id: first } });
  return dossier.fondsId;
}

/** In the archival order, by keyset pages. */
export async function* walkDossiers({ store }: FormDeps, filter: DossierFilter): AsyncGenerator<Dossier> {
  let after: string | undefined;
  do {
    const page = await store.dossiers.list(filter, { limit: PAGE, ...(after !== undefined && { after }) });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

async function* named({ store }: FormDeps, ids: readonly string[], fondsId: string): AsyncGenerator<Dossier> {
  for (let at = 0; at < ids.length; at += PAGE) {
    const some = ids.slice(at, at + PAGE);
    const found = new Map((await store.dossiers.findMany(some)).map((dossier) => [dossier.id, dossier]));
    for (const id of some) {
      const dossier = found.get(id);
      if (dossier?.fondsId !== fondsId)
        throw new RequestError('not-found', 'No dossier of this id in the fonds', { details: { id } });
      yield dossier;
    }
  }
}

/** Several at once, for what is looked up for many. */
export async function* inBatches<Item>(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
