import { sql, type Selectable } from 'kysely';
import type { Doubt, RowCandidate } from '../../../../domain/register/match-rows.ts';
import type { RegisterMatch, RegisterRepository } from '../../../../ports/archive/registers.ts';
import type { Database } from '../../../database.ts';
import type { RegisterMatchTable } from '../../../schema-registers.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow, staleWhenTaken, staleWhenTakenOrGone } from '../stale.ts';

type Matches = Pick<
  RegisterRepository,
  'matches' | 'holders' | 'match' | 'settled' | 'listMatches' | 'replaceMatches' | 'decide' | 'release'
>;

export function makeMatches(database: Database): Matches {
  const { db } = database;
  return {
    matches: async (fondsId) => {
      const query = db.selectFrom('register_match').selectAll().where('fonds_id', '=', fondsId);
      return (await query.orderBy(sql`document_id collate "C"`).execute()).map(toMatch);
    },
    holders: async (rowIds) => {
      const query = db.selectFrom('register_match').select(['row_id', 'document_id']);
      const rows = await query.where(sql<boolean>`row_id = any(${[...rowIds]}::text[])`).execute();
      return new Map(rows.flatMap(({ row_id: row, document_id: id }) => (row === null ? [] : [[row, id] as const])));
    },
    match: async (documentId) => {
      const query = db.selectFrom('register_match').selectAll().where('document_id', '=', documentId);
      const row = await query.executeTakeFirst();
      return row && toMatch(row);
    },
    settled: async (documentIds) => {
      const query = db.selectFrom('register_match').select('document_id').where('decided_by', 'is not', null);
      const rows = await query.where(sql<boolean>`document_id = any(${[...documentIds]}::text[])`).execute();
      return new Set(rows.map(({ document_id: id }) => id));
    },
    listMatches: async ({ fondsId, state }, page) => {
      let query = db.selectFrom('register_match').selectAll().where('fonds_id', '=', fondsId);
      if (state !== undefined) query = query.where('state', '=', state);
      if (page.after !== undefined) {
        const [id] = decodeCursor(page.after, 1);
        query = query.where(sql<boolean>`document_id collate "C" > ${id}`);
      }
      const rows = await query
        .orderBy(sql`document_id collate "C"`)
        .limit(page.limit + 1)
        .execute();
      return toPage(rows, page, { item: toMatch, key: (row) => [row.document_id] });
    },
    ...makeMatchWrites(database),
  };
}

function makeMatchWrites({ db, router }: Database): Pick<Matches, 'replaceMatches' | 'decide' | 'release'> {
  return {
    replaceMatches: (fondsId, matches) =>
      router.transaction(async () => {
        const rules = db.selectFrom('register_match').selectAll().where('decided_by', 'is', null);
        // A document that lay in another fonds when its rules ran is this fonds' now.
        const ids = matches.map(({ documentId }) => documentId);
        const before = await rules
          .where(sql<boolean>`(fonds_id = ${fondsId} or document_id = any(${ids}::text[]))`)
          .execute();
        const standing = new Map(before.map((row) => [row.document_id, saying(toMatch(row))]));
        const anew = matches.filter((match) => standing.get(match.documentId) !== saying(match));
        const wanted = new Set(ids);
        const old = [
          ...anew.map(({ documentId }) => documentId),
          ...[...standing.keys()].filter((id) => !wanted.has(id)),
        ];
        const isOld = sql<boolean>`document_id = any(${old}::text[])`;
        await db.deleteFrom('register_match').where('decided_by', 'is', null).where(isOld).execute();
        await inBatches(anew, async (some) => {
          const insert = db.insertInto('register_match').values(some.map(fromMatch));
          await insert.execute().catch(staleWhenTakenOrGone(fondsId));
          return [];
        });
      }),
    release: async (registerId) => {
      const { rows } = await sql<{ document_id: string }>`update vankho.register_match m
        set state = 'unmatched', row_id = null, doubt = null, candidates = '[]', decided_by = null, decided_at = null,
          revision = revision + 1
        from vankho.register_row w where w.id = m.row_id and w.register_id = ${registerId}
        returning m.document_id`.execute(db);
      return rows.map(({ document_id: id }) => id);
    },
    decide: async (match) => {
      const { document_id: id, revision, ...columns } = fromMatch(match);
      const row = await db
        .updateTable('register_match')
        .set({ ...columns, revision: revision + 1 })
        .where('document_id', '=', id)
        .where('revision', '=', revision)
        .returningAll()
        .executeTakeFirst()
        .catch(staleWhenTaken(id));
      if (row === undefined) throw staleRow(id);
      return toMatch(row);
    },
  };
}

function fromMatch({ documentId, fondsId, state, rowId, doubt, candidates, decided, revision }: RegisterMatch) {
  return {
    ...{ document_id: documentId, fonds_id: fondsId, state, row_id: rowId, doubt },
    ...{ candidates: JSON.stringify(candidates), revision },
    ...{ decided_by: decided?.by ?? null, decided_at: decided?.at ?? null },
  };
}

/** What is the same says the same; the revision of what is written anew begins anew. */
function saying({ fondsId, state, rowId, doubt, candidates }: RegisterMatch): string {
  return JSON.stringify([fondsId, state, rowId, doubt, candidates.map(({ rowId: id, score }) => [id, score])]);
}

/** Only this store writes the table. */
function toMatch(row: Selectable<RegisterMatchTable>): RegisterMatch {
  const { decided_by: by, decided_at: at } = row;
  return {
    ...{ documentId: row.document_id, fondsId: row.fonds_id, rowId: row.row_id, revision: row.revision },
    state: row.state as RegisterMatch['state'],
    doubt: row.doubt as Doubt | null,
    candidates: row.candidates as readonly RowCandidate[],
    decided: by === null || at === null ? null : { by, at },
  };
}
