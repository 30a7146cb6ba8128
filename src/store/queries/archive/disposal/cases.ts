import { sql, type Selectable, type Updateable } from 'kysely';
import type { CaseState } from '../../../../domain/disposal/case-state.ts';
import type { DisposalCase, DisposalRecord } from '../../../../domain/disposal/disposal-case.ts';
import type { Choice } from '../../../../domain/disposal/votes.ts';
import type { ArchivesLaw } from '../../../../domain/retention/retention-schedule.ts';
import type { CaseChanges, CaseFilter, CastVote, DisposalRepository } from '../../../../ports/archive/disposals.ts';
import type { PageRequest } from '../../../../ports/store/paging.ts';
import type { Database } from '../../../database.ts';
import type { DisposalCaseTable, DisposalVoteTable } from '../../../schema-disposal.ts';
import { decodeCursor, toPage } from '../../cursor.ts';
import { staleRow } from '../stale.ts';

type Cases = Pick<DisposalRepository, 'insert' | 'find' | 'lock' | 'list' | 'update' | 'votes' | 'putVotes'>;

export function makeCases(database: Database): Cases {
  const { db } = database;
  const one = (id: string) => db.selectFrom('disposal_case').selectAll().where('id', '=', id);
  return {
    insert: async (given) => {
      await db.insertInto('disposal_case').values(toRow(given)).execute();
    },
    find: async (id) => {
      const row = await one(id).executeTakeFirst();
      return row && toCase(row);
    },
    lock: async (id) => {
      const row = await one(id).forUpdate().executeTakeFirst();
      return row && toCase(row);
    },
    list: async (filter, page) => {
      const rows = await listQuery(db, filter, page).execute();
      return toPage(rows, page, { item: toCase, key: ({ id }) => [id] });
    },
    update: async (id, revision, changes) => {
      const set = { ...toColumns(changes), revision: revision + 1 };
      const update = db.updateTable('disposal_case').set(set).where('id', '=', id).where('revision', '=', revision);
      const row = await update.returningAll().executeTakeFirst();
      if (row === undefined) throw staleRow(id);
      return toCase(row);
    },
    ...makeVotes(database),
  };
}

function listQuery(db: Database['db'], filter: CaseFilter, { after, limit }: PageRequest) {
  const { fondsId, states, account, withoutSecret } = filter;
  let query = db.selectFrom('disposal_case').selectAll();
  if (fondsId !== undefined) query = query.where('fonds_id', '=', fondsId);
  if (states !== undefined) query = query.where(sql<boolean>`state = any(${[...states]}::text[])`);
  if (account !== undefined)
    query = query.where(sql<boolean>`record -> 'members' @> ${JSON.stringify([{ account }])}::jsonb`);
  if (withoutSecret === true) query = query.where('secret', '=', false);
  if (after !== undefined) query = query.where(sql<boolean>`id collate "C" < ${decodeCursor(after, 1)[0]}`);
  return query.orderBy(sql`id collate "C"`, 'desc').limit(limit + 1);
}

function makeVotes({ db }: Database): Pick<DisposalRepository, 'votes' | 'putVotes'> {
  return {
    votes: async (caseId) => {
      const query = db.selectFrom('disposal_vote').selectAll().where('case_id', '=', caseId);
      return (await query.orderBy('member_id').orderBy('item_id').execute()).map(toVote);
    },
    putVotes: async (caseId, votes) => {
      if (votes.length === 0) return;
      const at = (name: keyof CastVote) => votes.map((vote) => vote[name] ?? null);
      await sql`insert into vankho.disposal_vote (case_id, member_id, item_id, choice, reason, cast_by, cast_at)
        select ${caseId}, v.member, coalesce(v.item, ''), v.choice, v.reason, v.by, v.at::timestamptz
        from unnest(${at('memberId')}::text[], ${at('itemId')}::text[], ${at('choice')}::text[], ${at('reason')}::text[],
          ${at('castBy')}::text[], ${votes.map(({ castAt }) => castAt.toISOString())}::text[])
          as v(member, item, choice, reason, by, at)
        on conflict (case_id, member_id, item_id) do update set choice = excluded.choice, reason = excluded.reason,
          cast_by = excluded.cast_by, cast_at = excluded.cast_at`.execute(db);
    },
  };
}

function toRow(given: DisposalCase) {
  const { id, regime, secret, state, revision, record } = given;
  return {
    ...{ id, regime, secret, state, revision, record: JSON.stringify(record) },
    ...{ fonds_id: given.fondsId, opened_on: given.openedOn, opened_by: given.openedBy, decided_on: given.decidedOn },
    ...{ begun_at: given.begunAt, destroyed_on: given.destroyedOn, kept_until: given.keptUntil, file_id: given.fileId },
  };
}

/** Only what is named; undefined columns are left out by Kysely. */
function toColumns(changes: CaseChanges): Updateable<DisposalCaseTable> {
  return {
    state: changes.state,
    decided_on: changes.decidedOn,
    begun_at: changes.begunAt,
    destroyed_on: changes.destroyedOn,
    kept_until: changes.keptUntil,
    file_id: changes.fileId,
    record: changes.record && JSON.stringify(changes.record),
  };
}

/** Only this store writes the tables, so the types of their columns hold. */
function toCase(row: Selectable<DisposalCaseTable>): DisposalCase {
  return {
    ...{ id: row.id, fondsId: row.fonds_id, regime: row.regime as ArchivesLaw, secret: row.secret },
    ...{ state: row.state as CaseState, openedOn: row.opened_on, openedBy: row.opened_by, decidedOn: row.decided_on },
    ...{ begunAt: row.begun_at, destroyedOn: row.destroyed_on, keptUntil: row.kept_until, fileId: row.file_id },
    ...{ revision: row.revision, record: row.record as DisposalRecord },
  };
}

function toVote(row: Selectable<DisposalVoteTable>): CastVote {
  return {
    memberId: row.member_id,
    itemId: row.item_id === '' ? null : row.item_id,
    choice: row.choice as Choice,
    ...(row.reason !== null && { reason: row.reason }),
    castBy: row.cast_by,
    castAt: row.cast_at,
  };
}
