import type { Dossier } from '../archive-types.ts';

/** A row at the end of the grid that the service has not seen; revision 0 says so. */
export function newRow(fondsId: string, nodeId: string | null): Dossier {
  return {
    ...{ id: `new-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`, fondsId, nodeId, state: 'sorting' },
    ...{ position: 0, temporaryNumber: 0, inventoryNumber: null, number: null, numberFrozen: false, code: null },
    ...{ boxNumber: null, editors: [], checkedBy: null, retentionDecision: null, revision: 0 },
    ...{ description: { title: '' }, masked: false },
  };
}
