import { sql } from 'kysely';
import type { Dossier } from '../../../../domain/archive/dossier.ts';
import type { DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import { inBatches } from '../in-batches.ts';
import { staleRow } from '../stale.ts';
import { OUTLINE, toDossier, toDossierRow, toOutline, withEditors, type DossierRow } from './dossier-rows.ts';

type Runs = Pick<
  DossierRepository,
  | 'lockFonds'
  | 'next'
  | 'outlines'
  | 'place'
  | 'occupied'
  | 'repin'
  | 'remove'
  | 'number'
  | 'clearDraftNumbers'
  | 'check'
  | 'freeze'
  | 'assignBox'
  | 'setState'
  | 'saveDecisions'
>;

/**
 * What is written for many at once: one statement each, however many dossiers. Values go as arrays: of those the planner
 * knows the length, of a JSON recordset it believes 100 rows and looks each up by itself.
 */
export function makeDossierRuns({ db }: Database): Runs {
  return {
    lockFonds: async (fondsId) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`vankho dossiers ${fondsId}`}, 0))`.execute(db);
    },
    next: async (fondsId) => {
      const { rows } = await sql<{ position: number; temporary: number }>`
        select coalesce(max(position), 0) + 1 as position,
          greatest(coalesce(max(temporary_number), 0), (select coalesce(max(a.number), 0) from vankho.dossier_alias a
            where a.fonds_id = ${fondsId} and a.kind = 'temporary-number')) + 1 as temporary
        from vankho.dossier where fonds_id = ${fondsId}`.execute(db);
      return { position: rows[0]?.position ?? 1, temporaryNumber: rows[0]?.temporary ?? 1 };
    },
    outlines: async (fondsId) => {
      const query = db.selectFrom('dossier').select(OUTLINE).where('fonds_id', '=', fondsId).orderBy('position');
      return (await query.execute()).map(toOutline);
    },
    occupied: async (ids) => {
      const { rows } = await sql<{ id: string }>`select id from unnest(${[...ids]}::text[]) as asked(id)
        where exists (select 1 from vankho.dossier_document where dossier_id = asked.id)
          or exists (select 1 from vankho.dossier_alias where dossier_id = asked.id)
          or exists (select 1 from vankho.retention_hold where dossier_id = asked.id)`.execute(db);
      return new Set(idsOf(rows));
    },
    ...makeWrites(db),
  };
}

type Writes = Omit<Runs, 'lockFonds' | 'next' | 'outlines' | 'occupied'>;

function makeWrites(db: Database['db']): Writes {
  return {
    place: async (positions) => {
      if (positions.length === 0) return;
      await sql`update vankho.dossier d set position = p.position
        from unnest(${idsOf(positions)}::text[], ${positions.map(({ position }) => position)}::integer[]) as p(id, position)
        where d.id = p.id and d.position <> p.position`.execute(db);
    },
    repin: async (turns) => {
      await sql`update vankho.dossier d set placed_after = t.behind
        from unnest(${[...turns.keys()]}::text[], ${[...turns.values()]}::text[]) as t(before, behind)
        where d.placed_after = t.before`.execute(db);
    },
    remove: async (seen) => {
      const { rows } = await sql<{ id: string }>`delete from vankho.dossier d
        using unnest(${idsOf(seen)}::text[], ${seen.map(({ revision }) => revision)}::integer[]) as s(id, revision)
        where d.id = s.id and d.revision = s.revision returning d.id`.execute(db);
      return new Set(idsOf(rows));
    },
    number: async (numbers) => {
      if (numbers.length === 0) return;
      const inventories = numbers.map(({ inventoryNumber }) => inventoryNumber);
      await sql`update vankho.dossier d set inventory_number = n.inventory, number = n.number
        from unnest(${idsOf(numbers)}::text[], ${inventories}::text[], ${numbers.map(({ number }) => number)}::integer[])
          as n(id, inventory, number)
        where d.id = n.id and not d.number_frozen`.execute(db);
    },
    clearDraftNumbers: async (ids) => {
      if (ids.length === 0) return;
      await sql`update vankho.dossier set number = null
        where id = any(${[...ids]}::text[]) and not number_frozen`.execute(db);
    },
    check: async (ids, checkedBy) => {
      await sql`update vankho.dossier set state = 'checked', checked_by = ${checkedBy}, revision = revision + 1
        where id = any(${[...ids]}::text[])`.execute(db);
    },
    freeze: async (frozen) => {
      if (frozen.length === 0) return;
      await sql`update vankho.dossier d set number_frozen = true, code = coalesce(d.code, f.code), state = 'numbered',
          revision = d.revision + 1
        from unnest(${idsOf(frozen)}::text[], ${frozen.map(({ code }) => code)}::text[]) as f(id, code)
        where d.id = f.id`.execute(db);
    },
    assignBox: async (ids, boxNumber) => {
      await sql`update vankho.dossier set box_number = ${boxNumber}::integer,
          state = ${boxNumber === null ? 'numbered' : 'boxed'}, revision = revision + 1
        where id = any(${[...ids]}::text[])`.execute(db);
    },
    saveDecisions: (dossiers, editor) => inBatches(dossiers, (some) => saveDecisions(db, some, editor)),
    setState: async (ids, state) => {
      await sql`update vankho.dossier set state = ${state}, revision = revision + 1
        where id = any(${[...ids]}::text[])`.execute(db);
    },
  };
}

async function saveDecisions(
  db: Database['db'],
  dossiers: readonly Dossier[],
  editor: string,
): Promise<readonly Dossier[]> {
  const given = dossiers.map(toDossierRow);
  const { rows } = await sql<DossierRow>`
    update vankho.dossier d set description = g.description, title_folded = g.title_folded, period = g.period,
      secret = g.secret, retention_decision = g.decision, state = g.state, checked_by = g.checked_by,
      editors = ${withEditors([editor])}, revision = d.revision + 1
    from unnest(${idsOf(given)}::text[], ${given.map(({ revision }) => revision)}::integer[],
      ${given.map(({ description }) => description)}::jsonb[], ${given.map((row) => row.title_folded)}::text[],
      ${given.map(({ period }) => period)}::text[], ${given.map(({ secret }) => secret)}::boolean[],
      ${given.map((row) => row.retention_decision)}::jsonb[], ${given.map(({ state }) => state)}::text[],
      ${given.map((row) => row.checked_by)}::text[])
      as g(id, revision, description, title_folded, period, secret, decision, state, checked_by)
    where d.id = g.id and d.revision = g.revision returning d.*`.execute(db);
  const saved = new Map(rows.map((row) => [row.id, toDossier(row)]));
  return dossiers.map(({ id }) => {
    const dossier = saved.get(id);
    if (dossier === undefined) throw staleRow(id);
    return dossier;
  });
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id);
}
