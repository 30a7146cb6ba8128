import type { AccessRepository } from '../../../src/ports/archive/access.ts';

/** There are no dossiers in memory, so nothing is hidden by one. */
export function memoryAccess(): AccessRepository {
  return {
    facts: () => Promise.resolve(new Map()),
    save: () => Promise.resolve(),
    remove: () => Promise.resolve(),
    markedDossiers: () => Promise.resolve([]),
    restrictedDossiers: () => Promise.resolve([]),
    dossiersBefore: () => Promise.resolve([]),
    hiddenScans: () => Promise.resolve(new Set()),
  };
}
