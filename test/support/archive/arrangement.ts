import type { StepBooking, BundleAssignment } from '../../../src/domain/arrangement/booking.ts';
import { DEFAULT_PROJECT_RECORD, type ArrangementProject } from '../../../src/domain/arrangement/project.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Bundle, Receipt } from '../../../src/domain/archive/receipt.ts';
import type { Store } from '../../../src/ports/store.ts';
import { FONDS_ID, seedFonds } from './dossiers.ts';

export const PROJECT_ID = 'a'.repeat(32);
export const RECEIPT_ID = 'b'.repeat(32);

export function aProject(parts: Partial<ArrangementProject> = {}): ArrangementProject {
  return {
    ...{ id: PROJECT_ID, title: 'Chỉnh lý phông Mẫu', process: '23', state: 'running', startsOn: '2026-01-05' },
    ...{ deadline: '2026-06-30', plannedMetres: null, fondsIds: [FONDS_ID], receiptIds: [RECEIPT_ID] },
    members: [
      { account: 'an', role: 'worker' },
      { account: 'bình', role: 'checker' },
      { account: 'chi', role: 'controller' },
      { account: 'dũng', role: 'worker' },
    ],
    record: DEFAULT_PROJECT_RECORD,
    revision: 1,
    ...parts,
  };
}

export function aReceipt(parts: Partial<Receipt> = {}): Receipt {
  const party = { organisation: 'Văn phòng Ủy ban nhân dân tỉnh Mẫu' };
  return {
    ...{ id: RECEIPT_ID, fondsId: FONDS_ID, number: '01/BBGN', receivedOn: '2026-01-05' as PartialDate },
    linearMetres: 0.5,
    record: { material: 'Tài liệu Mẫu', giver: party, receiver: party, condition: 'loose' },
    revision: 1,
    ...parts,
  };
}

export function bundleId(number: number): string {
  return `b${String(number).padStart(31, '0')}`;
}

export function aBundle(number: number, parts: Partial<Bundle> = {}): Bundle {
  return {
    ...{ id: bundleId(number), receiptId: RECEIPT_ID, number, condition: 'loose', fondsId: FONDS_ID },
    ...{ nodeId: null, placeId: null, note: null, revision: 1, ...parts },
  };
}

export function aBooking(number: number, parts: Partial<StepBooking> = {}): StepBooking {
  return {
    ...{ id: `e${String(number).padStart(31, '0')}`, projectId: PROJECT_ID, step: 'bring', subjectKind: 'bundle' },
    ...{ subjectId: bundleId(number), amount: null, worker: 'an', doneOn: '2026-01-06', note: null },
    ...{ bookedBy: 'an', bookedAt: new Date('2026-01-06T08:00:00Z'), undone: null, ...parts },
  };
}

export function anAssignment(number: number, parts: Partial<BundleAssignment> = {}): BundleAssignment {
  return {
    ...{ id: `f${String(number).padStart(31, '0')}`, projectId: PROJECT_ID, bundleId: bundleId(number), worker: 'an' },
    ...{ assignedBy: 'chi', assignedAt: new Date('2026-01-06T08:00:00Z'), ended: null, ...parts },
  };
}

/** A running project over one fonds and five bundles. */
export async function seedProject(store: Store, parts: Partial<ArrangementProject> = {}): Promise<void> {
  await seedFonds(store);
  await store.places.insertReceipt(aReceipt());
  await store.places.insertBundles([1, 2, 3, 4, 5].map((number) => aBundle(number)));
  await store.arrangement.insert(aProject(parts));
}
