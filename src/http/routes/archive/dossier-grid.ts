import { changeMany, type RowResult } from '../../../app/archive/dossiers/change-many.ts';
import type { DossierChange } from '../../../app/archive/dossiers/change-dossier.ts';
import { removeDossier } from '../../../app/archive/dossiers/remove-dossier.ts';
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
      await removeDossier(deps, { ...call.path, ...call.query, actor: actorOf(call) });
      return { status: 204 };
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
