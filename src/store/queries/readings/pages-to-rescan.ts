import { sql } from 'kysely';
import type { PageReading } from '../../../domain/page/page-reading.ts';
import type { HostId } from '../../../ports/host.ts';
import type { PageOf, PageRequest } from '../../../ports/store/paging.ts';
import type { DossierPlace, PageToRescan, RescanFilter } from '../../../ports/store.ts';
import type { Database } from '../../database.ts';
import { hiddenFile } from '../archive/access/visible.ts';
import { unpackJson } from '../artifacts.ts';
import { decodeCursor, toPage } from '../cursor.ts';

const DOSSIER = sql<DossierPlace | null>`(select json_build_object('inventoryNumber', held.inventory_number,
    'number', held.number, 'temporaryNumber', held.temporary_number, 'boxNumber', held.box_number)
  from vankho.archival_document document
  join vankho.dossier_document place on place.scan_document_id = document.id
  join vankho.dossier held on held.id = place.dossier_id
  where document.scan_file_id = page.scan_file_id and page.page between document.first_page and document.last_page
  order by document.ordinal limit 1)`;

/** Of files that are read: those of one that waits to be read again may have been scanned anew. */
export async function pagesToRescan(
  { db }: Pick<Database, 'db'>,
  { visibleTo }: RescanFilter,
  page: PageRequest,
): Promise<PageOf<PageToRescan>> {
  let query = db
    .selectFrom('page')
    .innerJoin('scan_file', 'scan_file.id', 'page.scan_file_id')
    .select(['page.scan_file_id', 'page.page', 'page.body', 'scan_file.name', 'scan_file.host_id'])
    .select(DOSSIER.as('dossier'))
    .where(sql<boolean>`page.verdict = 'rescan'`) // in the words of the index
    .where('scan_file.state', 'in', ['done', 'review']);
  if (visibleTo !== undefined) query = query.where(sql<boolean>`not ${hiddenFile(visibleTo)}`);
  if (page.after !== undefined) {
    const [id, number] = decodeCursor(page.after, 2);
    query = query.where(sql<boolean>`(page.scan_file_id, page.page) > (${String(id)}, ${Number(number)}::integer)`);
  }
  const rows = await query
    .orderBy('page.scan_file_id')
    .orderBy('page.page')
    .limit(page.limit + 1)
    .execute();
  const found = await Promise.all(
    rows.map(async ({ scan_file_id: scanFileId, name: fileName, host_id: hostId, page: number, body, dossier }) => {
      const { findings } = (await unpackJson(body)) as PageReading; // only `saveResult` writes it
      return { scanFileId, fileName, hostId: hostId as HostId, page: number, findings, ...(dossier && { dossier }) };
    }),
  );
  return toPage(found, page, { item: (one) => one, key: (one) => [one.scanFileId, one.page] });
}
