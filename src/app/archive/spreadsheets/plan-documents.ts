import { loweredMark } from '../access/demand-mark.ts';
import { proposedWhole } from '../dossiers/demand-unlisted.ts';
import { isDossierHidden, isHiddenFrom } from '../../../domain/access/sight.ts';
import type { DocumentEntry, DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import type { Dossier } from '../../../domain/archive/dossier.ts';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import { differencesOf, differingRow, tellDifferences, tellHidden } from './differences.ts';
import type { DossierIndex } from './dossier-index.ts';
import { newTally, type DifferingRow, type ImportSubject, type Known, type Tally } from './import-subject.ts';
import type { DocumentRow } from './read-document-rows.ts';
import { tellField } from './read-dossier-rows.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';
import { mayTake, type TakenDocument } from './take-sheet.ts';
import { documentsOf } from './walk-fonds.ts';

/** What the rows of documents would add and change. */
export async function planDocuments(deps: SpreadsheetDeps, subject: ImportSubject, index: DossierIndex<Known>) {
  const tally = newTally();
  const plan = { taken: [] as TakenDocument[], differing: [] as DifferingRow[], tally };
  const planned = new Map<string, Map<number, DocumentRow>>();
  const old = new Map<string, Dossier>();
  for (const row of subject.documentRows) {
    tally.read += 1;
    const known = index.find(row.key);
    const dossier = placeOf(row, { known, planned, subject, tally });
    if (dossier === undefined) continue;
    const ofDossier = planned.get(dossier.id) ?? new Map<number, DocumentRow>();
    ofDossier.set(row.ordinal ?? ofDossier.size + 1, row);
    planned.set(dossier.id, ofDossier);
    if (known?.isNew === false) old.set(dossier.id, dossier);
  }
  if (old.size > 0) {
    await dropPresent(deps, subject, { planned, known: old, plan });
    await dropBarred(deps, subject, { planned, known: old, plan });
  }
  const added = [...planned].flatMap(([dossierId, rows]) =>
    [...rows].flatMap(([ordinal, { entry }]) =>
      entry === undefined ? [] : [{ id: deps.ids.next(), dossierId, ordinal, scanDocumentId: null, entry }],
    ),
  );
  tally.added = added.length;
  return { added, ...plan };
}

interface Placing {
  readonly known: Known | undefined;
  readonly planned: Planned;
  readonly subject: ImportSubject;
  readonly tally: Tally;
}

/** The dossier into which a row goes; undefined, told and counted, where it goes into none. */
function placeOf(row: DocumentRow, { known, planned, subject, tally }: Placing): Dossier | undefined {
  const message = faultOf(row, known, planned);
  if (message !== undefined) tellField(row.place, subject.remarks, { field: 'dossierNumber', message });
  const dossier = message === undefined && row.entry !== undefined ? known?.dossier : undefined;
  if (dossier === undefined || dossier === null) {
    tally.faulty += 1;
    return undefined;
  }
  if (known?.isNew !== false || !isDossierHidden(dossier, subject.viewer)) return dossier;
  tellHidden(row.place, subject.remarks);
  tally.hidden += 1;
  return undefined;
}

type Planned = Map<string, Map<number, DocumentRow>>;

function faultOf(row: DocumentRow, known: Known | undefined, planned: Planned): string | undefined {
  if (row.entry === undefined) return undefined;
  if (known === undefined) return 'import.no-dossier';
  if (known.dossier === null) return 'import.dossier-faulty';
  const isTwice = row.ordinal !== undefined && planned.get(known.dossier.id)?.has(row.ordinal) === true;
  return isTwice ? 'import.ordinal-twice' : undefined;
}

interface Present {
  readonly planned: Planned;
  readonly known: ReadonlyMap<string, Dossier>;
  readonly plan: { readonly taken: TakenDocument[]; readonly differing: DifferingRow[]; readonly tally: Tally };
}

/** Documents that are there already are compared, and written over only where a person chose the row. */
async function dropPresent(deps: SpreadsheetDeps, subject: ImportSubject, present: Present): Promise<void> {
  const { planned, known } = present;
  for await (const document of documentsOf(deps, subject.fondsId)) {
    const { dossierId, ordinal } = document;
    const row = planned.get(dossierId)?.get(ordinal);
    const dossier = known.get(dossierId);
    if (row?.entry === undefined || dossier === undefined) continue;
    planned.get(dossierId)?.delete(ordinal);
    planPresent({ row, entry: row.entry, document, dossier }, subject, present.plan);
  }
}

/** Past arranging, or proposed for destruction as a whole, a dossier takes in nothing more: as `addDocuments` refuses it. */
async function dropBarred(deps: SpreadsheetDeps, { remarks }: ImportSubject, present: Present): Promise<void> {
  const { planned, known, plan } = present;
  const growing = [...known.values()].filter(({ id }) => [...(planned.get(id)?.values() ?? [])].some(hasEntry));
  const listed = await proposedWhole(
    deps,
    growing.map(({ id }) => id),
  );
  for (const { id, state } of growing) {
    const details = listed.get(id);
    if (details === undefined && isOpenToChange(state)) continue;
    const message = details === undefined ? 'import.closed' : 'validation.disposal-takes-in-nothing';
    for (const row of planned.get(id)?.values() ?? []) {
      if (!hasEntry(row)) continue;
      tellField(row.place, remarks, { field: 'dossierNumber', message, ...(details && { details }) });
      plan.tally.faulty += 1;
    }
    planned.delete(id);
  }
}

function hasEntry({ entry }: DocumentRow): boolean {
  return entry !== undefined;
}

interface PresentDocument {
  readonly row: DocumentRow;
  readonly entry: DocumentEntry;
  readonly document: DocumentInDossier;
  readonly dossier: Dossier;
}

function planPresent(
  { row: { place }, entry, document, dossier }: PresentDocument,
  { remarks, viewer, taken }: ImportSubject,
  plan: Present['plan'],
): void {
  if (isHiddenFrom(document.entry, viewer)) {
    tellHidden(place, remarks);
    plan.tally.hidden += 1;
    return;
  }
  const fields = differencesOf(document.entry, entry);
  const chosen = fields.length === 0 ? undefined : taken.of(place);
  if (chosen === undefined) {
    tellDifferences(place, fields, { remarks, message: 'import.differs' });
    plan.tally[fields.length > 0 ? 'differing' : 'unchanged'] += 1;
    if (fields.length > 0) plan.differing.push(differingRow(place, dossier, fields));
    return;
  }
  const merged = { ...document.entry, ...entry };
  const lowered = loweredMark(document.entry, merged);
  if (lowered !== undefined) tellField(place, remarks, { field: lowered, message: 'validation.mark-stands' });
  if (lowered === undefined && mayTake({ place, dossier, revision: chosen, remarks })) {
    tellDifferences(place, fields, { remarks, message: 'import.taken' });
    plan.taken.push({ dossier, before: document, entry: merged });
    plan.tally.taken += 1;
  } else plan.tally.faulty += 1;
}
