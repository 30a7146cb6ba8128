import type { EliminationItem } from '../../../domain/disposal/elimination-item.ts';
import type { DossierState, MoveGuard } from '../../../domain/workflow/dossier-state.ts';
import { moveDossiers } from '../dossiers/move-state.ts';
import type { DisposalDeps } from './disposal-deps.ts';

/** Dossiers that stand on a list whole, moved on along their own table of states. @throws RequestError `forbidden-move` */
export async function moveListed(
  deps: DisposalDeps,
  items: readonly EliminationItem[],
  { to, met }: { readonly to: DossierState; readonly met: readonly MoveGuard[] },
): Promise<void> {
  const ids = dossierIds(items);
  if (ids.length > 0) await moveDossiers(deps, { ids, to, met: new Set(met) });
}

/** Off the list: each to where it stood when it came onto it. */
export async function moveBack(deps: DisposalDeps, items: readonly EliminationItem[]): Promise<void> {
  const whole = items.filter(({ kind }) => kind === 'dossier');
  for (const [stoodAt = 'described', some] of Map.groupBy(whole, ({ record }) => record.stoodAt))
    await moveDossiers(deps, { ids: dossierIds(some), to: stoodAt, met: new Set(['stood-there-before']) });
}

function dossierIds(items: readonly EliminationItem[]): readonly string[] {
  return items.flatMap(({ kind, dossierId }) => (kind === 'dossier' && dossierId !== null ? dossierId : []));
}
