import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { FieldFault } from '../../ports/field-check.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import type { HostValues } from '../../ports/host-values.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { compareFields, without, type ComparedField } from './compare-values.ts';

/** What is known of people's values after they were looked at. */
export type Known = Pick<HostDocumentState, 'baseline' | 'taken' | 'leftAlone'>;

/** A value of a person that cannot stand in the record. */
export interface RefusedValue {
  readonly field: FieldName;
  readonly fault: FieldFault;
}

export interface Absorbed extends Known {
  readonly row: DocumentRow;
  readonly refused: readonly RefusedValue[];
}

/**
 * Takes what people wrote into the host as the opinion of `host`: it counts above what the machine read and below
 * what a person says in our own console. What they emptied is not written again. A value that the schema refuses does
 * not enter the record: it stays in the host, and is told of there. Inside a transaction.
 */
export async function absorbValues(
  deps: AppDeps,
  seen: { readonly row: DocumentRow; readonly known: Known; readonly values: HostValues; readonly actor: string },
): Promise<Absorbed> {
  let now: Absorbed = { ...seen.known, row: seen.row, refused: [] };
  for (const compared of compareFields(seen.row, seen.values, seen.known.baseline)) {
    now = await absorb(deps, now, { compared, actor: seen.actor });
  }
  return now;
}

interface Look {
  readonly compared: ComparedField;
  readonly actor: string;
}

async function absorb(deps: AppDeps, now: Absorbed, look: Look): Promise<Absorbed> {
  const { field, theirs, who } = look.compared;
  const before = now.taken[field];
  const ours = { taken: without(now.taken, [field]), baseline: without(now.baseline, [field]) };
  switch (who) {
    case 'nobody':
      if (before === undefined) return now;
      // A person's own value was taken away again.
      return {
        ...(await say(deps, now, { ...look, value: undefined })),
        taken: ours.taken,
        leftAlone: add(now, field),
      };
    case 'emptied':
      await note(deps, now.row, { ...look, action: 'field.emptied-in-host', values: { before: now.baseline[field] } });
      if (before === undefined) return { ...now, baseline: ours.baseline, leftAlone: add(now, field) };
      return { ...(await say(deps, now, { ...look, value: undefined })), ...ours, leftAlone: add(now, field) };
    case 'we':
      // Put back to what we had written.
      return before === undefined
        ? now
        : { ...(await say(deps, now, { ...look, value: undefined })), taken: ours.taken };
    case 'person': {
      if (theirs === undefined || (before !== undefined && isSameContent(theirs, before))) return now;
      const fault = deps.checkField(field, theirs);
      if (fault) return refuse(deps, now, { look, fault });
      const said = await say(deps, now, { ...look, value: theirs });
      const leftAlone = now.leftAlone.filter((name) => name !== field);
      return { ...said, taken: { ...now.taken, [field]: theirs }, baseline: ours.baseline, leftAlone };
    }
  }
}

/** What the person had said before counts no more. Once they take the value away, the field is left alone. */
async function refuse(
  deps: AppDeps,
  now: Absorbed,
  { look, fault }: { readonly look: Look; readonly fault: FieldFault },
): Promise<Absorbed> {
  const { field } = look.compared;
  const refused = [...now.refused, { field, fault }];
  const isKnown = now.leftAlone.includes(field) && now.taken[field] === undefined;
  if (isKnown) return { ...now, refused };
  const said = now.taken[field] === undefined ? now : await say(deps, now, { ...look, value: undefined });
  const action = 'field.refused-in-host';
  await note(deps, said.row, { ...look, action, values: {}, details: { reason: fault.keyword } });
  const gone = { taken: without(now.taken, [field]), baseline: without(now.baseline, [field]) };
  return { ...said, ...gone, leftAlone: add(now, field), refused };
}

function add({ leftAlone }: Known, field: FieldName): Known['leftAlone'] {
  return leftAlone.includes(field) ? leftAlone : [...leftAlone, field];
}

async function say(
  deps: AppDeps,
  now: Absorbed,
  { compared, actor, value }: Look & { readonly value: FieldContent | undefined },
): Promise<Absorbed> {
  const { id: documentId, revision } = now.row;
  const { field, ours } = compared;
  const row = await deps.store.readings.setHostValue({
    documentId,
    revision,
    field,
    value: value === undefined ? undefined : { value, confidence: 1, needsReview: false, origin: 'host' },
  });
  const action = value === undefined ? 'field.taken-back-in-host' : 'field.corrected-in-host';
  const values = { before: ours?.value ?? null, after: value ?? null };
  await note(deps, now.row, { compared, actor, action, values });
  return { ...now, row };
}

interface Noted extends Look {
  readonly action: string;
  /** Kept apart from the ledger (docs/adr/0011). */
  readonly values: object;
  readonly details?: object;
}

async function note(
  deps: AppDeps,
  row: DocumentRow,
  { compared, actor, action, values, details }: Noted,
): Promise<void> {
  const body = { documentId: row.id, field: compared.field, ...details };
  await deps.store.ledger.append({ action, subject: row.scanFileId, actor, body, values: { ...values } });
}
