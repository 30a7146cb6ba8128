import type { Viewer } from '../../../domain/access/sight.ts';
import { comparable } from '../../../domain/spreadsheet/layout.ts';
import { FileError } from '../../../ports/errors.ts';
import type { Workbook } from '../../../ports/spreadsheet.ts';
import { requireFonds } from '../dossiers/require-dossier.ts';
import { headingPaths } from './heading-paths.ts';
import { planImport, type ImportPlan } from './import-plan.ts';
import type { DifferingRow, Tally } from './import-subject.ts';
import { readDocumentRows, type DocumentRow } from './read-document-rows.ts';
import { readDossierRows, type DossierRow, type RowContext } from './read-dossier-rows.ts';
import { recogniseWorkbook, type RecognisedSheet, type RecognisedWorkbook } from './recognise-workbook.ts';
import { collectRemarks, type ImportRemark } from './remark.ts';
import type { SpreadsheetDeps } from './spreadsheet-deps.ts';
import { takenRows, writeTaken, type TakenRow } from './take-sheet.ts';

export interface DossierImport {
  readonly path: string;
  readonly fondsId: string;
  /** Id of a layout; without it the headings say which it is. */
  readonly layout?: string;
  /** Says what would happen and writes nothing. */
  readonly dryRun: boolean;
  /** `skip`: rows without faults go in; `refuse`: with one fault nothing does. */
  readonly faulty: 'skip' | 'refuse';
  /** Rows whose values go over those that stand there; all others are compared only. */
  readonly take?: readonly TakenRow[];
  /** Whoever gives the file in is told nothing of what is hidden from them. Absent: everything is seen. */
  readonly viewer?: Viewer;
  readonly actor: string;
  readonly signal?: AbortSignal;
}

export interface ImportReport {
  readonly layout: string;
  readonly sheets: { readonly dossiers: readonly string[]; readonly documents: readonly string[] };
  readonly dossiers: Readonly<Tally>;
  readonly documents: Readonly<Tally>;
  /** Rows that say otherwise, the first of them: what `take` is chosen from. */
  readonly differing: readonly DifferingRow[];
  /** False for a dry run, and where faults kept everything out. */
  readonly written: boolean;
  readonly remarks: readonly ImportRemark[];
  /** Also of those that were too many to be kept. */
  readonly remarkCount: number;
}

const MAX_DOSSIER_ROWS = 100_000;
const MAX_DOCUMENT_ROWS = 500_000;
/** More are mended in the file, not chosen one by one. */
const MOST_DIFFERING = 5_000;
/** Of all cells together: 500,000 rows of 300 letters. */
const MAX_LETTERS = 150_000_000;

/**
 * Takes dossiers and their documents in from a workbook, all that go in by one transaction. What is there already, found
 * by code or number, is compared and written over only where a person chose the row: the same file again changes nothing.
 * @throws RequestError `not-found` (fonds), `layout-unknown`; FileError
 */
export async function importDossiers(deps: SpreadsheetDeps, request: DossierImport): Promise<ImportReport> {
  const fonds = await requireFonds(deps, request.fondsId);
  const remarks = collectRemarks();
  const headings = await headingPaths(deps, fonds.id);
  const byPath = new Map([...headings].map(([id, path]) => [comparable(path), id]));
  const context: RowContext = { deps, fonds, headings: byPath, remarks };
  const { found, ...rows } = await readFile(deps, request, context);
  const { actor, viewer = { sight: 'everything' }, take = [] } = request;
  const subject = { ...rows, fondsId: fonds.id, actor, remarks, viewer, taken: takenRows(take) };
  const plan = await deps.store.transaction(async () => {
    await deps.store.dossiers.lockFonds(fonds.id);
    const made = await planImport(deps, subject);
    if (isWritten(request, made)) await write(deps, request, { found, plan: made });
    return made;
  });
  return {
    layout: found.layout.id,
    sheets: { dossiers: namesOf(found.dossiers), documents: namesOf(found.documents) },
    ...plan.tallies,
    differing: plan.differing.slice(0, MOST_DIFFERING),
    written: isWritten(request, plan),
    remarks: remarks.kept,
    remarkCount: remarks.count,
  };
}

function namesOf(sheets: readonly RecognisedSheet[]): readonly string[] {
  return sheets.map(({ name }) => name);
}

/** All rows, before the transaction: nobody waits for a file. */
async function readFile(
  { spreadsheets, layouts }: SpreadsheetDeps,
  { path, layout, signal }: DossierImport,
  context: RowContext,
) {
  const workbook = await spreadsheets.open(path, signal);
  try {
    const wanted = { layouts, ...(layout !== undefined && { wanted: layout }), ...(signal && { signal }) };
    const found = await recogniseWorkbook(workbook, wanted, context.remarks);
    const source = (sheet: RecognisedSheet) => ({ ...sourceOf(workbook, sheet, context), ...(signal && { signal }) });
    const letters = { held: 0 };
    const dossierRows = createHeld<DossierRow>(MAX_DOSSIER_ROWS, letters);
    const documentRows = createHeld<DocumentRow>(MAX_DOCUMENT_ROWS, letters);
    for (const sheet of found.dossiers)
      for await (const row of readDossierRows(source(sheet), context)) dossierRows.add(row);
    for (const sheet of found.documents)
      for await (const row of readDocumentRows(source(sheet), context)) documentRows.add(row);
    return { found, dossierRows: dossierRows.rows, documentRows: documentRows.rows };
  } finally {
    workbook.close();
  }
}

function sourceOf(workbook: Workbook, sheet: RecognisedSheet, { remarks }: RowContext) {
  return { workbook, sheet, remarks };
}

/** Rows that are held until all are read. A text that every cell refers to is small in the file and large here. */
function createHeld<Row extends Pick<DossierRow, 'place'>>(most: number, letters: { held: number }) {
  const rows: Row[] = [];
  return {
    rows,
    add(row: Row): void {
      letters.held += row.place.source.letters;
      if (rows.length >= most) throw tooLarge(most);
      if (letters.held > MAX_LETTERS) throw tooLarge(MAX_LETTERS);
      rows.push(row);
    },
  };
}

function tooLarge(limit: number): FileError {
  return new FileError('office-file-too-large', 'Too many rows or letters', { details: { limit } });
}

function isWritten({ dryRun, faulty }: DossierImport, { tallies, taken, dossiers, documents }: ImportPlan): boolean {
  const changes = dossiers.length + documents.length + taken.dossiers.length + taken.documents.length;
  const faults = tallies.dossiers.faulty + tallies.documents.faulty;
  return !dryRun && (faulty === 'skip' || faults === 0) && changes > 0;
}

async function write(
  deps: SpreadsheetDeps,
  { fondsId, actor }: DossierImport,
  { found, plan }: { readonly found: RecognisedWorkbook; readonly plan: ImportPlan },
): Promise<void> {
  const { store } = deps;
  await store.dossiers.insert(plan.dossiers);
  await store.dossiers.insertDocuments(plan.documents);
  await writeTaken(deps, { ...plan.taken, actor });
  // One entry for the whole file: an entry for each of thousands would bury all else.
  const body = { layout: found.layout.id, dossiers: plan.dossiers.length, documents: plan.documents.length };
  await store.ledger.append({ action: 'dossiers.imported', subject: fondsId, actor, body });
}
