import { moveMaterial, type MaterialMove } from '../../../app/archive/move-material.ts';
import { addBoxes, changeBox, type BoxChange, type NewBoxes } from '../../../app/archive/save-boxes.ts';
import { addPlace, changePlace, type NewPlace, type PlaceChange } from '../../../app/archive/save-place.ts';
import { sortBundles, type BundleSorting } from '../../../app/archive/sort-bundles.ts';
import {
  addBundles,
  changeReceipt,
  takeReceipt,
  type NewReceipt,
  type ReceiptChange,
} from '../../../app/archive/take-receipt.ts';
import type { Condition, Receipt } from '../../../domain/archive/receipt.ts';
import { defineRoute, ok, type Call, type Route } from '../../api/route.ts';
import { notFound } from '../../auth/accounts.ts';
import type { HttpDeps } from '../../deps.ts';
import { movementViews } from '../../views/archive/movement.ts';
import { pageRequest, type PagedQuery } from './page-request.ts';

interface IdPath {
  readonly path: { readonly id: string };
}
interface Body<Request> {
  readonly body: Omit<Request, 'actor' | 'id'>;
}

export function materialRoutes(deps: HttpDeps): readonly Route[] {
  return [
    ...receiptRoutes(deps),
    ...bundleRoutes(deps),
    ...placeRoutes(deps),
    ...boxRoutes(deps),
    ...movementRoutes(deps),
  ];
}

function actorOf({ caller }: Pick<Call, 'caller'>): string {
  return caller().account.name;
}

async function receiptDetail({ store }: HttpDeps, receipt: Receipt): Promise<object> {
  return { receipt, bundles: await store.places.countBundles(receipt.id) };
}

function receiptRoutes(deps: HttpDeps): readonly Route[] {
  const { places } = deps.store;
  return [
    defineRoute<{ query: PagedQuery & { fonds?: string } }>('listReceipts', async ({ query }) =>
      ok(await places.listReceipts(query.fonds === undefined ? {} : { fondsId: query.fonds }, pageRequest(query))),
    ),
    defineRoute<IdPath>('readReceipt', async ({ path }) => {
      const receipt = await places.receipt(path.id);
      if (receipt === undefined) throw notFound();
      return ok(await receiptDetail(deps, receipt));
    }),
    defineRoute<Body<NewReceipt>>('createReceipt', async (call) => {
      const { receipt } = await takeReceipt(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: await receiptDetail(deps, receipt) };
    }),
    defineRoute<IdPath & Body<ReceiptChange>>('changeReceipt', async (call) =>
      ok(await changeReceipt(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
    defineRoute<IdPath & { body: { bundles: number; condition: Condition } }>('addBundles', async (call) => {
      const { receipt } = await addBundles(deps, { receiptId: call.path.id, ...call.body, actor: actorOf(call) });
      return { status: 201, body: await receiptDetail(deps, receipt) };
    }),
  ];
}

interface BundleQuery extends PagedQuery {
  readonly receipt?: string;
  readonly fonds?: string;
  readonly node?: string;
  readonly place?: string;
  readonly condition?: Condition;
}

function bundleRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: BundleQuery }>('listBundles', async ({ query }) => {
      const { receipt, fonds, node, place, condition } = query;
      const filter = {
        ...(receipt !== undefined && { receiptId: receipt }),
        ...(fonds !== undefined && { fondsId: fonds }),
        ...(node !== undefined && { nodeId: node }),
        ...(place !== undefined && { placeId: place }),
        ...(condition !== undefined && { condition }),
      };
      return ok(await deps.store.places.listBundles(filter, pageRequest(query)));
    }),
    defineRoute<Body<BundleSorting>>('sortBundles', async (call) =>
      ok({ items: await sortBundles(deps, { ...call.body, actor: actorOf(call) }) }),
    ),
  ];
}

type NewPlaceBody = Pick<NewPlace, 'parentId' | 'kind' | 'label'> & Partial<Pick<NewPlace, 'capacityMetres' | 'note'>>;

function placeRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('listPlaces', async () => ok({ items: await deps.store.places.places() })),
    defineRoute<{ body: NewPlaceBody }>('createPlace', async (call) => {
      const made = await addPlace(deps, { capacityMetres: null, note: null, ...call.body, actor: actorOf(call) });
      return { status: 201, body: made };
    }),
    defineRoute<IdPath & Body<PlaceChange>>('changePlace', async (call) =>
      ok(await changePlace(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
  ];
}

function boxRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: PagedQuery & { fonds?: string; place?: string } }>('listBoxes', async ({ query }) => {
      const { fonds, place } = query;
      const filter = { ...(fonds !== undefined && { fondsId: fonds }), ...(place !== undefined && { placeId: place }) };
      return ok(await deps.store.places.listBoxes(filter, pageRequest(query)));
    }),
    defineRoute<Body<NewBoxes>>('createBoxes', async (call) => {
      const items = await addBoxes(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: { items } };
    }),
    defineRoute<IdPath & Body<BoxChange>>('changeBox', async (call) =>
      ok(await changeBox(deps, { ...call.path, ...call.body, actor: actorOf(call) })),
    ),
  ];
}

function movementRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute<{ query: PagedQuery & { subject?: string } }>('listMovements', async ({ query }) => {
      const filter = query.subject === undefined ? {} : { subjectId: query.subject };
      const page = await deps.store.places.listMovements(filter, pageRequest(query));
      return ok({ ...page, items: await movementViews(deps.store, page.items) });
    }),
    defineRoute<Body<MaterialMove>>('moveMaterial', async (call) => {
      const items = await moveMaterial(deps, { ...call.body, actor: actorOf(call) });
      return { status: 201, body: { items: await movementViews(deps.store, items) } };
    }),
  ];
}
