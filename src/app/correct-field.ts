import type { FieldContent, FieldName } from '../domain/metadata/field-name.ts';
import { effectiveValue, type FieldValue } from '../domain/cataloguing/field-value.ts';
import { RequestError, StoreError } from '../ports/errors.ts';
import type { LedgerEvent } from '../ports/store/ledger.ts';
import type { DocumentRow } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { sendRecordJob } from './deliver-results.ts';
import { learnFromRecord } from './learning/learn-from-record.ts';
import { settledFields, standingConfirmation } from './standing-confirmation.ts';
import { moveScanFile } from './move-scan-file.ts';

export interface Correction {
  readonly documentId: string;
  /** The revision the person saw. */
  readonly revision: number;
  readonly field: FieldName;
  /** Undefined takes the person's value back. Already checked against the schema. */
  readonly value: FieldContent | undefined;
  readonly actor: string;
}

/**
 * Records what a person says of a field, with what stood there before, and lays the record beside the scan anew.
 * @throws RequestError `not-found`; StoreError `stale` when somebody was faster
 */
export async function correctField(deps: AppDeps, correction: Correction): Promise<DocumentRow> {
  const { documentId, revision, field, value, actor } = correction;
  return deps.store.transaction(async () => {
    const before = await requireDocument(deps, documentId);
    const seen = { documentId, revision, field, value: humanValue(before, field, value) };
    const changed = await followReference(deps, before, await deps.store.readings.setHumanValue(seen));
    if (value !== undefined) await writeAgain(deps, changed.scanFileId, field);
    await settle(deps, {
      row: changed,
      actor,
      action: value === undefined ? 'field.taken-back' : 'field.corrected',
      body: { documentId, field },
      values: { before: effectiveValue(before.fields[field] ?? {})?.value ?? null, after: value ?? null },
    });
    return changed;
  });
}

/** Emptied in the host once, set here now: this word is the later one. */
async function writeAgain({ store }: AppDeps, scanFileId: string, field: FieldName): Promise<void> {
  const known = await store.hostDocuments.find(scanFileId);
  if (known?.leftAlone.includes(field) !== true) return;
  await store.hostDocuments.save(scanFileId, { leftAlone: known.leftAlone.filter((name) => name !== field) });
}

/**
 * `103/QĐ-UBND` is made of number and notation: when a person sets one of them, the whole follows, so that no record
 * says two things. What a person typed there as a whole stays.
 */
async function followReference(deps: AppDeps, before: DocumentRow, after: DocumentRow): Promise<DocumentRow> {
  const own = after.fields.referenceNumber?.human?.value;
  const followed = own === undefined || own === referenceOf(before);
  const reference = referenceOf(after);
  if (!followed || reference === referenceOf(before)) return after;
  const spoken = after.fields.number?.human ?? after.fields.notation?.human;
  const value = spoken && reference !== undefined ? humanValue(after, 'referenceNumber', reference) : undefined;
  const { id: documentId, revision } = after;
  return deps.store.readings.setHumanValue({ documentId, revision, field: 'referenceNumber', value });
}

function referenceOf({ fields }: DocumentRow): string | undefined {
  const number = effectiveValue(fields.number ?? {})?.value;
  const notation = effectiveValue(fields.notation ?? {})?.value;
  return typeof number === 'string' && typeof notation === 'string' ? `${number}/${notation}` : undefined;
}

/** Makes every value shown a person's own: "I looked, it is right". */
export async function confirmDocument(
  deps: AppDeps,
  request: { documentId: string; revision: number; actor: string },
): Promise<DocumentRow> {
  return deps.store.transaction(async () => {
    let row = await requireSeen(deps, request);
    const review = await deps.store.readings.reviewOf(row.id);
    const confirmed: FieldName[] = [];
    for (const field of fieldNames(row)) {
      const value = effectiveValue(row.fields[field] ?? {});
      if (value === undefined || value.origin === 'human') continue;
      const human = humanValue(row, field, value.value);
      row = await deps.store.readings.setHumanValue({
        documentId: row.id,
        revision: row.revision,
        field,
        value: human,
      });
      confirmed.push(field);
    }
    row = await deps.store.readings.confirmDocument({ documentId: row.id, revision: row.revision });
    await settle(deps, {
      row,
      actor: request.actor,
      action: 'document.confirmed',
      // The bounds, too: a confirmation that is taken back asks about all that it settled.
      body: { documentId: row.id, fields: confirmed, ...(review?.doubtsBounds === true && { bounds: true }) },
    });
    return row;
  });
}

/**
 * Takes back what confirming settled: values that a person typed or took as their own one by one stay, all others are the
 * machine's again and ask as before.
 * @throws RequestError `not-found` also where nothing is confirmed; StoreError `stale`
 */
export async function takeConfirmationBack(
  deps: AppDeps,
  request: { documentId: string; revision: number; actor: string },
): Promise<DocumentRow> {
  return deps.store.transaction(async () => {
    let row = await requireSeen(deps, request);
    const standing = await standingConfirmation(deps, row);
    if (!standing) throw new RequestError('not-found', 'Nobody has confirmed it', { details: { id: row.id } });
    const fields = settledFields(row, standing);
    for (const field of fields) {
      const seen = { documentId: row.id, revision: row.revision, field, value: undefined };
      row = await deps.store.readings.setHumanValue(seen);
    }
    const { bounds: doubtsBounds } = standing;
    row = await deps.store.readings.reopenDocument({ documentId: row.id, revision: row.revision, doubtsBounds });
    const body = { documentId: row.id, fields };
    await settle(deps, { row, actor: request.actor, action: 'document.confirmation-taken-back', body });
    return row;
  });
}

function fieldNames(row: DocumentRow): readonly FieldName[] {
  return Object.keys(row.fields) as FieldName[]; // the keys of a record of FieldName
}

/** Keeps the evidence of the machine's value, so that a person's value still shows where on the page it stands. */
function humanValue(row: DocumentRow, field: FieldName, value: FieldContent | undefined): FieldValue | undefined {
  if (value === undefined) return undefined;
  const evidence = effectiveValue(row.fields[field] ?? {})?.evidence;
  return { value, confidence: 1, needsReview: false, origin: 'human', ...(evidence && { evidence }) };
}

async function requireDocument(deps: AppDeps, id: string): Promise<DocumentRow> {
  const row = await deps.store.readings.document(id);
  if (!row) throw new RequestError('not-found', 'No document of this id', { details: { id } });
  return row;
}

/** As the person saw it. */
async function requireSeen(deps: AppDeps, seen: { documentId: string; revision: number }): Promise<DocumentRow> {
  const row = await requireDocument(deps, seen.documentId);
  if (row.revision !== seen.revision) throw new StoreError('stale', 'The document was changed in the meantime');
  return row;
}

interface Settlement extends Omit<LedgerEvent, 'subject'> {
  readonly row: DocumentRow;
}

/** The file follows its documents: reviewed when none needs review any more, back to review when one does again. */
async function settle(deps: AppDeps, { row, ...event }: Settlement): Promise<void> {
  await learnFromRecord(deps, row);
  const file = await deps.store.scanFiles.find(row.scanFileId);
  const documents = await deps.store.readings.documents(row.scanFileId);
  const state = documents.some((document) => document.needsReview) ? 'review' : 'done';
  if (file && (file.state === 'review' || file.state === 'done') && file.state !== state) {
    await moveScanFile(deps, file, { state });
  }
  await sendRecordJob(deps, row.scanFileId);
  await deps.store.ledger.append({ ...event, subject: row.scanFileId });
}
