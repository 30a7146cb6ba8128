import { completenessOf } from '../../../app/archive/dossiers/completeness-of.ts';
import { changeDossier, type DossierChange } from '../../../app/archive/dossiers/change-dossier.ts';
import {
  checkDossier,
  checkDossiers,
  sendBack,
  type SendingBack,
} from '../../../app/archive/dossiers/check-dossiers.ts';
import { createDossiers, type NewDossier } from '../../../app/archive/dossiers/create-dossiers.ts';
import { requireDossier } from '../../../app/archive/dossiers/require-dossier.ts';
import { isBareName } from '../../../domain/access/mask.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { withSubNodes } from '../../../domain/archive/ordering.ts';
import type { DossierState } from '../../../domain/workflow/dossier-state.ts';
import type { DossierFilter } from '../../../ports/archive/dossiers.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { dossierDetail, dossierView, isMasked, onlookerOf, type Reader } from '../../views/archive/dossier.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';
import { demandReadable, demandReadableScans, readerOf } from './readable.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
export interface DossierQuery extends PagedQuery {
  readonly fonds?: string;
  readonly node?: string;
  readonly state?: DossierState;
  readonly inventory?: string;
  readonly box?: number;
  readonly period?: string;
  readonly text?: string;
}
type Asked = Omit<DossierQuery, 'limit' | 'after'>;
type ChangeBody = Omit<DossierChange, 'id' | 'actor'>;

export function dossierRoutes(deps: HttpDeps): readonly Route[] {
  return [...readRoutes(deps), ...writeRoutes(deps), ...checkRoutes(deps)];
}

export function actorOf({ caller }: Pick<Call, 'caller'>): string {
  return caller().account.name;
}

export function shown(dossier: Dossier, call: Pick<Call, 'caller' | 'language'>): Reply {
  return ok(dossierView(dossier, readerOf(call)));
}

function readRoutes(deps: HttpDeps): readonly Route[] {
  const { dossiers } = deps.store;
  return [
    defineRoute<{ query: DossierQuery }>('listDossiers', async (call) => {
      const reader = readerOf(call);
      const page = await dossiers.list(await filterOf(deps, call.query, reader), pageRequest(call.query));
      return ok({ ...page, items: page.items.map((dossier) => dossierView(dossier, reader)) });
    }),
    defineRoute<{ query: { code: string; fonds?: string } }>('findDossier', async (call) => {
      const name = call.query.code.trim();
      const found = await dossiers.findByCode(name, call.query.fonds);
      const dossier = found && (await requireDossier(deps, found.dossierId));
      // Who guesses the code of a hidden one shall not be told that it is right.
      if (dossier === undefined || (isMasked(dossier, readerOf(call)) && !isBareName(name))) throw notFound();
      return ok({ ...found, dossier: dossierView(dossier, readerOf(call)) });
    }),
    defineRoute<IdPath>('readDossier', async (call) => {
      const dossier = await requireDossier(deps, call.path.id);
      const documents = await dossiers.documents(dossier.id);
      const aliases = await dossiers.aliases(dossier.id);
      const findings = await completenessOf(deps, dossier);
      return ok(dossierDetail({ dossier, documents, aliases, findings }, readerOf(call)));
    }),
  ];
}

export async function filterOf({ store }: HttpDeps, query: Asked, reader: Reader): Promise<DossierFilter> {
  const { node, text, period } = query;
  const nodeIds = node === undefined ? undefined : await withHeadingsBelow(store, node);
  return {
    ...plainFilter(query),
    ...(nodeIds && { nodeIds }),
    // Else an answer would tell what a placeholder does not show.
    ...((text ?? node ?? period ?? reader.within) !== undefined && { visibleTo: onlookerOf(reader) }),
  };
}

function plainFilter({ fonds, state, inventory, box, period, text }: Asked): DossierFilter {
  return {
    ...(fonds !== undefined && { fondsId: fonds }),
    ...(state !== undefined && { states: [state] }),
    ...(inventory !== undefined && { inventoryNumber: inventory }),
    ...(box !== undefined && { boxNumber: box }),
    ...(period !== undefined && { period }),
    ...(text !== undefined && { text }),
  };
}

async function withHeadingsBelow(store: HttpDeps['store'], nodeId: string): Promise<readonly string[]> {
  const heading = await store.fonds.node(nodeId);
  return heading ? [...withSubNodes(await store.fonds.nodes(heading.fondsId), nodeId)] : [nodeId];
}

function writeRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ body: { fondsId: string; dossiers: readonly NewDossier[] } }>('createDossiers', async (call) => {
      for (const { documents = [] } of call.body.dossiers) await demandReadableScans(deps, documents, call);
      const made = await createDossiers(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: { items: made.map((dossier) => dossierView(dossier, readerOf(call))) } };
    }),
    defineRoute<IdPath & { body: ChangeBody }>('changeDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return shown(await changeDossier(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
    }),
  ];
}

function checkRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: { revision: number } }>('checkDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return shown(await checkDossier(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
    }),
    defineRoute<{ body: { dossiers: readonly { id: string; revision: number }[] } }>('checkDossiers', async (call) => {
      const ids = call.body.dossiers.map(({ id }) => id);
      await demandReadable(deps, ids, call);
      return ok(await checkDossiers(deps, { ...call.body, actor: actorOf(call) }));
    }),
    defineRoute<IdPath & { body: Pick<SendingBack, 'revision' | 'reason' | 'findings'> }>(
      'sendBackDossier',
      async (call) => {
        await demandReadable(deps, [call.path.id], call);
        return shown(await sendBack(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
      },
    ),
  ];
}
