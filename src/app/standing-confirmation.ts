import type { FieldName } from '../domain/metadata/field-name.ts';
import type { DocumentRow } from '../ports/store.ts';
import type { LedgerEntry } from '../ports/store/ledger.ts';
import type { AppDeps } from './deps.ts';

/** A confirmation of a whole document that nobody has taken back. */
export interface StandingConfirmation {
  readonly by: string;
  readonly at: Date;
  /** Whose values it made a person's, and nobody has spoken of since. */
  readonly fields: ReadonlySet<string>;
  /** It settled doubtful bounds. */
  readonly bounds: boolean;
}

const A_PAGE = 200;

/** As the ledger tells it: values do not say whether a person typed them or confirmed them with the rest. */
export async function standingConfirmation(
  { store }: Pick<AppDeps, 'store'>,
  { id, scanFileId }: Pick<DocumentRow, 'id' | 'scanFileId'>,
): Promise<StandingConfirmation | undefined> {
  if ((await store.readings.reviewOf(id))?.confirmed !== true) return undefined;
  const entries: LedgerEntry[] = [];
  let after: string | undefined;
  do {
    const page = await store.ledger.list(
      { subject: scanFileId },
      { limit: A_PAGE, ...(after !== undefined && { after }) },
    );
    entries.push(...page.items.filter(({ body }) => body['documentId'] === id));
    after = page.next;
  } while (after !== undefined);
  // The ledger tells the latest first.
  return entries.toReversed().reduce<StandingConfirmation | undefined>(follow, undefined);
}

function follow(before: StandingConfirmation | undefined, entry: LedgerEntry): StandingConfirmation | undefined {
  const { action, body, actor: by, at } = entry;
  if (action === 'document.confirmation-taken-back') return undefined;
  if (action === 'document.confirmed') {
    const named = Array.isArray(body['fields']) ? body['fields'].map(String) : [];
    const fields = new Set([...(before?.fields ?? []), ...named]);
    return { by, at, fields, bounds: before?.bounds === true || body['bounds'] === true };
  }
  if (before === undefined || !(action === 'field.corrected' || action === 'field.taken-back')) return before;
  return { ...before, fields: new Set([...before.fields].filter((field) => field !== body['field'])) };
}

/** What taking it back takes from a document; number and notation with the person's own word keep the whole that follows them. */
export function settledFields(
  { fields }: DocumentRow,
  { fields: settled }: StandingConfirmation,
): readonly FieldName[] {
  const own = (Object.keys(fields) as FieldName[]).filter((name) => fields[name]?.human !== undefined); // keys of a record of FieldName
  const isTyped = (name: FieldName) => own.includes(name) && !settled.has(name);
  const keepsWhole = isTyped('number') || isTyped('notation');
  return own.filter((name) => settled.has(name) && !(name === 'referenceNumber' && keepsWhole));
}
