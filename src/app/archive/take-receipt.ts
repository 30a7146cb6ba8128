import {
  bundlesOf,
  type Bundle,
  type Condition,
  type Receipt,
  type ReceiptRecord,
} from '../../domain/archive/receipt.ts';
import type { ArchiveDeps } from './deps.ts';
import { demandFound, demandRecord, demandRevision, refusal } from './refuse.ts';
import { tidy } from './tidy.ts';

export interface NewReceipt extends Omit<Receipt, 'id' | 'revision'> {
  /** How many bundles to count out; absent: ten a metre. 0: none yet. */
  readonly bundles?: number;
  readonly actor: string;
}
export interface TakenReceipt {
  readonly receipt: Receipt;
  readonly bundles: number;
}

/** Five times what the largest tenders arrange. */
const MOST_BUNDLES = 20_000;

/**
 * Step 1 of arranging: material is received by minutes, and counted out into bundles that are worked through one by one.
 * Where the minutes say `mixed`, bundles begin as loose; a person says otherwise for each.
 * @throws RecordError
 */
export async function takeReceipt(deps: ArchiveDeps, given: NewReceipt): Promise<TakenReceipt> {
  const {
    bundles = bundlesOf(given.linearMetres),
    actor,
    fondsId,
    number,
    receivedOn,
    linearMetres,
    record,
  } = tidy(given);
  demandReceipt(deps, record);
  if (bundles > MOST_BUNDLES) throw refusal('bundles', 'too-many', { limit: MOST_BUNDLES });
  const receipt = { id: deps.ids.next(), fondsId, number, receivedOn, linearMetres, record, revision: 1 };
  return deps.store.transaction(async () => {
    await demandFonds(deps, fondsId);
    await deps.store.places.insertReceipt(receipt);
    const condition = record.condition === 'roughly-filed' ? 'roughly-filed' : 'loose';
    await deps.store.places.insertBundles(counted(deps, { receipt, bundles, condition }));
    const body = { linearMetres, bundles };
    const values = { after: record };
    await deps.store.ledger.append({ action: 'receipt.taken', subject: receipt.id, actor, body, values });
    return { receipt, bundles };
  });
}

export interface ReceiptChange {
  readonly id: string;
  readonly revision: number;
  readonly changes: Partial<Omit<Receipt, 'id' | 'revision'>>;
  readonly actor: string;
}

/** @throws RequestError `not-found`; RecordError; ConflictError */
export async function changeReceipt(deps: ArchiveDeps, change: ReceiptChange): Promise<Receipt> {
  const { id, revision, changes, actor } = tidy(change);
  if (changes.record) demandReceipt(deps, changes.record);
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    const before = demandFound(await places.receipt(id), id);
    demandRevision(before, { revision, stored: before, given: changes });
    if (changes.fondsId !== undefined) await demandFonds(deps, changes.fondsId);
    const after = await places.updateReceipt(id, revision, changes);
    const values = { before, after: changes };
    await ledger.append({
      ...{ action: 'receipt.changed', subject: id, actor },
      body: { fields: Object.keys(changes) },
      values,
    });
    return after;
  });
}

/** Further bundles, numbered after those that are there. @throws RequestError `not-found`; RecordError */
export async function addBundles(
  deps: ArchiveDeps,
  given: {
    readonly receiptId: string;
    readonly bundles: number;
    readonly condition: Condition;
    readonly actor: string;
  },
): Promise<TakenReceipt> {
  const { receiptId, bundles, condition, actor } = given;
  return deps.store.transaction(async () => {
    const { places, ledger } = deps.store;
    const receipt = demandFound(await places.receipt(receiptId), receiptId);
    const counts = await places.countBundles(receiptId);
    const first = counts.loose + counts['roughly-filed'] + 1;
    const all = first - 1 + bundles;
    if (all > MOST_BUNDLES) throw refusal('bundles', 'too-many', { limit: MOST_BUNDLES });
    // Whoever counts at the same time has the row first, and the other one the conflict.
    await places.updateReceipt(receiptId, receipt.revision, {});
    await places.insertBundles(counted(deps, { receipt, bundles, condition, first }));
    const body = { bundles, first };
    await ledger.append({ action: 'receipt.bundles-added', subject: receiptId, actor, body });
    return { receipt: demandFound(await places.receipt(receiptId), receiptId), bundles: all };
  });
}

function counted(
  deps: ArchiveDeps,
  given: {
    readonly receipt: Receipt;
    readonly bundles: number;
    readonly condition: Condition;
    readonly first?: number;
  },
): readonly Bundle[] {
  const { receipt, bundles, condition, first = 1 } = given;
  const none = { nodeId: null, placeId: null, note: null };
  return Array.from({ length: bundles }, (_, index) => ({
    ...{ id: deps.ids.next(), receiptId: receipt.id, number: first + index, condition },
    ...{ fondsId: receipt.fondsId, ...none, revision: 1 },
  }));
}

function demandReceipt(deps: ArchiveDeps, record: ReceiptRecord): void {
  demandRecord(deps, 'receipt', record);
  const { start, end } = record;
  if (start !== undefined && end !== undefined && end < start && !start.startsWith(end))
    throw refusal('record.end', 'span-reversed');
}

async function demandFonds({ store }: ArchiveDeps, fondsId: string | null): Promise<void> {
  if (fondsId !== null && (await store.fonds.find(fondsId)) === undefined) throw refusal('fondsId', 'unknown-fonds');
}
