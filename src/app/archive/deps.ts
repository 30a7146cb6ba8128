import type { AppDeps } from '../deps.ts';

/** What the use cases of authorities, fonds and material work with. */
export type ArchiveDeps = Pick<AppDeps, 'store' | 'ids' | 'clock' | 'checkRecord'>;
