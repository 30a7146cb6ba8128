import { sql, type Selectable, type Updateable } from 'kysely';
import type { Box, Movement, Place, PlaceKind } from '../../../domain/archive/place.ts';
import { fold } from '../../../domain/text/fold.ts';
import type { BoxChanges, BoxFilter, PlaceRepository } from '../../../ports/archive/places.ts';
import type { PageRequest } from '../../../ports/store/paging.ts';
import type { Database } from '../../database.ts';
import type { BoxTable, MovementTable, PlaceTable } from '../../schema-authorities.ts';
import { decodeCursor, toPage } from '../cursor.ts';
import { inBatches } from './in-batches.ts';
import { makeReceipts } from './receipts.ts';
import { staleRow, staleWhenTaken } from './stale.ts';
import { updateSeen } from './update-seen.ts';

export function makePlaceRepository(database: Database): PlaceRepository {
  return { ...makeReceipts(database), ...makePlaces(database), ...makeBoxes(database), ...makeMovements(database) };
}

type Places = Pick<PlaceRepository, 'place' | 'path' | 'places' | 'insertPlace' | 'updatePlace'>;

function makePlaces({ db }: Database): Places {
  return {
    place: async (id) => {
      const row = await db.selectFrom('place').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toPlace(row);
    },
    path: async (id) => {
      const { rows } = await sql<Selectable<PlaceTable>>`
        with recursive way as (
          select p.*, 0 as steps from vankho.place p where p.id = ${id}
          union all
          select p.*, way.steps + 1 from way join vankho.place p on p.id = way.parent_id where way.steps < 10
        )
        select * from way order by steps desc`.execute(db);
      return rows.map(toPlace);
    },
    places: async () => {
      const query = db
        .selectFrom('place')
        .selectAll()
        .orderBy(sql`label_folded collate "C"`);
      return (await query.orderBy('id').execute()).map(toPlace);
    },
    insertPlace: async (place) => {
      const { id, parentId, kind, label, revision } = place;
      const row = { id, parent_id: parentId, kind, label, label_folded: fold(label), body: bodyOf(place), revision };
      await db.insertInto('place').values(row).execute().catch(staleWhenTaken(id));
    },
    updatePlace: async (id, revision, { label, ...rest }) => {
      const columns: Updateable<PlaceTable> = { label, label_folded: label === undefined ? undefined : fold(label) };
      const row = await db
        .updateTable('place')
        .set({ ...columns, body: sql`body || ${JSON.stringify(rest)}::jsonb`, revision: revision + 1 })
        .where('id', '=', id)
        .where('revision', '=', revision)
        .returningAll()
        .executeTakeFirst()
        .catch(staleWhenTaken(id));
      if (row === undefined) throw staleRow(id);
      return toPlace(row);
    },
  };
}

function bodyOf({ capacityMetres, note }: Place): string {
  return JSON.stringify({ capacityMetres, note });
}

/** Only this store writes the tables, so the types of their columns and bodies hold. */
function toPlace(row: Selectable<PlaceTable>): Place {
  const { id, parent_id: parentId, kind, label, revision } = row;
  const { capacityMetres, note } = row.body as Pick<Place, 'capacityMetres' | 'note'>;
  return { id, parentId, kind: kind as PlaceKind, label, capacityMetres, note, revision };
}

type Boxes = Pick<
  PlaceRepository,
  'box' | 'boxes' | 'boxesNumbered' | 'listBoxes' | 'insertBoxes' | 'updateBox' | 'placeBoxes'
>;

function makeBoxes(database: Database): Boxes {
  const { db, router } = database;
  return {
    box: async (id) => {
      const row = await boxRows(database).where('id', '=', id).executeTakeFirst();
      return row && toBox(row);
    },
    boxes: async (ids) =>
      (await inBatches(ids, (some) => boxRows(database).where('id', 'in', some).execute())).map(toBox),
    boxesNumbered: async (fondsId, number) => {
      const query = boxRows(database).where('fonds_id', '=', fondsId).where('number', '=', number);
      return (await query.orderBy('id').execute()).map(toBox);
    },
    placeBoxes: (seen, placeId) =>
      router.transaction(() => updateSeen(database, { table: 'box', seen }, { place_id: placeId })),
    listBoxes: async (filter, page) => {
      const rows = await boxQuery(database, filter, page).execute();
      return toPage(rows, page, {
        item: toBox,
        key: (row) => [row.fonds_id, row.inventory_number ?? '', row.number, row.id],
      });
    },
    insertBoxes: async (boxes) => {
      await inBatches(boxes, (some) =>
        db
          .insertInto('box')
          .values(some.map(toBoxRow))
          .execute()
          .then(() => [])
          .catch(staleWhenTaken(some[0]?.id ?? '')),
      );
    },
    updateBox: async (id, revision, changes) => {
      const columns = { ...toBoxColumns(changes), revision: revision + 1 };
      const update = db.updateTable('box').set(columns).where('id', '=', id).where('revision', '=', revision);
      const written = await update.returning('id').executeTakeFirst().catch(staleWhenTaken(id));
      if (written === undefined) throw staleRow(id);
      return toBox(await boxRows(database).where('id', '=', id).executeTakeFirstOrThrow());
    },
  };
}

