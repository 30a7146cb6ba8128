import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { createDossierIndex } from './dossier-index.ts';
import type { DifferingRow, ImportSubject, Known, Tally } from './import-subject.ts';
import { planDocuments } from './plan-documents.ts';
import { keyOfDossier, planDossiers } from './plan-dossiers.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';
import type { TakenDocument, TakenDossier } from './take-sheet.ts';
import { dossiersOf } from './walk-fonds.ts';

export interface ImportPlan {
  readonly dossiers: readonly Dossier[];
  readonly documents: readonly DocumentInDossier[];
  readonly taken: { readonly dossiers: readonly TakenDossier[]; readonly documents: readonly TakenDocument[] };
  readonly differing: readonly DifferingRow[];
  readonly tallies: { readonly dossiers: Tally; readonly documents: Tally };
}

/** What the rows would change. Reads set-wise; writes nothing. */
export async function planImport(deps: SpreadsheetDeps, subject: ImportSubject): Promise<ImportPlan> {
  const index = createDossierIndex<Known>();
  for await (const dossier of dossiersOf(deps, subject.fondsId))
    index.add(keyOfDossier(dossier), { dossier, isNew: false, firstRow: null });
  const dossiers = await planDossiers(deps, subject, index);
  const documents = await planDocuments(deps, subject, index);
  return {
    ...{ dossiers: dossiers.added, documents: documents.added },
    taken: { dossiers: dossiers.taken, documents: documents.taken },
    differing: [...dossiers.differing, ...documents.differing],
    tallies: { dossiers: dossiers.tally, documents: documents.tally },
  };
}
