import { sql } from 'kysely';
import type { DossierRepository } from '../../../../ports/archive/dossiers.ts';
import type { Database } from '../../../database.ts';
import { visibleDossier } from '../access/visible.ts';
import { filteredDossiers } from './dossier-filter.ts';
import { toDossier } from './dossier-rows.ts';

type Windows = Pick<DossierRepository, 'window' | 'tally'>;

/** For grids: any stretch of a list by its place, and how many there are of what. */
export function makeDossierWindows(database: Database): Windows {
  return {
    window: async (filter, { offset, limit }) => {
      const query = filteredDossiers(database, filter).selectAll().orderBy('fonds_id').orderBy('position');
      return (await query.offset(offset).limit(limit).execute()).map(toDossier);
    },
    tally: async (fondsId, viewer) => {
      const { rows } = await sql<TallyRow>`
        select grouping(node_id, state, inventory_number, period) as parts, count(*)::integer as dossiers,
          count(*) filter (where ${visibleDossier(viewer)})::integer as visible,
          coalesce(node_id, state, inventory_number, period) as value
        from vankho.dossier where fonds_id = ${fondsId} and ${visibleDossier({ ...viewer, sight: 'everything' })}
        group by grouping sets ((node_id), (state), (inventory_number), (period))`.execute(database.db);
      const of = (parts: number) => rows.filter((row) => row.parts === parts);
      const all = (parts: number) => of(parts).map(({ value, dossiers }) => ({ value, dossiers }));
      // Headings and periods say something of what is hidden; states and inventories stand on its placeholder.
      const seen = (parts: number) =>
        of(parts).flatMap(({ value, visible }) => (visible === 0 ? [] : [{ value, dossiers: visible }]));
      return { nodes: seen(0b0111), states: all(0b1011), inventories: all(0b1101), periods: seen(0b1110) };
    },
  };
}

/** A bit is set in `parts` for each column by which the row is not grouped, the first column highest. */
interface TallyRow {
  readonly parts: number;
  readonly value: string | null;
  readonly dossiers: number;
  readonly visible: number;
}
