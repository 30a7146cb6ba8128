import { changeMany, type RowResult } from '../../../app/archive/dossiers/change-many.ts';
import type { DossierChange } from '../../../app/archive/dossiers/change-dossier.ts';
import { removeDossiers, type Removals } from '../../../app/archive/dossiers/remove-dossiers.ts';
import { requireFonds } from '../../../app/archive/dossiers/require-dossier.ts';
import type { DossierTally } from '../../../ports/archive/dossiers.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { problemOf } from '../../problem.ts';
import { dossierView, onlookerOf } from '../../views/archive/dossier.ts';
import { actorOf, filterOf, type DossierQuery } from './dossiers.ts';
import { demandReadable, hiddenAmong, readerOf } from './readable.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
type Windowed = Omit<DossierQuery, 'limit' | 'after' | 'fonds'> & { readonly offset: number; readonly limit: number };
type RowChange = Omit<DossierChange, 'actor'>;

/** What a grid of many dossiers asks: any stretch of the list, counts, many rows written at once. */
export function dossierGridRoutes(deps: HttpDeps): readonly Route[] {
  const { dossiers } = deps.store;
  return [
    defineRoute<IdPath & { query: Windowed }>('windowDossiers', async (call) => {
      const { offset, limit, ...query } = call.query;
      const reader = readerOf(call);
      const { id: fonds } = await requireFonds(deps, call.path.id);
      const filter = await filterOf(deps, { ...query, fonds }, reader);
      const items = await dossiers.window(filter, { offset, limit });
      const total = await dossiers.count(filter);
      return ok({ total, offset, items: items.map((dossier) => dossierView(dossier, reader)) });
    }),
    defineRoute<IdPath>('tallyDossiers', async (call) => {
      const { id } = await requireFonds(deps, call.path.id);
      return ok(tallyView(await dossiers.tally(id, onlookerOf(readerOf(call)))));
    }),
    defineRoute<{ body: { changes: readonly RowChange[] } }>('changeDossiers', async (call) => {
      const { changes } = call.body;
      const hidden = await hiddenAmong(
        deps,
        changes.map(({ id }) => id),
        call,
      );
      const results = await changeMany(deps, { changes, hidden, actor: actorOf(call) });
      return ok({ items: results.map((result) => resultView(result, call)) });
    }),
    defineRoute<IdPath & { query: { revision: number } }>('removeDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      const removal = { ...call.path, ...call.query };
      const [kept] = await removeDossiers(deps, { dossiers: [removal], actor: actorOf(call) });
      if (kept !== undefined) throw kept.error;
      return { status: 204 };
    }),
    defineRoute<{ body: Pick<Removals, 'dossiers'> }>('removeDossiers', async (call) => {
      const { dossiers: asked } = call.body;
      const hidden = await hiddenAmong(
        deps,
        asked.map(({ id }) => id),
        call,
      );
      // One named twice goes once.
      const once = [...new Map(asked.map((one) => [one.id, one])).values()];
      const kept = await removeDossiers(deps, { dossiers: once, hidden, actor: actorOf(call) });
      const items = kept.map(({ id, error }) => ({ id, problem: problemOf(error, call.language, call.requestId) }));
      return ok({ removed: once.length - kept.length, kept: items });
    }),
  ];
}

function tallyView({ nodes, states, inventories, periods }: DossierTally): object {
  const total = states.reduce((sum, { dossiers }) => sum + dossiers, 0);
  return { total, nodes, states, inventories, periods };
}

function resultView(result: RowResult, call: Pick<Call, 'caller' | 'language' | 'requestId'>): object {
  const { id } = result;
  if ('dossier' in result) return { id, dossier: dossierView(result.dossier, readerOf(call)) };
  return { id, problem: problemOf(result.error, call.language, call.requestId) };
}
