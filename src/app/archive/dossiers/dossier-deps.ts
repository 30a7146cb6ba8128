import type { AppDeps } from '../../deps.ts';

/** What the use cases of dossiers need. */
export type DossierDeps = Pick<AppDeps, 'store' | 'ids' | 'clock' | 'checkRecord'>;
