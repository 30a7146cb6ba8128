import type { DocumentEntry, DocumentInDossier } from '../archive/document-in-dossier.ts';
import type { Dossier } from '../archive/dossier.ts';
import { isDossierHidden, isHiddenFrom, type Viewer } from './sight.ts';

/** For whom something is shown, and what stands in the place of a title that he may not see, in his language. */
export interface Onlooker extends Viewer {
  readonly placeholder: string;
}

export interface Shown<Subject> {
  readonly shown: Subject;
  readonly masked: boolean;
}

/**
 * The one place where dossiers are masked: whoever lets descriptions out (answers, lists, workbooks, forms) asks here.
 * A placeholder keeps numbers and sheets whole and says nothing else: no title, notation, code (it holds year and
 * notation), dates, period, heading, keywords, persons.
 */
export function maskDossier(dossier: Dossier, onlooker: Onlooker): Shown<Dossier> {
  if (!isDossierHidden(dossier, onlooker)) return { shown: dossier, masked: false };
  const { id, fondsId, state, position, temporaryNumber, inventoryNumber, number, numberFrozen } = dossier;
  const { boxNumber, revision, description } = dossier;
  const { sheetCount } = description;
  const shown = {
    ...{ id, fondsId, state, position, temporaryNumber, inventoryNumber, number, numberFrozen, boxNumber, revision },
    ...{ nodeId: null, code: null, editors: [], checkedBy: null, retentionDecision: null },
    description: { title: onlooker.placeholder, ...(sheetCount !== undefined && { sheetCount }) },
  };
  return { shown, masked: true };
}

/** A document in a dossier that may be seen: its place and sheets stay, nothing of what it says, nor its scan. */
export function maskDocument(document: DocumentInDossier, viewer: Viewer): Shown<DocumentInDossier> {
  const { entry } = document;
  if (!isHiddenFrom(entry, viewer)) return { shown: document, masked: false };
  return { shown: { ...document, scanDocumentId: null, entry: sheetsOf(entry) }, masked: true };
}

function sheetsOf({ sheetNumber, sheetCount }: DocumentEntry): DocumentEntry {
  return { ...(sheetNumber !== undefined && { sheetNumber }), ...(sheetCount !== undefined && { sheetCount }) };
}

/** Whether a name by which a dossier is asked for tells nothing that its placeholder does not show: an id, bare numbers. */
export function isBareName(name: string): boolean {
  return /^([0-9a-f]{32}|\d{1,9}(\/\d{1,9})?)$/.test(name);
}

/** The list of documents of a dossier; of a hidden one none, for already their number says something. */
export function maskDocuments(
  dossier: Pick<Dossier, 'id' | 'description'>,
  documents: readonly DocumentInDossier[],
  viewer: Viewer,
): readonly Shown<DocumentInDossier>[] {
  return isDossierHidden(dossier, viewer) ? [] : documents.map((document) => maskDocument(document, viewer));
}
