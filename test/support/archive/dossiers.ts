import type { DocumentEntry, DocumentInDossier } from '../../../src/domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../src/domain/archive/dossier.ts';
import { DEFAULT_FONDS_SETTINGS, type Fonds } from '../../../src/domain/archive/fonds.ts';
import type { SchemeNode } from '../../../src/domain/archive/classification-scheme.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Store } from '../../../src/ports/store.ts';

export const FONDS_ID = 'f'.repeat(32);

export function aFonds(parts: Partial<Fonds> = {}): Fonds {
  return {
    ...{ id: FONDS_ID, code: 'P01', name: 'Phông Ủy ban nhân dân tỉnh Mẫu', state: 'closed', creatorId: null },
    ...{ start: null, end: null, scheme: 'activity-time', settings: DEFAULT_FONDS_SETTINGS, description: {} },
    ...{ revision: 1, ...parts },
  };
}

export function aNode(id: string, position: number, parts: Partial<SchemeNode> = {}): SchemeNode {
  const title = `Đề mục ${id}`;
  return {
    id,
    fondsId: FONDS_ID,
    parentId: null,
    position,
    code: null,
    title,
    kind: 'activity',
    revision: 1,
    ...parts,
  };
}

/** A fonds with the headings `n1` and `n2`. */
export async function seedFonds(store: Store): Promise<void> {
  await store.fonds.insert(aFonds());
  await store.fonds.insertNodes([aNode('n1', 0), aNode('n2', 1)]);
}

/** The `number`th dossier of the fonds, described completely. */
export function aDossier(number: number, { description, ...parts }: Partial<Dossier> = {}): Dossier {
  return {
    ...{ id: dossierId(number), fondsId: FONDS_ID, nodeId: 'n1', state: 'described', position: number },
    ...{ temporaryNumber: number, inventoryNumber: null, number: null, numberFrozen: false, code: null },
    ...{ boxNumber: null, editors: ['an'], checkedBy: null, retentionDecision: null, revision: 1 },
    ...parts,
    description: {
      title: `Hồ sơ hội nghị số ${String(number)}`,
      ...{ startDate: '2015' as PartialDate, endDate: '2016' as PartialDate },
      ...{ retention: { kind: 'years', years: 10 }, accessConditions: 'Công khai', language: ['Tiếng Việt'] },
      ...description,
    },
  };
}

export function dossierId(number: number): string {
  return String(number).padStart(32, '0');
}

export function aDocument(dossier: number, ordinal: number, entry: DocumentEntry = {}): DocumentInDossier {
  const id = `${String(dossier).padStart(4, '0')}${String(ordinal).padStart(28, '0')}`;
  return {
    id,
    dossierId: dossierId(dossier),
    ordinal,
    scanDocumentId: null,
    entry: { subject: `Văn bản ${String(ordinal)}`, ...entry },
  };
}
