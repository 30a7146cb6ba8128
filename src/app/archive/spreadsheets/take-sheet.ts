import type { DocumentEntry, DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier, DossierDescription } from '../../../domain/archive/dossier.ts';
import type { RetentionDecision } from '../../../domain/retention/retention-decision.ts';
import { isOpenToChange, stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import { RecordError } from '../../../ports/errors.ts';
import { demandMarkStays } from '../access/demand-mark.ts';
import { decisionAfterTyping } from '../retention/typed-period.ts';
import { openCitedRows } from '../retention/cited-rows.ts';
import { tellField, type DossierRow } from './read-dossier-rows.ts';
import type { Remarks } from './remark.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';

/** A row whose values a person has chosen over those that stand there. */
export interface TakenRow {
  readonly sheet: string;
  readonly row: number;
  /** Of the dossier, as the trial told it: what was changed since stays. */
  readonly revision: number;
}

export interface TakenRows {
  /** The revision that was seen; undefined where the row is not to be taken. */
  of(place: DossierRow['place']): number | undefined;
}

export function takenRows(rows: readonly TakenRow[]): TakenRows {
  const key = (sheet: string, row: number) => `${String(row)}\n${sheet}`;
  const known = new Map(rows.map(({ sheet, row, revision }) => [key(sheet, row), revision]));
  return { of: ({ sheet, source }) => known.get(key(sheet, source.row)) };
}

/** A dossier that gets values of its row. */
export interface TakenDossier {
  readonly before: Dossier;
  readonly fields: readonly string[];
  readonly description: DossierDescription;
  readonly nodeId: string | null;
  readonly decision: RetentionDecision | null;
}

/** A document that gets those of its row. */
export interface TakenDocument {
  readonly dossier: Dossier;
  readonly before: DocumentInDossier;
  readonly entry: DocumentEntry;
}

interface Taking {
  readonly place: DossierRow['place'];
  readonly dossier: Dossier;
  /** As the person saw it. */
  readonly revision: number;
  readonly remarks: Remarks;
}

/** Whether values of a row may be taken; why not is told in the row. */
export function mayTake({ place, dossier, revision, remarks }: Taking): boolean {
  const isStale = dossier.revision !== revision;
  if (!isStale && isOpenToChange(dossier.state)) return true;
  const message = isStale ? 'import.changed-meanwhile' : 'import.closed';
  tellField(place, remarks, { field: 'number', message });
  return false;
}

/** Undefined, and told, where the row cannot stand in its place: as `changeDossier` refuses it. */
export async function takeRow(
  deps: SpreadsheetDeps,
  row: DossierRow & Pick<TakenDossier, 'fields'> & { readonly actor: string },
  taking: Taking,
): Promise<TakenDossier | undefined> {
  const { dossier: before, remarks } = taking;
  if (!mayTake(taking)) return undefined;
  const description = { ...before.description, ...row.description };
  if (before.numberFrozen && description.notation !== before.description.notation) {
    tellField(row.place, remarks, { field: 'number', message: 'import.frozen' });
    return undefined;
  }
  const typed = { before, period: description.retention, actor: row.actor };
  try {
    demandMarkStays(before.description, description);
    const decision = await decisionAfterTyping(deps, typed, openCitedRows(deps));
    return { before, fields: row.fields, description, nodeId: row.nodeId ?? before.nodeId, decision };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    for (const { field, keyword, details } of error.faults)
      tellField(row.place, remarks, { field, message: `validation.${keyword}`, details });
    return undefined;
  }
}

interface Taken {
  readonly dossiers: readonly TakenDossier[];
  readonly documents: readonly TakenDocument[];
  readonly actor: string;
}

/** Each dossier has its own entry in the ledger, with what stood there before. */
export async function writeTaken({ store }: SpreadsheetDeps, { dossiers, documents, actor }: Taken): Promise<void> {
  await store.dossiers.saveDocuments(documents.map(({ before, entry }) => ({ ...before, entry })));
  const changed = new Map(dossiers.map((one) => [one.before.id, one]));
  const ofDocuments = Map.groupBy(documents, ({ dossier }) => dossier.id);
  const all = new Map(
    [...dossiers.map(({ before }) => before), ...documents.map(({ dossier }) => dossier)].map((one) => [one.id, one]),
  );
  for (const before of all.values()) {
    const own = changed.get(before.id);
    const some = ofDocuments.get(before.id) ?? [];
    const state = before.state === 'sorting' && own?.nodeId != null ? 'described' : stateAfterChange(before.state);
    const after = await store.dossiers.update(before.id, before.revision, {
      ...{ state, checkedBy: null, editor: actor },
      ...(own && { description: own.description, nodeId: own.nodeId, retentionDecision: own.decision }),
    });
    const values = {
      before: {
        ...(own && {
          description: before.description,
          nodeId: before.nodeId,
          retentionDecision: before.retentionDecision,
        }),
        documents: some.map((one) => one.before),
      },
      after: {
        ...(own && {
          description: after.description,
          nodeId: after.nodeId,
          retentionDecision: after.retentionDecision,
        }),
        documents: some.map(({ entry }) => entry),
      },
    };
    const body = { fields: own?.fields ?? [], documents: some.length, by: 'workbook' };
    await store.ledger.append({ action: 'dossier.changed', subject: before.id, actor, body, values });
  }
}
