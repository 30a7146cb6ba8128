import { fillFromRow } from '../../../domain/register/fill-from-row.ts';
import type { RegisterMatch } from '../../../ports/archive/registers.ts';
import { RequestError, StoreError } from '../../../ports/errors.ts';
import { demandFound } from '../refuse.ts';
import { rowsOfFonds } from './match-registers.ts';
import type { RegisterDeps } from './register-deps.ts';
import { tellHosts } from './tell-hosts.ts';

export interface Settlement {
  readonly documentId: string;
  /** The revision that was seen. */
  readonly revision: number;
  /** The row that the document is; null: it stands in no register. */
  readonly rowId: string | null;
  readonly actor: string;
}

/**
 * What a person says of a document and its row. The rules do not change it any more, and the row is no other document's.
 * @throws RequestError `not-found`, `invalid-request` (a row of another fonds); StoreError `stale`
 */
export async function settleMatch(deps: RegisterDeps, settlement: Settlement): Promise<RegisterMatch> {
  const { documentId, rowId, revision, actor } = settlement;
  const { registers, ledger } = deps.store;
  return deps.store.transaction(async () => {
    const before = demandFound(await registers.match(documentId), documentId);
    if (before.revision !== revision) throw new StoreError('stale', 'The match was changed in the meantime');
    const { rows, doubtful } = await rowsOfFonds(registers, before.fondsId);
    const row = rows.find(({ id }) => id === rowId);
    if (rowId !== null && row === undefined)
      throw new RequestError('invalid-request', 'No row of this fonds', { details: { field: 'rowId' } });
    const state = rowId === null ? 'unmatched' : 'paired';
    const decided = { by: actor, at: deps.clock.now() };
    const match = await registers.decide({ ...before, state, rowId, doubt: null, decided });
    const scans = await registers.scansById([documentId]);
    const scan = demandFound(scans.get(documentId), documentId);
    const fields = row === undefined ? {} : fillFromRow({ row, fields: scan.fields, doubtful });
    const changed = await registers.setValues(new Map([[documentId, { rowId, fields }]]));
    if (changed.length > 0) await tellHosts(deps, [scan]);
    const body = { documentId, rowId };
    await ledger.append({ action: 'register.settled', subject: scan.scanFileId, actor, body });
    return match;
  });
}
