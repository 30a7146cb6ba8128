import { hiddenMaterial } from '../../../app/archive/access/hidden-material.ts';
import { sightOf } from '../../../app/archive/access/sight-of.ts';
import { findDuplicates } from '../../../app/archive/disposal/find-duplicates.ts';
import { addItems, proposeExpired, removeItems, type NewItem } from '../../../app/archive/disposal/list-items.ts';
import { reviewList } from '../../../app/archive/disposal/review-list.ts';
import {
  checkList,
  isCustodian,
  isMember,
  requireVisible,
  type Viewer,
} from '../../../app/archive/disposal/show-case.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { DuplicateSign } from '../../../domain/disposal/duplicates.ts';
import type { EliminationItem, ItemState } from '../../../domain/disposal/elimination-item.ts';
import { REASON_TABLE, type ItemKind } from '../../../domain/disposal/elimination-reasons.ts';
import { defineRoute, ok, type Route } from '../../api/route.ts';
import type { HttpDeps } from '../../deps.ts';
import { addedView, checkView, groupView, itemView } from '../../views/archive/disposal.ts';
import { maskNames } from '../scan-names.ts';
import { answerCase, viewerOf, type CasePath } from './disposal-call.ts';

interface ItemQuery {
  readonly limit: number;
  readonly after?: string;
  readonly state?: ItemState;
  readonly kind?: ItemKind;
}

/** The lines of lists, and what may become one. */
export function disposalItemRoutes(deps: HttpDeps): readonly Route[] {
  return [...lineRoutes(deps), ...searchRoutes(deps)];
}

function lineRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ path: CasePath; query: ItemQuery }>('listDisposalItems', async (call) => {
      const viewer = viewerOf(call);
      const given = await requireVisible(deps, call.path.id, viewer);
      const { state, kind, ...page } = call.query;
      const filter = { ...(state !== undefined && { states: [state] }), ...(kind !== undefined && { kind }) };
      const { items, ...rest } = await deps.store.disposals.items(given.id, filter, page);
      const hidden = await hiddenItems(deps, { given, viewer, items });
      return ok({ items: items.map((item) => itemView(item, hidden.has(item.id))), ...rest });
    }),
    defineRoute<{ path: CasePath; body: { items: readonly NewItem[]; leaveOut?: boolean; revision?: number } }>(
      'addDisposalItems',
      async (call) => {
        const { id: caseId } = await requireVisible(deps, call.path.id, viewerOf(call));
        const added = await addItems(deps, { ...call.body, caseId, actor: viewerOf(call).account });
        return ok(addedView(added, call.language));
      },
    ),
    defineRoute<{ path: CasePath; body: { on?: string; revision?: number } }>('proposeExpiredItems', async (call) => {
      const command = { ...call.body, caseId: call.path.id, actor: viewerOf(call).account };
      return ok(addedView(await proposeExpired(deps, command), call.language));
    }),
    defineRoute<{ path: CasePath; body: { itemIds: readonly string[]; revision?: number } }>(
      'removeDisposalItems',
      async (call) => {
        const { id: caseId } = await requireVisible(deps, call.path.id, viewerOf(call));
        await removeItems(deps, { ...call.body, caseId, actor: viewerOf(call).account });
        return answerCase(deps, call);
      },
    ),
    defineRoute<{ path: CasePath }>('checkDisposalList', async (call) => {
      const given = await requireVisible(deps, call.path.id, viewerOf(call));
      const { staying, ...rest } = await checkList(deps, given);
      return ok(checkView({ ...rest, staying: await maskNames(deps, staying, call) }, call.language));
    }),
  ];
}

/** Members of the council of a secret list see what they judge; nobody else but custodians does. */
async function hiddenItems(
  { store }: HttpDeps,
  shown: { readonly given: DisposalCase; readonly viewer: Viewer; readonly items: readonly EliminationItem[] },
): Promise<ReadonlySet<string>> {
  const { given, viewer, items } = shown;
  if (isCustodian(viewer) || (given.secret && isMember(given, viewer))) return new Set();
  const ids = items.flatMap(({ dossierId }) => dossierId ?? []);
  const { dossiers, documents } = await hiddenMaterial({ store }, ids, { sight: sightOf(viewer.role) });
  const hides = ({ dossierId, documentId }: EliminationItem) =>
    dossiers.has(dossierId ?? '') || documents.has(documentId ?? '');
  return new Set(items.filter(hides).map(({ id }) => id));
}

interface DuplicateRequest {
  readonly fonds: string;
  readonly sign?: DuplicateSign;
  readonly limit: number;
  readonly offset: number;
}

function searchRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: DuplicateRequest }>('findDuplicates', async (call) => {
      const { fonds: fondsId, sign, limit, offset } = call.query;
      const withoutSecret = !isCustodian(viewerOf(call));
      const query = { fondsId, withoutSecret, limit, offset, ...(sign !== undefined && { signs: [sign] }) };
      const { groups, all } = await findDuplicates(deps, query);
      return ok({ items: groups.map(groupView), all });
    }),
    defineRoute('listEliminationReasons', () => Promise.resolve(ok({ items: REASON_TABLE }))),
    defineRoute<{ query: { fonds: string; year: number } }>('readReviewList', async (call) => {
      const { fonds: fondsId, year } = call.query;
      return ok(await reviewList(deps, { fondsId, year, viewer: viewerOf(call) }));
    }),
  ];
}
