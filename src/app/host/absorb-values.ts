import type { FieldContent, FieldName } from '../../domain/metadata/field-name.ts';
import { isSameContent } from '../../domain/metadata/same-content.ts';
import type { HostDocumentState } from '../../ports/host-state.ts';
import type { HostValues } from '../../ports/host-values.ts';
import type { DocumentRow } from '../../ports/store.ts';
import type { AppDeps } from '../deps.ts';
import { compareFields, without, type ComparedField } from './compare-values.ts';

/** What is known of people's values after they were looked at. */
export type Known = Pick<HostDocumentState, 'baseline' | 'taken' | 'leftAlone'>;

export interface Absorbed extends Known {
  readonly row: DocumentRow;
}

/**
 * Takes what people wrote into the host as the opinion of `host`: it counts above what the machine read and below
 * what a person says in our own console. What they emptied is not written again. Inside a transaction.
 */
export async function absorbValues(
  deps: AppDeps,
  seen: { readonly row: DocumentRow; readonly known: Known; readonly values: HostValues; readonly actor: string },
): Promise<Absorbed> {
  let now: Absorbed = { ...seen.known, row: seen.row };
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
      const said = await say(deps, now, { ...look, value: theirs });
      const leftAlone = now.leftAlone.filter((name) => name !== field);
      return { ...said, taken: { ...now.taken, [field]: theirs }, baseline: ours.baseline, leftAlone };
    }
  }
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

async function note(
  deps: AppDeps,
  row: DocumentRow,
  { compared, actor, action, values }: Look & { readonly action: string; readonly values: object },
): Promise<void> {
  const body = { documentId: row.id, field: compared.field };
  await deps.store.ledger.append({ action, subject: row.scanFileId, actor, body, values: { ...values } });
}
