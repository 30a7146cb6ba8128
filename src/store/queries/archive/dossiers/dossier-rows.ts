import { sql, type Selectable, type Updateable } from 'kysely';
import { isSecret, type Dossier, type DossierDescription } from '../../../../domain/archive/dossier.ts';
import type { RetentionDecision } from '../../../../domain/retention/retention-decision.ts';
import { periodKey } from '../../../../domain/retention/retention-period.ts';
import { fold } from '../../../../domain/text/fold.ts';
import type { DossierState } from '../../../../domain/workflow/dossier-state.ts';
import type { DossierChanges, DossierOutline } from '../../../../ports/archive/dossiers.ts';
import type { DossierTable } from '../../../schema-dossiers.ts';

export type DossierRow = Selectable<DossierTable>;

/** What is looked for and sorted by, taken out of the description. */
function drawnOut(description: DossierDescription) {
  const { title, retention } = description;
  return {
    description: JSON.stringify(description),
    title_folded: fold(title),
    period: retention === undefined ? null : periodKey(retention),
    secret: isSecret(description),
  };
}

export function toDossierRow(dossier: Dossier) {
  const { id, state, position, number, code, editors, revision, placedAfter, retentionDecision } = dossier;
  return {
    ...{ id, state, position, number, code, editors: [...editors], revision },
    ...{ fonds_id: dossier.fondsId, node_id: dossier.nodeId, temporary_number: dossier.temporaryNumber },
    ...{ pinned: placedAfter !== undefined, placed_after: placedAfter ?? null },
    ...{ inventory_number: dossier.inventoryNumber, number_frozen: dossier.numberFrozen },
    ...{ box_number: dossier.boxNumber, checked_by: dossier.checkedBy },
    retention_decision: retentionDecision && JSON.stringify(retentionDecision),
    ...drawnOut(dossier.description),
  };
}

/** Only what is named; undefined columns are left out by Kysely. */
export function toChangedColumns(changes: DossierChanges): Updateable<DossierTable> {
  const { description, retentionDecision, placedAfter, unpinned } = changes;
  return {
    fonds_id: changes.fondsId,
    node_id: changes.nodeId,
    state: changes.state,
    position: changes.position,
    ...(placedAfter !== undefined && { pinned: true, placed_after: placedAfter }),
    ...(unpinned === true && { pinned: false, placed_after: null }),
    inventory_number: changes.inventoryNumber,
    number: changes.number,
    number_frozen: changes.numberFrozen,
    code: changes.code,
    temporary_number: changes.temporaryNumber,
    box_number: changes.boxNumber,
    checked_by: changes.checkedBy,
    retention_decision: retentionDecision && JSON.stringify(retentionDecision),
    ...(description && drawnOut(description)),
  };
}

/** Those who changed it before, and behind them whoever of these did not. */
export function withEditors(added: readonly string[]) {
  return sql<string[]>`editors || array(
    select one from unnest(${[...new Set(added)]}::text[]) with ordinality as added(one, place)
    where one <> all(editors) order by place)`;
}

export const OUTLINE = [
  ...(['id', 'node_id', 'state', 'position', 'pinned', 'placed_after', 'inventory_number', 'number'] as const),
  ...(['number_frozen', 'revision', 'description'] as const),
] as const;

/** As `toDossier`, of fewer columns. */
export function toOutline(row: Pick<DossierRow, (typeof OUTLINE)[number]>): DossierOutline {
  return {
    ...{ id: row.id, nodeId: row.node_id, state: row.state as DossierState, position: row.position },
    ...(row.pinned && { placedAfter: row.placed_after }),
    ...{ inventoryNumber: row.inventory_number, number: row.number, numberFrozen: row.number_frozen },
    ...{ revision: row.revision, description: row.description as DossierDescription },
  };
}

/** Only this store writes the table, so the types of its columns hold. */
export function toDossier(row: DossierRow): Dossier {
  return {
    id: row.id,
    fondsId: row.fonds_id,
    nodeId: row.node_id,
    state: row.state as DossierState,
    position: row.position,
    ...(row.pinned && { placedAfter: row.placed_after }),
    temporaryNumber: row.temporary_number,
    inventoryNumber: row.inventory_number,
    number: row.number,
    numberFrozen: row.number_frozen,
    code: row.code,
    boxNumber: row.box_number,
    editors: row.editors,
    checkedBy: row.checked_by,
    retentionDecision: row.retention_decision as RetentionDecision | null,
    revision: row.revision,
    description: row.description as DossierDescription,
  };
}
