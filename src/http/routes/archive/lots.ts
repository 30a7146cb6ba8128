import {
  closeLot,
  drawLot,
  judgeDossier,
  type Judgement,
  type LotClosing,
  type LotRequest,
} from '../../../app/archive/arrangement/check-lots.ts';
import { correctDossier, type Correction } from '../../../app/archive/arrangement/correct-dossier.ts';
import { requireProject } from '../../../app/archive/arrangement/require-project.ts';
import type { CheckFinding, CheckLevel } from '../../../domain/arrangement/error-rate.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { lotDossierView, lotView } from '../../views/archive/arrangement.ts';
import { isMasked } from '../../views/archive/dossier.ts';
import { actorOf, shown } from './dossiers.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';
import { demandReadable, readerOf } from './readable.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface LotPath {
  readonly path: { readonly id: string; readonly lot: string };
}
interface LotQuery extends PagedQuery {
  readonly sampled?: boolean;
  readonly open?: boolean;
}
interface FindingQuery extends PagedQuery {
  readonly level?: CheckLevel;
  readonly worker?: string;
  readonly dossier?: string;
}

/** The check on two levels. */
export function lotRoutes(deps: HttpDeps): readonly Route[] {
  return [...readRoutes(deps), ...checkRoutes(deps), ...findingRoutes(deps)];
}

function readRoutes(deps: HttpDeps): readonly Route[] {
  const { arrangement } = deps.store;
  return [
    defineRoute<IdPath>('listArrangementLots', async ({ path }) => {
      await requireProject(deps, path.id);
      return ok({ items: (await arrangement.lots(path.id)).map(lotView) });
    }),
    defineRoute<LotPath & { query: LotQuery }>('listLotDossiers', async ({ path, query }) => {
      const { limit, after, ...filter } = query;
      if ((await arrangement.lot(path.lot))?.projectId !== path.id) throw notFound();
      const page = await arrangement.lotDossiers(path.lot, filter, pageRequest({ limit, ...(after && { after }) }));
      return ok({ ...page, items: page.items.map(lotDossierView) });
    }),
  ];
}

function checkRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: Omit<LotRequest, 'projectId' | 'actor'> }>('drawArrangementLot', async (call) => {
      const lot = await drawLot(deps, { ...call.body, projectId: call.path.id, actor: actorOf(call) });
      return { status: 201, body: lotView(lot) };
    }),
    defineRoute<LotPath & { body: Omit<Judgement, 'projectId' | 'lotId' | 'actor'> }>(
      'judgeLotDossier',
      async (call) => {
        await demandReadable(deps, [call.body.dossierId], call);
        const { id: projectId, lot: lotId } = call.path;
        return shown(await judgeDossier(deps, { ...call.body, projectId, lotId, actor: actorOf(call) }), call);
      },
    ),
    defineRoute<LotPath & { body: Omit<LotClosing, 'projectId' | 'lotId' | 'actor'> }>(
      'closeArrangementLot',
      async (call) => {
        const { id: projectId, lot: lotId } = call.path;
        return ok(lotView(await closeLot(deps, { ...call.body, projectId, lotId, actor: actorOf(call) })));
      },
    ),
    defineRoute<IdPath & { body: Omit<Correction, 'id' | 'actor'> }>('correctDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return shown(await correctDossier(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
    }),
  ];
}

function findingRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { query: FindingQuery }>('listCheckFindings', async (call) => {
      const { limit, after, dossier, ...rest } = call.query;
      await requireProject(deps, call.path.id);
      const filter = { ...rest, ...(dossier !== undefined && { dossierId: dossier }) };
      const paged = pageRequest({ limit, ...(after && { after }) });
      const page = await deps.store.arrangement.listFindings(call.path.id, filter, paged);
      return ok({ ...page, items: await masked(deps, page.items, call) });
    }),
  ];
}

/** A note may tell what a secret dossier says. */
async function masked(
  { store }: HttpDeps,
  findings: readonly CheckFinding[],
  call: Pick<Call, 'caller' | 'language'>,
): Promise<readonly object[]> {
  const reader = readerOf(call);
  const dossiers = await store.dossiers.findMany([...new Set(findings.map(({ dossierId }) => dossierId))]);
  const open = new Set(dossiers.filter((dossier) => !isMasked(dossier, reader)).map(({ id }) => id));
  return findings.map(({ foundAt, note, ...finding }) => ({
    ...{ ...finding, foundAt: foundAt.toISOString(), note: open.has(finding.dossierId) ? note : null },
  }));
}
