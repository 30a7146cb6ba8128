import { sql } from 'kysely';
import { fold } from '../../../../domain/text/fold.ts';
import type { DossierFilter } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import { visibleDossier } from '../access/visible.ts';

/** The dossiers of a filter, in no order and with no columns yet. */
export function filteredDossiers({ db }: Database, filter: DossierFilter) {
  const equal = {
    ...{ fonds_id: filter.fondsId, inventory_number: filter.inventoryNumber },
    ...{ box_number: filter.boxNumber, period: filter.period },
  };
  let query = db.selectFrom('dossier');
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) query = query.where(sql.ref<typeof value>(column), '=', value);
  const { nodeIds, states, text } = filter;
  if (nodeIds !== undefined) query = query.where(sql<boolean>`node_id = any(${[...nodeIds]}::text[])`);
  if (states !== undefined) query = query.where(sql<boolean>`state = any(${[...states]}::text[])`);
  if (filter.visibleTo !== undefined) query = query.where(visibleDossier(filter.visibleTo));
  for (const word of fold(text ?? '').split(/\s+/))
    if (word !== '') query = query.where(sql<boolean>`strpos(title_folded, ${word}) > 0`);
  return query;
}
