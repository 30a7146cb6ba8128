import { sql, type RawBuilder } from 'kysely';
import { keyOf, type KnownFact, type LearnedFact } from '../../../domain/learning/learned-fact.ts';
import type { LearnedRepository } from '../../../ports/store/learned.ts';
import type { Database } from '../../database.ts';
import { visibleScan } from '../archive/access/visible.ts';

interface Row {
  readonly id: string;
  readonly body: unknown;
  readonly off: boolean;
  readonly documents: number;
  readonly first_year: number;
  readonly last_year: number;
}

export function makeLearnedRepository({ db, router }: Database): LearnedRepository {
  return {
    teach: ({ documentId, year, facts, nextId }) =>
      router.transaction(async () => {
        await db.deleteFrom('learned_from').where('document_id', '=', documentId).execute();
        for (const fact of facts) {
          const { id } = await ensure(fact, nextId());
          const from = { fact_id: id, document_id: documentId, year };
          const insert = db.insertInto('learned_from').values(from);
          await insert.onConflict((conflict) => conflict.doNothing()).execute();
        }
        await sql`delete from vankho.learned_fact f where not f.switched_off
          and not exists (select 1 from vankho.learned_from l where l.fact_id = f.id)`.execute(db);
      }),
    list: () => select(sql`true`),
    switchOff: (id, off) =>
      router.transaction(async () => {
        const [found] = await select(sql`f.id = ${id}`);
        if (found === undefined) return undefined;
        await db.updateTable('learned_fact').set({ switched_off: off }).where('id', '=', id).execute();
        return { ...found, off };
      }),
    remove: (id) =>
      router.transaction(async () => {
        const [found] = await select(sql`f.id = ${id}`);
        if (found !== undefined) await db.deleteFrom('learned_fact').where('id', '=', id).execute();
        return found;
      }),
  };

  async function ensure(fact: LearnedFact, id: string): Promise<{ readonly id: string }> {
    const row = { id, kind: fact.kind, key: keyOf(fact), body: JSON.stringify(fact) };
    const insert = db.insertInto('learned_fact').values(row);
    // Set to what it is, so that its id comes back.
    const kept = insert.onConflict((conflict) =>
      conflict.columns(['kind', 'key']).doUpdateSet((set) => ({ key: set.ref('excluded.key') })),
    );
    return kept.returning('id').executeTakeFirstOrThrow();
  }

  async function select(wanted: RawBuilder<unknown>): Promise<readonly KnownFact[]> {
    const { rows } = await sql<Row>`select f.id, f.body, f.switched_off as off, count(*)::int as documents,
        min(l.year) as first_year, max(l.year) as last_year
      from vankho.learned_fact f join vankho.learned_from l on l.fact_id = f.id
      where ${wanted} and ${visibleScan(sql`l.document_id`, { sight: 'open' })}
      group by f.id order by f.kind, f.key collate "C", f.id`.execute(db);
    return rows.map(({ id, body, off, documents, ...years }) => ({
      // Only this store writes the table.
      ...(body as LearnedFact),
      ...{ id, off, documents, firstYear: years.first_year, lastYear: years.last_year },
    }));
  }
}
