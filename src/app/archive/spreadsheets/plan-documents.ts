import { tellOthers } from './differences.ts';
import type { DossierIndex } from './dossier-index.ts';
import { newTally, type ImportSubject, type Known, type Tally } from './import-subject.ts';
import type { DocumentRow } from './read-document-rows.ts';
import { tellField } from './read-dossier-rows.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';
import { documentsOf } from './walk-fonds.ts';

export async function planDocuments(deps: SpreadsheetDeps, subject: ImportSubject, index: DossierIndex<Known>) {
  const tally = newTally();
  const planned = new Map<string, Map<number, DocumentRow>>();
  const old = new Set<string>();
  for (const row of subject.documentRows) {
    tally.read += 1;
    const known = index.find(row.key);
    const message = faultOf(row, known, planned);
    if (message !== undefined) tellField(row.place, subject.remarks, { field: 'dossierNumber', message });
    const dossier = message === undefined && row.entry !== undefined ? dossierOf(known) : null;
    if (dossier === null) {
      tally.faulty += 1;
      continue;
    }
    const ofDossier = planned.get(dossier.id) ?? new Map<number, DocumentRow>();
    ofDossier.set(row.ordinal ?? ofDossier.size + 1, row);
    planned.set(dossier.id, ofDossier);
    if (known?.isNew === false) old.add(dossier.id);
  }
  if (old.size > 0) await dropPresent(deps, subject, { planned, tally });
  const added = [...planned].flatMap(([dossierId, rows]) =>
    [...rows].flatMap(([ordinal, { entry }]) =>
      entry === undefined ? [] : [{ id: deps.ids.next(), dossierId, ordinal, scanDocumentId: null, entry }],
    ),
  );
  tally.added = added.length;
  return { added, tally };
}

function dossierOf(known: Known | undefined): Known['dossier'] {
  return known?.dossier ?? null;
}

type Planned = ReadonlyMap<string, Map<number, DocumentRow>>;

function faultOf(row: DocumentRow, known: Known | undefined, planned: Planned): string | undefined {
  if (row.entry === undefined) return undefined;
  if (known === undefined) return 'import.no-dossier';
  if (known.dossier === null) return 'import.dossier-faulty';
  const isTwice = row.ordinal !== undefined && planned.get(known.dossier.id)?.has(row.ordinal) === true;
  return isTwice ? 'import.ordinal-twice' : undefined;
}

/** Documents that are there already are compared and never written over. */
async function dropPresent(
  deps: SpreadsheetDeps,
  { fondsId, remarks }: ImportSubject,
  { planned, tally }: { readonly planned: Planned; readonly tally: Tally },
): Promise<void> {
  for await (const { dossierId, ordinal, entry } of documentsOf(deps, fondsId)) {
    const row = planned.get(dossierId)?.get(ordinal);
    if (row?.entry === undefined) continue;
    const differs = tellOthers({ row: row.place, stored: entry, given: row.entry, remarks });
    tally[differs ? 'differing' : 'unchanged'] += 1;
    planned.get(dossierId)?.delete(ordinal);
  }
}
