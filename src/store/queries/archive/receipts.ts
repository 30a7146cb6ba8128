import { sql, type Selectable, type Updateable } from 'kysely';
import type { PartialDate } from '../../../domain/archive/partial-date.ts';
import {
  CONDITIONS,
  type Bundle,
  type Condition,
  type Receipt,
  type ReceiptRecord,
} from '../../../domain/archive/receipt.ts';
import type { BundleChanges, BundleFilter, PlaceRepository } from '../../../ports/archive/places.ts';
import type { PageRequest } from '../../../ports/store/paging.ts';
import type { Database } from '../../database.ts';
import type { BundleTable, ReceiptTable } from '../../schema-authorities.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { inBatches } from './in-batches.ts';
import { staleRow } from './stale.ts';
import { updateSeen } from './update-seen.ts';

type ReceiptRepository = Pick<
  PlaceRepository,
  | 'receipt'
  | 'listReceipts'
  | 'insertReceipt'
  | 'updateReceipt'
  | 'bundles'
  | 'listBundles'
  | 'countBundles'
  | 'insertBundles'
  | 'updateBundles'
>;

export function makeReceipts(database: Database): ReceiptRepository {
  const { db } = database;
  return {
    receipt: async (id) => {
      const row = await db.selectFrom('receipt').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toReceipt(row);
    },
    listReceipts: async ({ fondsId }, page) => {
      let query = db.selectFrom('receipt').selectAll();
      if (fondsId !== undefined) query = query.where('fonds_id', '=', fondsId);
      if (page.after !== undefined) {
        const [on, id] = decodeCursor(page.after, 2);
        query = query.where(sql<boolean>`(received_on < ${on} or (received_on = ${on} and id > ${id}))`);
      }
      const rows = await query
        .orderBy('received_on', 'desc')
        .orderBy('id')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toReceipt, key: (row) => [row.received_on, row.id] });
    },
    insertReceipt: async ({ id, fondsId, number, receivedOn, linearMetres, record, revision }) => {
      const row = { id, fonds_id: fondsId, number, received_on: receivedOn, linear_metres: linearMetres, revision };
      await db
        .insertInto('receipt')
        .values({ ...row, body: JSON.stringify(record) })
        .execute();
    },
    updateReceipt: async (id, revision, changes) => {
      const columns: Updateable<ReceiptTable> = {
        fonds_id: changes.fondsId,
        number: changes.number,
        received_on: changes.receivedOn,
        linear_metres: changes.linearMetres,
        body: changes.record && JSON.stringify(changes.record),
        revision: revision + 1,
      };
      const update = db.updateTable('receipt').set(columns).where('id', '=', id).where('revision', '=', revision);
      const row = await update.returningAll().executeTakeFirst();
      if (row === undefined) throw staleRow(id);
      return toReceipt(row);
    },
    ...makeBundles(database),
  };
}

function makeBundles(
  database: Database,
): Pick<PlaceRepository, 'bundles' | 'listBundles' | 'countBundles' | 'insertBundles' | 'updateBundles'> {
  const { db, router } = database;
  return {
    bundles: async (ids) =>
      (await inBatches(ids, (some) => db.selectFrom('bundle').selectAll().where('id', 'in', some).execute())).map(
        toBundle,
      ),
    listBundles: async (filter, page) => {
      const rows = await bundleQuery(database, filter, page).execute();
      return toPage(rows, page, { item: toBundle, key: (row) => [row.receipt_id, row.number] });
    },
    countBundles: async (receiptId) => {
      const query = db.selectFrom('bundle').select(({ fn }) => ['condition', fn.countAll<number>().as('bundles')]);
      const rows = await query.where('receipt_id', '=', receiptId).groupBy('condition').execute();
      const counts = new Map(rows.map(({ condition, bundles }) => [condition, bundles]));
      // Built from the list of all conditions, so every key of the record is there.
      return Object.fromEntries(CONDITIONS.map((one) => [one, counts.get(one) ?? 0])) as Record<Condition, number>;
    },
    insertBundles: async (bundles) => {
      await inBatches(bundles, (some) =>
        db
          .insertInto('bundle')
          .values(some.map(toRow))
          .execute()
          .then(() => []),
      );
    },
    updateBundles: (seen, changes) =>
      router.transaction(() => updateSeen(database, { table: 'bundle', seen }, toColumns(changes))),
  };
}

function bundleQuery({ db }: Database, filter: BundleFilter, page: PageRequest) {
  let query = db.selectFrom('bundle').selectAll();
  if (filter.receiptId !== undefined) query = query.where('receipt_id', '=', filter.receiptId);
  if (filter.fondsId !== undefined) query = query.where('fonds_id', '=', filter.fondsId);
  if (filter.nodeId !== undefined) query = query.where('node_id', '=', filter.nodeId);
  if (filter.placeId !== undefined) query = query.where('place_id', '=', filter.placeId);
  if (filter.condition !== undefined) query = query.where('condition', '=', filter.condition);
  if (page.after !== undefined) {
    const [receiptId, number] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(receipt_id, number) > (${receiptId}, ${number})`);
  }
  const ordered = query.orderBy('receipt_id').orderBy('number');
  return ordered.limit(page.limit + 1);
}

function toColumns(changes: BundleChanges): Updateable<BundleTable> {
  return {
    condition: changes.condition,
    fonds_id: changes.fondsId,
    node_id: changes.nodeId,
    place_id: changes.placeId,
    note: changes.note,
  };
}

function toRow({ receiptId, fondsId, nodeId, placeId, ...rest }: Bundle) {
  return { ...rest, receipt_id: receiptId, fonds_id: fondsId, node_id: nodeId, place_id: placeId };
}

/** Only this store writes the tables, so the types of their columns hold. */
function toBundle(row: Selectable<BundleTable>): Bundle {
  const { receipt_id: receiptId, fonds_id: fondsId, node_id: nodeId, place_id: placeId, condition, ...rest } = row;
  return { ...rest, receiptId, fondsId, nodeId, placeId, condition: condition as Condition };
}

function toReceipt(row: Selectable<ReceiptTable>): Receipt {
  return {
    id: row.id,
    fondsId: row.fonds_id,
    number: row.number,
    receivedOn: row.received_on as PartialDate,
    linearMetres: row.linear_metres,
    record: row.body as ReceiptRecord,
    revision: row.revision,
  };
}
