import { sql, type Selectable } from 'kysely';
import type { EliminationItem, EliminationRecord, ItemState } from '../../../../domain/disposal/elimination-item.ts';
import type { EliminationReason, ItemKind } from '../../../../domain/disposal/elimination-reasons.ts';
import type { DisposalRepository, ItemCounts, ItemFilter } from '../../../../ports/archive/disposals.ts';
import type { Database } from '../../../database.ts';
import type { DisposalItemTable } from '../../../schema-disposal.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleWhenTaken } from '../stale.ts';

type Items = Pick<
  DisposalRepository,
  'items' | 'allItems' | 'counts' | 'addItems' | 'removeItems' | 'saveItems' | 'destroyedDocuments'
>;

export function makeItems(database: Database): Items {
  const { db } = database;
  return {
    items: async (caseId, filter, page) => {
      let query = filtered(db, caseId, filter);
      if (page.after !== undefined) query = query.where('ordinal', '>', Number(decodeCursor(page.after, 1)[0]));
      const rows = await query
        .orderBy('ordinal')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toItem, key: ({ ordinal }) => [ordinal] });
    },
    allItems: async (caseId, filter = {}) =>
      (await filtered(db, caseId, filter).orderBy('ordinal').execute()).map(toItem),
    counts: (caseId) => countItems(db, caseId),
    destroyedDocuments: async (documentIds) => {
      const query = db.selectFrom('disposal_item').select(['document_id', 'case_id']).where('state', '=', 'destroyed');
      const rows = await query.where(sql<boolean>`document_id = any(${[...documentIds]}::text[])`).execute();
      return new Map(rows.map((row) => [row.document_id ?? '', row.case_id]));
    },
    ...makeWrites(database),
  };
}

function makeWrites({ db }: Database): Pick<Items, 'addItems' | 'removeItems' | 'saveItems'> {
  return {
    addItems: async (caseId, items) => {
      const last = await db
        .selectFrom('disposal_item')
        .select((row) => row.fn.max('ordinal').as('ordinal'))
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      const numbered = items.map((item, index) => ({ ...item, ordinal: (last?.ordinal ?? 0) + index + 1 }));
      await inBatches(numbered, async (some) => {
        await db.insertInto('disposal_item').values(some.map(toRow)).execute().catch(staleWhenTaken(caseId));
        return [];
      });
    },
    removeItems: async (ids) => {
      await db
        .deleteFrom('disposal_item')
        .where(sql<boolean>`id = any(${[...ids]}::text[])`)
        .execute();
    },
    saveItems: async (items) => {
      if (items.length === 0) return;
      const records = items.map(({ record }) => JSON.stringify(record));
      await sql`update vankho.disposal_item i set state = s.state, record = s.record::jsonb
        from unnest(${items.map(({ id }) => id)}::text[], ${items.map(({ state }) => state)}::text[], ${records}::text[])
          as s(id, state, record)
        where i.id = s.id`.execute(db);
    },
  };
}

function filtered(db: Database['db'], caseId: string, { states, kind, ids }: ItemFilter) {
  let query = db.selectFrom('disposal_item').selectAll().where('case_id', '=', caseId);
  if (states !== undefined) query = query.where(sql<boolean>`state = any(${[...states]}::text[])`);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (ids !== undefined) query = query.where(sql<boolean>`id = any(${[...ids]}::text[])`);
  return query;
}

async function countItems(db: Database['db'], caseId: string): Promise<ItemCounts> {
  const { rows } = await sql<{ state: ItemState; reason: string; items: number; documents: number; pages: number }>`
    select state, reason, count(*)::int as items,
      coalesce(sum(coalesce((record ->> 'documents')::int, case when kind = 'document' then 1 else 0 end)), 0)::int as documents,
      coalesce(sum((record ->> 'pages')::int), 0)::int as pages
    from vankho.disposal_item where case_id = ${caseId} group by state, reason`.execute(db);
  const byState: Record<ItemState, number> = { listed: 0, kept: 0, destroyed: 0 };
  const byReason: Record<string, number> = {};
  for (const { state, reason, items } of rows) {
    byState[state] += items;
    if (state !== 'kept') byReason[reason] = (byReason[reason] ?? 0) + items;
  }
  const live = rows.filter(({ state }) => state !== 'kept');
  const sum = (of: 'documents' | 'pages') => live.reduce((total, row) => total + row[of], 0);
  return { byState, byReason, documents: sum('documents'), pages: sum('pages') };
}

function toRow(item: EliminationItem) {
  const { id, ordinal, kind, state, reason, record } = item;
  return {
    ...{ id, ordinal, kind, state, reason, record: JSON.stringify(record) },
    ...{ case_id: item.caseId, dossier_id: item.dossierId, document_id: item.documentId },
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toItem(row: Selectable<DisposalItemTable>): EliminationItem {
  return {
    ...{ id: row.id, caseId: row.case_id, ordinal: row.ordinal, kind: row.kind as ItemKind },
    ...{ state: row.state as ItemState, reason: row.reason as EliminationReason },
    ...{ dossierId: row.dossier_id, documentId: row.document_id, record: row.record as EliminationRecord },
  };
}
