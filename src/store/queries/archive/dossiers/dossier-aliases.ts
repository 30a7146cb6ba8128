import { sql, type Selectable } from 'kysely';
import type { DossierAlias, DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import type { DossierAliasTable } from '../../../schema-dossiers.ts';
import { inBatches } from '../in-batches.ts';

type Aliases = Pick<
  DossierRepository,
  'findByCode' | 'bearersOf' | 'leftOrdinals' | 'aliases' | 'addAliases' | 'turnAliases' | 'retiredNumbers'
>;

export function makeDossierAliases({ db }: Database): Aliases {
  return {
    findByCode: async (code, fondsId) => {
      // Numbers are names in their fonds only; the living one goes before an alias.
      const { rows } = await sql<{ dossier_id: string; document_id: string | null }>`
        select id as dossier_id, null as document_id, 0 as rank from vankho.dossier
        where code = ${code} and (${fondsId ?? null}::text is null or fonds_id = ${fondsId ?? null})
        union all
        select dossier_id, document_id, 1 from vankho.dossier_alias
        where name = ${code} and case when ${fondsId ?? null}::text is null
          then kind not in ('number', 'temporary-number') else fonds_id = ${fondsId ?? null} end
        order by rank limit 1`.execute(db);
      const [row] = rows;
      return row && { dossierId: row.dossier_id, documentId: row.document_id };
    },
    bearersOf: async (codes) => {
      const { rows } = await sql<{ code: string; dossier_id: string }>`
        select code, id as dossier_id from vankho.dossier where code = any(${[...codes]}::text[])
        union all
        select name, dossier_id from vankho.dossier_alias where kind = 'code' and name = any(${[...codes]}::text[])`.execute(
        db,
      );
      return new Map(rows.map(({ code, dossier_id: dossierId }) => [code, dossierId]));
    },
    leftOrdinals: async (code) => {
      const query = db.selectFrom('dossier_alias').select('number').where('kind', '=', 'document-code');
      const rows = await query.where(sql<boolean>`starts_with(name, ${`${code}.`})`).execute();
      return rows.map(({ number }) => number ?? 0);
    },
    aliases: async (dossierId) => {
      const query = db.selectFrom('dossier_alias').selectAll().where('dossier_id', '=', dossierId);
      return (await query.orderBy('fonds_id').orderBy('kind').orderBy('name').execute()).map(toAlias);
    },
    addAliases: async (aliases) => {
      await inBatches(aliases, async (some) => {
        await db.insertInto('dossier_alias').values(some.map(toRow)).execute();
        return [];
      });
    },
    turnAliases: async (from, to) => {
      await db.updateTable('dossier_alias').set({ dossier_id: to }).where('dossier_id', '=', from).execute();
    },
    retiredNumbers: async (fondsId) => {
      const query = db.selectFrom('dossier_alias').select(['inventory_number', 'number']).where('kind', '=', 'number');
      const rows = await query.where('fonds_id', '=', fondsId).execute();
      return rows.flatMap(({ inventory_number: inventoryNumber, number }) =>
        inventoryNumber === null || number === null ? [] : [{ inventoryNumber, number }],
      );
    },
  };
}

function toRow({ name, kind, number, ...alias }: DossierAlias) {
  return {
    ...{ name, kind, number, fonds_id: alias.fondsId, inventory_number: alias.inventoryNumber },
    ...{ dossier_id: alias.dossierId, document_id: alias.documentId },
  };
}

/** Only this store writes the table, so the types of its columns hold. */
function toAlias(row: Selectable<DossierAliasTable>): DossierAlias {
  return {
    ...{ name: row.name, kind: row.kind as DossierAlias['kind'], number: row.number, fondsId: row.fonds_id },
    ...{ inventoryNumber: row.inventory_number, dossierId: row.dossier_id, documentId: row.document_id },
  };
}
