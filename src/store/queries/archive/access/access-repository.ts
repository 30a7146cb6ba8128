import { sql, type RawBuilder } from 'kysely';
import type { AccessFacts } from '../../../../domain/access/access-facts.ts';
import { CONDITIONAL, seesEverything } from '../../../../domain/access/sight.ts';
import type { AccessRepository } from '../../../../ports/archive/access.ts';
import type { Database } from '../../../database.ts';
import { hiddenFile } from './visible.ts';

export function makeAccessRepository({ db }: Database): AccessRepository {
  return {
    facts: async (subjectIds) => {
      const query = db.selectFrom('access_facts').selectAll();
      const rows = await query.where(sql<boolean>`subject_id = any(${[...subjectIds]}::text[])`).execute();
      // Only this store writes the table.
      return new Map(rows.map(({ subject_id: id, body }) => [id, body as AccessFacts]));
    },
    save: async (facts) => {
      const body = JSON.stringify(facts);
      const insert = db.insertInto('access_facts').values({ subject_id: facts.subjectId, body });
      await insert.onConflict((conflict) => conflict.column('subject_id').doUpdateSet({ body })).execute();
    },
    remove: async (subjectIds) => {
      const remove = db.deleteFrom('access_facts');
      await remove.where(sql<boolean>`subject_id = any(${[...subjectIds]}::text[])`).execute();
    },
    markedDossiers: (fondsId) =>
      dossierIds(db, fondsId, {
        dossier: sql`dossier.secret`,
        document: sql`(document.entry ? 'secrecy' or document.entry ->> 'accessConditions' = 'Mật')`,
      }),
    restrictedDossiers: (fondsId) =>
      dossierIds(db, fondsId, {
        dossier: sql`dossier.description ->> 'accessConditions' = ${CONDITIONAL}`,
        document: sql`document.entry ->> 'accessConditions' = ${CONDITIONAL}`,
      }),
    dossiersBefore: async (account) => {
      const member = JSON.stringify([{ account }]);
      const { rows } = await sql<{ id: string }>`select distinct item.dossier_id as id from vankho.disposal_item item
        join vankho.disposal_case on disposal_case.id = item.case_id
        where item.dossier_id is not null and disposal_case.record -> 'members' @> ${member}::jsonb`.execute(db);
      return rows.map(({ id }) => id);
    },
    hiddenScans: async (scanFileIds, viewer) => {
      if (seesEverything(viewer) || scanFileIds.length === 0) return new Set();
      const { rows } = await sql<{ id: string }>`select id from vankho.scan_file
        where id = any(${[...scanFileIds]}::text[]) and ${hiddenFile(viewer)}`.execute(db);
      return new Set(rows.map(({ id }) => id));
    },
  };
}

interface Wanted {
  readonly dossier: RawBuilder<unknown>;
  readonly document: RawBuilder<unknown>;
}

async function dossierIds(
  db: Database['db'],
  fondsId: string | undefined,
  { dossier, document }: Wanted,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select dossier.id from vankho.dossier
    where dossier.state <> 'destroyed' and (${fondsId ?? null}::text is null or dossier.fonds_id = ${fondsId ?? null})
      and (${dossier} or dossier.id in (select document.dossier_id from vankho.dossier_document document where ${document}))
    order by dossier.fonds_id, dossier.position`.execute(db);
  return rows.map(({ id }) => id);
}
