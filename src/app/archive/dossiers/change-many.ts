import type { Dossier } from '../../../domain/archive/dossier.ts';
import { isPortError, RequestError, type PortError } from '../../../ports/errors.ts';
import { changeDossier, type DossierChange } from './change-dossier.ts';

export interface ManyChanges {
  readonly changes: readonly Omit<DossierChange, 'actor'>[];
  /** Dossiers that the actor may not read. */
  readonly hidden: ReadonlySet<string>;
  readonly actor: string;
}
export type RowResult =
  { readonly id: string; readonly dossier: Dossier } | { readonly id: string; readonly error: PortError };

/**
 * Rows of a grid or of a block that was pasted: each is written or refused by itself, as `changeDossier` does, so that one
 * bad row keeps no good one from the record. Results in the order of the changes.
 */
export async function changeMany(
  deps: Parameters<typeof changeDossier>[0],
  { changes, hidden, actor }: ManyChanges,
): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  for (const change of changes) {
    try {
      if (hidden.has(change.id)) throw new RequestError('withheld', 'The dossier is secret');
      results.push({ id: change.id, dossier: await changeDossier(deps, { ...change, actor }) });
    } catch (error) {
      if (!isPortError(error)) throw error;
      results.push({ id: change.id, error });
    }
  }
  return results;
}
