import { effectiveValue, type FieldOpinions, type FieldValue } from '../../domain/cataloguing/field-value.ts';
import { documentState } from '../../domain/workflow/scan-file-state.ts';
import type { Language } from '../../infra/messages/message.ts';
import type { DocumentRow, PageSummary, ScanFile } from '../../ports/store.ts';
import { scanFileView } from './scan-file.ts';

/** `FieldValues` of the description: the values that count. */
function effectiveValues(fields: DocumentRow['fields']): object {
  return mapFields(fields, effectiveValue);
}

function mapFields(fields: DocumentRow['fields'], map: (opinions: FieldOpinions) => object | undefined): object {
  const entries = Object.entries(fields).map(([name, opinions]) => [name, map(opinions)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** `DocumentSummary` of the description. */
export function documentSummary(row: DocumentRow, file: Pick<ScanFile, 'name' | 'state'>): object {
  return {
    ...documentBase(row),
    fileName: file.name,
    state: documentState(file.state, row.needsReview),
    fields: effectiveValues(row.fields),
  };
}

function documentBase(row: DocumentRow): object {
  const { id, scanFileId, ordinal, firstPage, lastPage, needsReview, revision } = row;
  return { id, scanFileId, ordinal, firstPage, lastPage, needsReview, revision };
}

export interface DocumentContext {
  readonly scanFile: ScanFile;
  readonly pages: readonly PageSummary[];
  /** All documents of the scan file. */
  readonly documents: readonly DocumentRow[];
}

/** `DocumentDetail` of the description. */
export function documentDetail(row: DocumentRow, context: DocumentContext, language: Language): object {
  const neighbour = (ordinal: number) => context.documents.find((other) => other.ordinal === ordinal)?.id;
  const previous = neighbour(row.ordinal - 1);
  const next = neighbour(row.ordinal + 1);
  return {
    ...documentBase(row),
    fields: mapFields(row.fields, fieldState),
    pages: context.pages.filter(({ page }) => page >= row.firstPage && page <= row.lastPage).map(pageSummary),
    scanFile: scanFileView(context.scanFile, language),
    neighbours: { ...(previous !== undefined && { previous }), ...(next !== undefined && { next }) },
  };
}

function fieldState(opinions: FieldOpinions): { effective: FieldValue; opinions: FieldOpinions } | undefined {
  const effective = effectiveValue(opinions);
  return effective && { effective, opinions };
}

export function pageSummary({ page, verdict, blank, confidence }: PageSummary): PageSummary {
  return { page, verdict, blank, confidence };
}