/** With the first and the last official number of the dossiers that lie in each; null where none does. */
function boxRows({ db }: Database) {
  const inside = (value: 'min' | 'max') => sql<number | null>`(
    select ${sql.raw(value)}(dossier.number) from vankho.dossier
    where dossier.fonds_id = box.fonds_id and dossier.box_number = box.number and dossier.number_frozen
      and (box.inventory_number is null or dossier.inventory_number = box.inventory_number))`;
  return db
    .selectFrom('box')
    .selectAll()
    .select([inside('min').as('first_inside'), inside('max').as('last_inside')]);
}

function boxQuery(database: Database, { fondsId, placeId }: BoxFilter, page: PageRequest) {
  let query = boxRows(database);
  if (fondsId !== undefined) query = query.where('fonds_id', '=', fondsId);
  if (placeId !== undefined) query = query.where('place_id', '=', placeId);
  if (page.after !== undefined) {
    const [fonds, inventory, number, id] = decodeCursor(page.after, 4);
    query = query.where(
      sql<boolean>`(fonds_id, coalesce(inventory_number, '') collate "C", number, id)
        > (${fonds}, ${inventory}, ${number}, ${id})`,
    );
  }
  const inventory = sql`coalesce(inventory_number, '') collate "C"`;
  const ordered = query.orderBy('fonds_id').orderBy(inventory).orderBy('number').orderBy('id');
  return ordered.limit(page.limit + 1);
}

function toBoxColumns(changes: BoxChanges): Updateable<BoxTable> {
  const { retention } = changes;
  return {
    inventory_number: changes.inventoryNumber,
    number: changes.number,
    ...(retention !== undefined && { retention: retention && JSON.stringify(retention) }),
    first_dossier: changes.firstDossier,
    last_dossier: changes.lastDossier,
    place_id: changes.placeId,
    note: changes.note,
  };
}

function toBoxRow({ id, fondsId, number, note, revision, ...rest }: Box) {
  return {
    ...{ id, fonds_id: fondsId, number, note, revision },
    inventory_number: rest.inventoryNumber,
    retention: rest.retention && JSON.stringify(rest.retention),
    first_dossier: rest.firstDossier,
    last_dossier: rest.lastDossier,
    place_id: rest.placeId,
  };
}

type BoxRow = Selectable<BoxTable> & { readonly first_inside: number | null; readonly last_inside: number | null };

/** What lies in the box tells its numbers; what was typed holds for boxes whose dossiers are not in the program. */
function toBox(row: BoxRow): Box {
  return {
    id: row.id,
    fondsId: row.fonds_id,
    inventoryNumber: row.inventory_number,
    number: row.number,
    retention: row.retention as Box['retention'],
    firstDossier: row.first_inside ?? row.first_dossier,
    lastDossier: row.last_inside ?? row.last_dossier,
    placeId: row.place_id,
    note: row.note,
    revision: row.revision,
  };
}

function makeMovements({ db }: Database): Pick<PlaceRepository, 'addMovements' | 'listMovements'> {
  return {
    addMovements: async (movements) => {
      await inBatches(movements, (some) =>
        db
          .insertInto('movement')
          .values(some.map(toMovementRow))
          .execute()
          .then(() => []),
      );
    },
    listMovements: async ({ subjectId }, page) => {
      let query = db.selectFrom('movement').selectAll();
      if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
      if (page.after !== undefined) {
        const [time, id] = decodeCursor(page.after, 2);
        const at = new Date(Number(time));
        query = query.where(sql<boolean>`(at < ${at} or (at = ${at} and id < ${id}))`);
      }
      const rows = await query
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toMovement, key: (row) => [row.at.getTime(), row.id] });
    },
  };
}

function toMovementRow({ id, at, reason, actor, ...rest }: Movement): MovementTable {
  return {
    ...{ id, at, reason, actor },
    subject_kind: rest.subjectKind,
    subject_id: rest.subjectId,
    from_place_id: rest.fromPlaceId,
    to_place_id: rest.toPlaceId,
  };
}

function toMovement(row: Selectable<MovementTable>): Movement {
  return {
    ...{ id: row.id, at: row.at, reason: row.reason, actor: row.actor },
    subjectKind: row.subject_kind as Movement['subjectKind'],
    subjectId: row.subject_id,
    fromPlaceId: row.from_place_id,
    toPlaceId: row.to_place_id,
  };
}
