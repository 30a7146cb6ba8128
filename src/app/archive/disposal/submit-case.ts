import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import { demandAllowed, factsOfList, refusedItems } from './check-list.ts';
import { demandState, lockCase, moveCase, tell, type CaseCommand, type DisposalDeps } from './disposal-deps.ts';
import { moveBack, moveListed } from './move-listed.ts';

/**
 * Closes the list and gives it to the council. The dossiers on it are "Xem xét hủy" from now on (TT 05/2025).
 * @throws RecordError naming items that may not be there; RequestError `forbidden-move`
 */
export async function submitCase(deps: DisposalDeps, command: CaseCommand): Promise<DisposalCase> {
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command);
    demandState(before, 'draft');
    const items = await deps.store.disposals.allItems(before.id);
    const refused = await refusedItems(deps, before, items);
    demandAllowed(refused);
    // Where a dossier stands now is where it goes back to.
    const states = new Map((await deps.store.dossiers.findMany(wholeIds(items))).map(({ id, state }) => [id, state]));
    const noted = items.flatMap(({ id, kind, state, dossierId, record }) => {
      const stoodAt = states.get(dossierId ?? '');
      const moved = kind === 'dossier' && stoodAt !== undefined && stoodAt !== record.stoodAt;
      return moved ? [{ id, state, record: { ...record, stoodAt } }] : [];
    });
    await deps.store.disposals.saveItems(noted);
    await deps.store.disposals.noteListedFiles(before.id);
    const after = await moveCase(deps, before, { to: 'submitted', facts: { ...factsOfList(items), refused: 0 } });
    await moveListed(deps, items, { to: 'proposed-for-elimination', met: ['elimination-list'] });
    await tell(deps, command, { what: 'submitted', body: { items: items.length } });
    return after;
  });
}

function wholeIds(items: readonly { readonly kind: string; readonly dossierId: string | null }[]): readonly string[] {
  return items.flatMap(({ kind, dossierId }) => (kind === 'dossier' ? (dossierId ?? []) : []));
}

/** Opens the list again, before a council was appointed. @throws RequestError `forbidden-move` */
export async function reopenList(deps: DisposalDeps, command: CaseCommand): Promise<DisposalCase> {
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command);
    const items = await deps.store.disposals.allItems(before.id, { states: ['listed'] });
    const after = await moveCase(deps, before, { to: 'draft', facts: factsOfList(items) });
    await moveBack(deps, items);
    await tell(deps, command, { what: 'reopened' });
    return after;
  });
}
