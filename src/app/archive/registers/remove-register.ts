import { demandFound } from '../refuse.ts';
import type { RegisterDeps } from './register-deps.ts';
import { tellHosts } from './tell-hosts.ts';

export interface RemovedRegister {
  readonly rows: number;
  /** Documents that were rows of it, and have none now. */
  readonly documents: number;
}

/**
 * Takes a register away, e.g. one of another office. Values that came from its rows go with it, unless a person has confirmed
 * them: those are the person's own. Its rows are kept as removed; taking the same register in again brings them back.
 * @throws RequestError `not-found`
 */
export async function removeRegister(
  deps: RegisterDeps,
  { registerId, actor }: { readonly registerId: string; readonly actor: string },
): Promise<RemovedRegister> {
  const { store, ids, clock } = deps;
  const { registers, ledger } = store;
  return store.transaction(async () => {
    const register = demandFound(await registers.find(registerId), registerId);
    const removed = (await registers.rows(registerId)).map(({ id }) => id);
    const documents = await registers.release(registerId);
    const done = { id: ids.next(), registerId, fileName: '', importedBy: actor, importedAt: clock.now() };
    const counts = { added: 0, changed: 0, removed: removed.length };
    await registers.saveImport({ ...done, ...counts }, { added: [], changed: [], removed });
    await registers.setRemoved(registerId, true);
    const changed = await registers.setValues(new Map(documents.map((id) => [id, { rowId: null, fields: {} }])));
    await tellHosts(deps, [...(await registers.scansById(changed)).values()]);
    const { kind, year, fondsId } = register;
    const body = { register: registerId, kind, year, rows: removed.length, documents: documents.length };
    await ledger.append({ action: 'register.removed', subject: fondsId, actor, body });
    return { rows: removed.length, documents: documents.length };
  });
}
