import { pricedRows, type PricedRow } from '../../../domain/retention/retention-schedule.ts';
import type { RetentionRepository, ScheduleVersion, VersionRef } from '../../../ports/archive/retention.ts';
import { refusal } from '../refuse.ts';

interface Deps {
  readonly store: { readonly retention: Pick<RetentionRepository, 'version' | 'versions'> };
}

/** A row as a decision cites it. */
export interface CitedRow {
  readonly row: PricedRow;
  readonly version: number;
}

/** Rows of schedules by their ids; each version is read once. */
export interface CitedRows {
  /** Of a decision that stands: also of a version that is out of force since. */
  find(item: string, version: number): Promise<PricedRow | undefined>;
  /**
   * For a new decision: of a version in force; the newest one with the row where none is named.
   * @throws RecordError: no such row, or its version is not in force
   */
  demand(item: string, version: number | undefined): Promise<CitedRow>;
}

export function openCitedRows(deps: Deps): CitedRows {
  const known = new Map<string, Promise<Shelf | undefined>>();
  const shelf = (ref: VersionRef) => {
    const key = `${ref.scheduleId} ${String(ref.version)}`;
    const found = known.get(key) ?? readShelf(deps, ref);
    known.set(key, found);
    return found;
  };
  const active = new Map<string, Promise<readonly number[]>>();
  const versionsOf = (scheduleId: string) => {
    const found = active.get(scheduleId) ?? activeVersions(deps, scheduleId);
    active.set(scheduleId, found);
    return found;
  };
  return {
    find: async (item, version) => (await shelf({ scheduleId: scheduleOf(item), version }))?.rows.get(item),
    demand: async (item, version) => {
      const scheduleId = scheduleOf(item);
      for (const candidate of version === undefined ? await versionsOf(scheduleId) : [version]) {
        const found = await shelf({ scheduleId, version: candidate });
        const row = found?.rows.get(item);
        if (found === undefined || row === undefined) continue;
        if (found.state !== 'active') throw refusal('item', 'decision-schedule-not-in-force', { item });
        return { row, version: candidate };
      }
      throw refusal('item', 'decision-row-unknown', { item });
    },
  };
}

/** Ids of rows begin with that of their schedule. */
function scheduleOf(item: string): string {
  return item.split('/')[0] ?? '';
}

interface Shelf extends Pick<ScheduleVersion, 'state'> {
  readonly rows: ReadonlyMap<string, PricedRow>;
}

async function readShelf({ store }: Deps, ref: VersionRef): Promise<Shelf | undefined> {
  const found = await store.retention.version(ref);
  if (found === undefined) return undefined;
  return { state: found.state, rows: new Map(pricedRows(found.schedule).map((row) => [row.id, row])) };
}

/** The newest first. */
async function activeVersions({ store }: Deps, scheduleId: string): Promise<readonly number[]> {
  const heads = await store.retention.versions({ scheduleId, states: ['active'] });
  return heads.map(({ version }) => version).sort((a, b) => b - a);
}
