import { sql, type Selectable } from 'kysely';
import type { NodeKind, SchemeNode } from '../../../domain/archive/classification-scheme.ts';
import type { FondsRepository, NodeChange } from '../../../ports/archive/fonds.ts';
import type { Database } from '../../database.ts';
import type { SchemeNodeTable } from '../../schema-authorities.ts';
import { inBatches } from './in-batches.ts';
import { staleRow } from './stale.ts';

type NodeRepository = Pick<FondsRepository, 'node' | 'nodes' | 'insertNodes' | 'updateNodes' | 'removeNode'>;

export function makeSchemeNodes({ db, router }: Database): NodeRepository {
  return {
    node: async (id) => {
      const row = await db.selectFrom('scheme_node').selectAll().where('id', '=', id).executeTakeFirst();
      return row && toNode(row);
    },
    nodes: async (fondsId) => {
      const { rows } = await sql<Selectable<SchemeNodeTable>>`
        with recursive tree as (
          select n.*, array[n.position] as way from vankho.scheme_node n
          where n.fonds_id = ${fondsId} and n.parent_id is null
          union all
          select n.*, tree.way || n.position from tree join vankho.scheme_node n on n.parent_id = tree.id
        )
        select id, fonds_id, parent_id, position, code, title, kind, revision from tree order by way`.execute(db);
      return rows.map(toNode);
    },
    insertNodes: async (nodes) => {
      await inBatches(nodes, (some) =>
        db
          .insertInto('scheme_node')
          .values(some.map(toRow))
          .execute()
          .then(() => []),
      );
    },
    updateNodes: (changes) =>
      router.transaction(async () => {
        await inBatches(changes, async (some) => {
          await updateSome(db, some);
          return [];
        });
      }),
    removeNode: async (id, revision) => {
      const remove = db.deleteFrom('scheme_node').where('id', '=', id).where('revision', '=', revision);
      if ((await remove.executeTakeFirst()).numDeletedRows !== 1n) throw staleRow(id);
    },
  };
}

/** Members that are absent keep what stands in the row; a null that is given is written. */
async function updateSome(db: Database['db'], changes: readonly NodeChange[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update vankho.scheme_node n set
      parent_id = case when c.change ? 'parentId' then c.change->>'parentId' else n.parent_id end,
      position = coalesce((c.change->>'position')::integer, n.position),
      code = case when c.change ? 'code' then c.change->>'code' else n.code end,
      title = coalesce(c.change->>'title', n.title),
      kind = coalesce(c.change->>'kind', n.kind),
      revision = n.revision + 1
    from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) as c(change)
    where n.id = c.change->>'id' and n.revision = (c.change->>'revision')::integer
    returning n.id`.execute(db);
  const written = new Set(rows.map(({ id }) => id));
  const missed = changes.find(({ id }) => !written.has(id));
  if (missed) throw staleRow(missed.id);
}

function toRow({ fondsId, parentId, ...rest }: SchemeNode) {
  return { ...rest, fonds_id: fondsId, parent_id: parentId };
}

/** Only this store writes the table, so the types of its columns hold. */
function toNode({ fonds_id: fondsId, parent_id: parentId, kind, ...rest }: Selectable<SchemeNodeTable>): SchemeNode {
  return { ...rest, fondsId, parentId, kind: kind as NodeKind };
}
