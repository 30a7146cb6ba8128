import { completenessOf } from '../../../app/archive/dossiers/completeness-of.ts';
import { changeDossier, type DossierChange } from '../../../app/archive/dossiers/change-dossier.ts';
import { checkDossier, checkDossiers, sendBack } from '../../../app/archive/dossiers/check-dossiers.ts';
import { createDossiers, type NewDossier } from '../../../app/archive/dossiers/create-dossiers.ts';
import { requireDossier } from '../../../app/archive/dossiers/require-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { withSubNodes } from '../../../domain/archive/ordering.ts';
import type { DossierState } from '../../../domain/workflow/dossier-state.ts';
import type { DossierFilter } from '../../../ports/archive/dossiers.ts';
import { RequestError } from '../../../ports/errors.ts';
import { defineRoute, ok, type Call, type Reply, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { dossierDetail, dossierView, isMasked, maySeeSecrets, type Reader } from '../../views/archive/dossier.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

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
type ChangeBody = Omit<DossierChange, 'id' | 'actor'>;

export function dossierRoutes(deps: HttpDeps): readonly Route[] {
  return [...readRoutes(deps), ...writeRoutes(deps), ...checkRoutes(deps)];
}

export function readerOf({ caller, language }: Pick<Call, 'caller' | 'language'>): Reader {
  return { role: caller().account.role, language };
}

export function actorOf({ caller }: Pick<Call, 'caller'>): string {
  return caller().account.name;
}

export function shown(dossier: Dossier, call: Pick<Call, 'caller' | 'language'>): Reply {
  return ok(dossierView(dossier, readerOf(call)));
}

/** Nobody works on what they may not read. @throws RequestError `withheld` */
export async function demandReadable(deps: HttpDeps, ids: readonly string[], call: Pick<Call, 'caller' | 'language'>) {
  const reader = readerOf(call);
  if (maySeeSecrets(reader.role)) return;
  const dossiers = await deps.store.dossiers.findMany(ids);
  if (dossiers.some((dossier) => isMasked(dossier, reader)))
    throw new RequestError('withheld', 'The dossier is secret');
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
      const found = await dossiers.findByCode(call.query.code.trim(), call.query.fonds);
      if (found === undefined) throw notFound();
      return ok({ ...found, dossier: dossierView(await requireDossier(deps, found.dossierId), readerOf(call)) });
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

export async function filterOf(
  { store }: HttpDeps,
  query: Omit<DossierQuery, 'limit' | 'after'>,
  reader: Reader,
): Promise<DossierFilter> {
  const { fonds, node, state, inventory, box, period, text } = query;
  const heading = node === undefined ? undefined : await store.fonds.node(node);
  const nodes = heading && (await store.fonds.nodes(heading.fondsId));
  return {
    ...(fonds !== undefined && { fondsId: fonds }),
    ...(node !== undefined && { nodeIds: nodes ? [...withSubNodes(nodes, node)] : [node] }),
    ...(state !== undefined && { states: [state] }),
    ...(inventory !== undefined && { inventoryNumber: inventory }),
    ...(box !== undefined && { boxNumber: box }),
    ...(period !== undefined && { period }),
    // Else a search would tell what the title of a secret one says.
    ...(text !== undefined && { text, ...(!maySeeSecrets(reader.role) && { withoutSecret: true }) }),
  };
}

function writeRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ body: { fondsId: string; dossiers: readonly NewDossier[] } }>('createDossiers', async (call) => {
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
    defineRoute<IdPath & { body: { revision: number; reason: string } }>('sendBackDossier', async (call) => {
      await demandReadable(deps, [call.path.id], call);
      return shown(await sendBack(deps, { ...call.body, ...call.path, actor: actorOf(call) }), call);
    }),
  ];
}
