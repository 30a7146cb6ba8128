import { moveNode, removeNode, renameNode } from '../../../app/archive/change-scheme.ts';
import { draftScheme, type SchemeWish } from '../../../app/archive/draft-scheme.ts';
import { fillScheme } from '../../../app/archive/fill-scheme.ts';
import { proposeFondsOfDocument } from '../../../app/archive/propose-fonds-of-document.ts';
import { changeFonds, openFonds, type FondsEntry } from '../../../app/archive/save-fonds.ts';
import type { NodeKind } from '../../../domain/archive/classification-scheme.ts';
import type { FondsState } from '../../../domain/archive/fonds.ts';
import type { NodePlace } from '../../../domain/archive/scheme-tree.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { fondsProposalView } from '../../views/archive/fonds-proposal.ts';
import { demandOpenScan, fileOfDocument } from '../open-scan.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface FondsQuery extends PagedQuery {
  readonly text?: string;
  readonly state?: FondsState;
  readonly creator?: string;
}

export function fondsRoutes(deps: HttpDeps): readonly Route[] {
  return [...ownRoutes(deps), ...schemeRoutes(deps), ...headingRoutes(deps)];
}

function actorOf({ caller }: Pick<Call, 'caller'>): string {
  return caller().account.name;
}

function ownRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: FondsQuery }>('listFonds', async ({ query }) => {
      const { text, state, creator } = query;
      const filter = {
        ...(text !== undefined && { text }),
        ...(state !== undefined && { state }),
        ...(creator !== undefined && { creatorId: creator }),
      };
      return ok(await deps.store.fonds.list(filter, pageRequest(query)));
    }),
    defineRoute<IdPath>('readFonds', async ({ path }) => ok(await requireFonds(deps, path.id))),
    defineRoute<{ body: FondsEntry }>('createFonds', async (call) => {
      const made = await openFonds(deps, { entry: call.body, actor: actorOf(call) });
      return { status: 201, body: made };
    }),
    defineRoute<IdPath & { body: { revision: number; changes: Partial<FondsEntry> } }>('changeFonds', async (call) =>
      ok(await changeFonds(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath>('proposeFonds', async (call) => {
      const { path, language } = call;
      await demandOpenScan(deps, fileOfDocument(path.id), call);
      const proposals = await proposeFondsOfDocument(deps, path.id);
      return ok({ items: proposals.map((one) => fondsProposalView(one, language)) });
    }),
  ];
}

function schemeRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath>('readScheme', async ({ path }) => {
      await requireFonds(deps, path.id);
      return ok({ items: await deps.store.fonds.nodes(path.id) });
    }),
    defineRoute<IdPath & { body: SchemeWish & { parentId?: string | null } }>('fillScheme', async (call) => {
      const { parentId = null, ...wish } = call.body;
      const fonds = await requireFonds(deps, call.path.id);
      const drafts = draftScheme(fonds, wish);
      const source = wish.template !== undefined && { source: wish.template };
      const items = await fillScheme(deps, { fondsId: fonds.id, parentId, drafts, ...source, actor: actorOf(call) });
      return { status: 201, body: { items } };
    }),
  ];
}

interface HeadingChange {
  readonly revision: number;
  readonly code?: string | null;
  readonly title?: string;
  readonly kind?: NodeKind;
}

function headingRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<IdPath & { body: HeadingChange }>('changeHeading', async (call) =>
      ok(await renameNode(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { body: NodePlace & { revision: number } }>('moveHeading', async (call) =>
      ok(await moveNode(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { query: { revision: number } }>('removeHeading', async (call) => {
      await removeNode(deps, { ...call.path, ...call.query, actor: actorOf(call) });
      return { status: 204 };
    }),
  ];
}

async function requireFonds({ store }: HttpDeps, id: string) {
  const fonds = await store.fonds.find(id);
  if (fonds === undefined) throw notFound();
  return fonds;
}
