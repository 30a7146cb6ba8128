import type { Config } from '../config/load-config.ts';
import { systemClock } from '../infra/system.ts';
import type { EventLog } from '../ports/event-log.ts';
import { openStore, type OpenStore } from '../store/open-store.ts';
import { placesOf } from './places.ts';

export interface StoreWatch {
  readonly log?: EventLog;
  /** The store stopped to lose nothing: the process must end. */
  readonly onBroken?: (error: Error) => void;
}

/** The store that the configuration names: a PostgreSQL server, or the embedded one in the data folder. */
export function openConfiguredStore(config: Config, watch: StoreWatch = {}): Promise<OpenStore> {
  const url = config['store.url'];
  const onIncident = (incident: { readonly kind: string; readonly error: Error }) => {
    watch.log?.error('Store incident', { kind: incident.kind });
    if (incident.kind === 'broken') watch.onBroken?.(incident.error);
  };
  const options = { clock: systemClock, onIncident };
  if (url === null) return openStore({ kind: 'embedded', folder: placesOf(config).store, ...options });
  return openStore({ kind: 'server', connectionString: url, poolSize: config['store.poolSize'], ...options });
}
